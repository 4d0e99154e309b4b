import { countText, findingText, sarifLog } from '../audit/index.ts';
import { type Finding, RULES } from '../registry/index.ts';
import { docsAddress, packageFile } from './package-file.ts';

export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** Findings as text for people, JSON for scripts, or SARIF 2.1.0 for code hosts. */
export function findingsAs(format: Format, findings: readonly Finding[]): string {
  if (format === 'json') return JSON.stringify({ findings }, null, 2);
  return format === 'sarif' ? sarif(findings) : [...findings.map(findingText), countText(findings)].join('\n');
}

function sarif(findings: readonly Finding[]): string {
  const rules = RULES.map((rule) => ({ ...rule, page: `docs/lint.md#${rule.id}` }));
  return sarifLog({ category: 'samtykke-lint', rules, findings }, { docs: docsAddress(packageFile()) });
}
