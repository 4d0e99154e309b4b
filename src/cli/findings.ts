import { type Finding, RULES, SEVERITIES } from '../registry/index.ts';

export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** Findings as text for people, JSON for scripts, or SARIF 2.1.0 for code hosts. */
export function findingsAs(format: Format, findings: readonly Finding[]): string {
  if (format === 'json') return JSON.stringify({ findings }, null, 2);
  return format === 'sarif' ? JSON.stringify(sarif(findings), null, 2) : text(findings);
}

function text(findings: readonly Finding[]): string {
  const lines = findings.map(({ place, severity, rule, message, mend, source }) => {
    return `${place.file}:${place.line}:${place.column} ${severity} ${rule}: ${message}\n  mend: ${mend}\n  source: ${source}`;
  });
  const counts = SEVERITIES.map(
    (severity) => [findings.filter((each) => each.severity === severity).length, severity] as const,
  );
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  return [...lines, said.length > 0 ? said.join(', ') : 'no findings'].join('\n');
}

const DOCS = 'docs/lint.md';

/** OASIS Static Analysis Results Interchange Format 2.1.0. */
function sarif(findings: readonly Finding[]): object {
  const rules = RULES.map(({ id, title, source, severity }) => ({
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title} Source: ${source}.` },
    helpUri: `${DOCS}#${id}`,
    defaultConfiguration: { level: severity },
  }));
  const results = findings.map(({ rule, severity, place, message, mend }) => ({
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: `${message}. Mend: ${mend}.` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: place.file.replaceAll('\\', '/') },
          region: { startLine: place.line, startColumn: place.column },
        },
      },
    ],
  }));
  const driver = { name: 'samtykke', informationUri: DOCS, rules };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, results }],
  };
}
