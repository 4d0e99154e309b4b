/** The demo as the tutorial audits it, by the command: all that is planted is found, and nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLANTED_DEPARTURES } from '../../../examples/night-stage/planted.ts';
import type { AuditReport } from '../../../src/audit/index.ts';
import { engineOption } from '../../support/browsers.ts';
import { openDemo } from '../../support/demo.ts';
import { samtykke } from '../../support/process.ts';
import { exampleFile } from '../../support/server.ts';

/** Between the two demos everything that is declared happens: 'accept all' leaves out what has a consent of its own. */
const HONEST_STATES = 'only:personalised';
/** What the honest demo does after 'accept all' this one does too: whatever else were found would be one too many. */
const PLANTED_STATES = 'accepted';
/** Which comes only after a consent that 'accept all' leaves out: the honest demo shows it. */
const LEFT_OUT = 'never-seen cookie is_sensitive_data_collection_allowed';

/** Of the planted demo: it asks for no language, so that the honest one would have nothing to suggest. */
const ENGINE = engineOption();

async function audit(isPlanted: boolean): Promise<{ readonly code: number | null; readonly report: AuditReport }> {
  const demo = await openDemo('registry.yaml', { isPlanted });
  const states = isPlanted ? PLANTED_STATES : HONEST_STATES;
  try {
    const { code, err } = await samtykke(
      [
        ...['audit', `${demo.address}/en/`, '--registry', demo.registryFile],
        ...['--journey', exampleFile('audit-journey.yaml'), '--states', states, '--wait-quiet', '0.2'],
        ...(isPlanted ? ENGINE : []),
        ...['--out', 'report.json'],
      ],
      demo.folder,
    );
    expect(err).toBe('');
    return { code, report: JSON.parse(readFileSync(join(demo.folder, 'report.json'), 'utf8')) as AuditReport };
  } finally {
    await demo.stop();
  }
}

const findingsOf = ({ findings }: AuditReport): readonly string[] =>
  findings.map(({ rule, subject: { kind, name } }) => `${rule} ${kind} ${name.replace(/:\d+/, '')}`).sort();
const gapsOf = ({ gaps, states }: AuditReport): AuditReport['gaps'] => [
  ...gaps,
  ...states.flatMap((each) => each.gaps),
];

// Each waits more than it computes.
describe.concurrent('samtykke audit finds on the demo', () => {
  it('nothing, and has looked at all of it', { timeout: 240_000 }, async () => {
    const { code, report } = await audit(false);
    expect([gapsOf(report), findingsOf(report)]).toEqual([[], []]);
    expect([code, report.complete]).toEqual([0, true]);
  });

  it('each departure that is planted, and nothing else', { timeout: 240_000 }, async () => {
    const { code, report } = await audit(true);
    const planted = PLANTED_DEPARTURES.map(({ rule, subject: { kind, name } }) => `${rule} ${kind} ${name}`);
    expect([gapsOf(report), findingsOf(report)]).toEqual([[], [...planted, LEFT_OUT].sort()]);
    expect([code, report.complete]).toEqual([1, true]);
  });
});
