import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RuleCase } from '../../../test/support/audit-cases.ts';
import { AUDIT_REGISTRY } from '../../../test/support/audit-registry.ts';
import { CASES } from '../../../test/support/audit-rule-cases.ts';
import { auditCase } from '../../../test/support/audit-visit.ts';
import { findingsOf } from '../audit-findings.ts';
import type { AuditFinding } from '../finding.ts';
import { AUDIT_RULES } from './all-rules.ts';

/** What was left out of the visits is no news in a case about something else. */
const isBeside = ({ rule }: AuditFinding, of: string): boolean => rule === 'never-seen' && of !== 'never-seen';

async function findingsIn(each: RuleCase, of: string): Promise<readonly AuditFinding[]> {
  const { visits, published, registry = AUDIT_REGISTRY, place } = 'visits' in each ? each : { visits: each };
  const findings = findingsOf(await auditCase(registry, visits, published, place));
  return findings.filter((finding) => !isBeside(finding, of));
}

const rulesIn = async (each: RuleCase, of: string): Promise<readonly string[]> =>
  [...new Set((await findingsIn(each, of)).map(({ rule }) => rule))].sort();

describe('each rule', () => {
  it('has cases in both directions', () => {
    expect(Object.keys(CASES)).toEqual(AUDIT_RULES.map(({ id }) => id));
    for (const { wrong, right } of Object.values(CASES)) {
      expect(Object.keys(wrong).length).toBeGreaterThan(0);
      expect(Object.keys(right).length).toBeGreaterThan(0);
    }
  });

  const wrong = Object.entries(CASES).flatMap(([rule, { wrong: cases, also = {} }]) =>
    Object.entries(cases).map(([name, given]) => ({ rule, name, given, rules: [rule, ...(also[name] ?? [])].sort() })),
  );
  it.each(wrong)('$rule finds $name', async ({ rule, given, rules }) => {
    expect(await rulesIn(given, rule)).toEqual(rules);
  });

  const right = Object.entries(CASES).flatMap(([rule, { right: cases, alsoRight = {} }]) =>
    Object.entries(cases).map(([name, given]) => ({ rule, name, given, rules: alsoRight[name] ?? [] })),
  );
  it.each(right)('$rule leaves alone $name', async ({ rule, given, rules }) => {
    expect(await rulesIn(given, rule)).toEqual(rules);
  });
});

describe('evidence', () => {
  const identifier = '0123456789abcdef';
  /** The same case, of scripts whose addresses say who asked for them. */
  const withIdentifiers = (given: RuleCase): RuleCase =>
    JSON.parse(JSON.stringify(given).replace(/("url":"https:[^"?]*\.js)"/g, `$1?uid=${identifier}"`)) as RuleCase;

  it.each(['undeclared', 'fingerprinting'])('of %s shows calls without whole identifiers', async (rule) => {
    const cases = Object.values(CASES[rule]?.wrong ?? {}).map(withIdentifiers);
    const found = (await Promise.all(cases.map((each) => findingsIn(each, rule)))).flat();
    const stacks = JSON.stringify(found.flatMap(({ evidence }) => evidence.flatMap(({ stack = [] }) => stack)));
    expect(stacks).toContain('.js?uid=012…"');
    expect(stacks).not.toContain(identifier);
  });
});

describe('docs/audit', () => {
  const folder = new URL('../../../docs/audit/', import.meta.url);
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

  it('has a page for each rule, and no other', () => {
    const pages = readdirSync(folder).filter((name) => name !== 'README.md');
    expect(pages.sort()).toEqual(AUDIT_RULES.map(({ id }) => `${id}.md`).sort());
  });

  it.each(AUDIT_RULES)('$id: what it wants, how grave it is, by what law, and what does not count', (rule) => {
    const page = read(`${rule.id}.md`);
    const { id, title, severity, source } = rule;
    expect(page.startsWith(`# ${id}\n\n${title} Severity: ${severity}.\n\nSource: ${source}.\n`)).toBe(true);
    const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(['What is found', 'Why', 'What does not count', 'How to mend it', 'An example']);
  });

  it.each(AUDIT_RULES)('$id: an example as the rule words it', async ({ id }) => {
    const example = /## An example\n\n```\n(.*)\n```/.exec(read(`${id}.md`))?.[1];
    const found = await Promise.all(Object.values(CASES[id]?.wrong ?? {}).map((each) => findingsIn(each, id)));
    const messages = found.flat().filter(({ rule }) => rule === id);
    expect(messages.map(({ message }) => message)).toContain(example);
  });

  it('lists each rule with its severity and what it wants', () => {
    const rows = [...read('README.md').matchAll(/^\| \[(\S+)\]\(\1\.md\) +\| (\w+) +\| (.*?) +\|$/gm)];
    expect(rows.map(([, id, severity, title]) => ({ id, severity, title }))).toEqual(
      AUDIT_RULES.map(({ id, severity, title }) => ({ id, severity, title })),
    );
  });
});
