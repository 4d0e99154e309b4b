import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aCleanReport,
  aHostileReport,
  anAuditReport,
  anIncompleteReport,
  HOSTILE,
} from '../../../test/support/an-audit-report.ts';
import { sarifFaults } from '../../../test/support/sarif.ts';
import type { RuleFacts } from './report.ts';
import { reportAs } from './report-as.ts';
import { sarifLog } from './sarif-log.ts';
import { addressUri, fileUri } from './uri.ts';

const log = (report = anAuditReport(), options = {}) => JSON.parse(reportAs('sarif', report, options)).runs[0];

describe('a report as SARIF', () => {
  it.each([
    ['with findings', anAuditReport()],
    ['clean', aCleanReport()],
    ['incomplete', anIncompleteReport()],
    ['of a hostile site', aHostileReport()],
  ])('%s is what the schema of the standard takes', (_, report) => {
    expect(sarifFaults(reportAs('sarif', report))).toEqual([]);
    expect(sarifFaults(reportAs('sarif', report, { docs: 'https://docs.example/s/', root: '/repo' }))).toEqual([]);
  });

  it('is held to more than its shape: an address that is none is found', () => {
    const text = reportAs('sarif', anAuditReport()).replace('"startTimeUtc": "2026', '"startTimeUtc": "at 2026');
    expect(sarifFaults(text)).toEqual(['/runs/0/invocations/0/startTimeUtc must match format "date-time"']);
  });

  it('puts each finding at its line of the registry, with its severity as level and its fingerprint', () => {
    const report = anAuditReport();
    const { results, tool } = log(report);
    expect(results).toHaveLength(report.findings.length + report.baseline.length);
    report.findings.forEach(({ rule, severity, fingerprint, place }, index) => {
      const { ruleId, ruleIndex, level, partialFingerprints, locations } = results[index];
      expect([ruleId, level, partialFingerprints]).toEqual([rule, severity, { 'samtykke/v1': fingerprint }]);
      expect(tool.driver.rules[ruleIndex].id).toBe(rule);
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(artifactLocation.uri).toBe('registry.yaml');
      expect(region).toEqual({ startLine: place?.line ?? 1, startColumn: place?.column ?? 1 });
    });
  });

  it('has the call stack of each piece of evidence, innermost first, and its page', () => {
    const { stacks, relatedLocations } = log().results[0];
    expect(stacks[0].frames.map((each: { location: object }) => each.location)).toMatchObject([
      {
        physicalLocation: {
          artifactLocation: { uri: 'https://cdn.trackwell.example/t/collect.js' },
          region: { startLine: 1 },
        },
        logicalLocations: [{ fullyQualifiedName: 'e.setId' }],
      },
      { logicalLocations: [{ fullyQualifiedName: '(anonymous)' }] },
      { logicalLocations: [{ fullyQualifiedName: 'loadTags' }] },
    ]);
    expect(relatedLocations[1].physicalLocation.artifactLocation.uri).toBe(
      'https://www.fjordshop.example/list?sort=new&colour=red',
    );
  });

  it('suppresses what the baseline knows, and nothing else', () => {
    const suppressed = log().results.filter((each: { suppressions?: object[] }) => each.suppressions);
    expect(suppressed).toMatchObject([
      {
        ruleId: 'outlives-retention',
        suppressions: [{ kind: 'external', status: 'accepted', justification: 'In the baseline since 2026-09-14.' }],
      },
    ]);
  });

  it('was not successful where something was not covered, and says what', () => {
    const [invocation] = log(anIncompleteReport()).invocations;
    expect(invocation.executionSuccessful).toBe(false);
    expect(invocation.toolExecutionNotifications.map((each: { message: object }) => each.message)).toEqual([
      {
        text: 'Not covered: https://www.fjordshop.example/login: the sign-in failed: the field "Password" is not there. Mend: mend the journey.',
      },
      { text: 'Not covered: only marketing: the banner could not be answered. Mend: name its buttons with selectors.' },
    ]);
    expect(log(anAuditReport({ complete: false })).invocations[0].executionSuccessful).toBe(false);
    expect(log().invocations[0]).toMatchObject({ executionSuccessful: true, toolExecutionNotifications: [] });
  });

  it('describes every rule that was applied, and leads to its page where an address is known', () => {
    const { rules } = log().tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(anAuditReport().rules.map(({ id }) => id));
    const [{ title, source }] = anAuditReport().rules as [RuleFacts];
    expect(rules[0].help.text).toBe(
      `${title}\nSource: ${source}.\nMore: docs/audit/set-without-consent.md in Samtykke's repository.`,
    );
    expect(rules[0].help.markdown).toContain('More: docs/audit/set\\-without\\-consent.md in Samtykke');
    expect(rules[0]).not.toHaveProperty('helpUri');
    const known = log(anAuditReport(), { docs: 'https://docs.example/samtykke/' }).tool.driver.rules[0];
    const address = 'https://docs.example/samtykke/docs/audit/set-without-consent.md';
    expect(known.helpUri).toBe(address);
    expect(known.help.text).toContain(`More: ${address}`);
    expect(known.help.markdown).toContain(`](${address})`);
  });

  it('describes a rule that only a finding names', () => {
    const { results, tool } = log(anAuditReport({ rules: [] }));
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  it('holds no letter that steers a terminal', () => {
    expect(HOSTILE).toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(reportAs('sarif', aHostileReport()).replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  });
});

it('a finding of lint is written by the same hand', () => {
  const place = { file: '.\\conf\\registry.yaml', line: 3, column: 5 };
  const rules = [{ id: 'a', title: 'T.', source: 'GDPR', severity: 'error', page: 'docs/lint.md#a' }] as const;
  const finding = { rule: 'a', severity: 'error', place, message: 'it is wrong', mend: 'mend it' } as const;
  const text = sarifLog({ category: 'samtykke-lint', rules, findings: [finding] });
  expect(sarifFaults(text)).toEqual([]);
  expect(JSON.parse(text).runs[0].results[0]).toEqual({
    ruleId: 'a',
    ruleIndex: 0,
    level: 'error',
    message: { text: 'it is wrong. Mend: mend it.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'conf/registry.yaml' },
          region: { startLine: 3, startColumn: 5 },
        },
      },
    ],
  });
});

it('makes no link and no placeholder of what a site says', () => {
  const hostile = '[x](https://evil.example) {0} \\[y]';
  const plain = '\\[x\\](https://evil.example) {{0}} \\\\\\[y\\]';
  const place = { file: 'registry.yaml', line: 1, column: 1 };
  const stack = [{ url: 'https://a.example/x.js', line: 1, column: 1, functionName: 'f' }];
  const evidence = [{ text: hostile, page: 'https://a.example/', stack }];
  const finding = { rule: 'a', severity: 'error', place, message: hostile, mend: hostile, evidence } as const;
  const invocation = {
    startedAt: '2026-01-01T00:00:00Z',
    endedAt: '2026-01-01T00:00:01Z',
    gaps: [hostile],
    complete: true,
  };
  const text = sarifLog({ category: 'a', rules: [], findings: [finding], invocation });
  const { results, invocations } = JSON.parse(text).runs[0];
  expect(results[0].message.text).toBe(`${plain}. Mend: ${plain}.`);
  expect(results[0].stacks[0].message.text).toBe(plain);
  expect(results[0].relatedLocations[0].message.text).toBe(plain);
  expect(invocations[0].toolExecutionNotifications[0].message.text).toBe(plain);
});

describe('the name of a file as a URI', () => {
  it.each([
    ['registry.yaml', undefined, 'registry.yaml'],
    ['./conf/registry.yaml', undefined, 'conf/registry.yaml'],
    ['conf\\my registry#1.yaml', undefined, 'conf/my%20registry%231.yaml'],
    ['/repo/conf/registry.yaml', '/repo', 'conf/registry.yaml'],
    ['/repo/conf/registry.yaml', '/repo/', 'conf/registry.yaml'],
    ['/repository/registry.yaml', '/repo', 'file:///repository/registry.yaml'],
    ['/else/registry.yaml', undefined, 'file:///else/registry.yaml'],
    ['C:\\work\\conf\\registry.yaml', 'C:\\work', 'conf/registry.yaml'],
    ['C:\\shop\\registry.yaml', undefined, 'file:///C:/shop/registry.yaml'],
    ['æøå.yaml', undefined, '%C3%A6%C3%B8%C3%A5.yaml'],
  ])('%s from %s: %s', (file, root, uri) => expect(fileUri(file, root)).toBe(uri));
});

describe('the address of a script as a URI', () => {
  // RFC 3986 appendix A, as far as addresses of the web go.
  const URI =
    /^[a-z][a-z0-9+.-]*:([\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2}|[[\]])*(#([\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})*)?$/i;

  it.each([
    ['https://a.example/x?y=[1]|2#z#z', 'https://a.example/x?y=%5B1%5D%7C2#z%23z'],
    ['https://a.example/100%', 'https://a.example/100%25'],
    ['https://[::1]:8080/', 'https://[::1]:8080/'],
    ['blob:https://a.example/0f', 'blob:https://a.example/0f'],
    ['', undefined],
    ['inline', undefined],
    [`data:text/javascript,${'x'.repeat(9_000)}`, undefined],
  ])('%s: %s', (address, uri) => expect(addressUri(address)).toBe(uri));

  it('is one whatever a browser takes', () => {
    const addresses = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string({ unit: 'binary' }).map((text) => `https://a.example/${text}`),
    );
    fc.assert(
      fc.property(addresses, (address) => {
        expect(addressUri(address) ?? 'a:').toMatch(URI);
      }),
    );
  });
});
