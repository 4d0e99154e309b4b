/** What a process does for the log of its site, and how it tells of it. */
import { type ConsentServerOptions, witnessQuorumOf } from '../options.ts';
import type { Site } from '../site.ts';
import { teller } from '../tell.ts';
import { countersigning } from './countersign.ts';
import { recentBacklog } from './log-routes.ts';
import { type Sequencer, type SequencerState, startSequencer } from './sequencer.ts';

/**
 * Goes on with the site's log, where there are keys to sign it; says by metrics how far it is.
 *
 * @throws {Error} for a witness that is none.
 */
export async function startSiteLog(site: Site, options: ConsentServerOptions): Promise<Sequencer | undefined> {
  const { logKeys: keys, logIntervalMilliseconds, logLeaseMilliseconds, logWitnesses = [] } = options;
  if (!keys) return undefined;
  const tell = teller(options);
  const countersign = await countersigning({
    store: site.log,
    witnesses: logWitnesses,
    logs: keys.verifiers,
    quorum: witnessQuorumOf(options),
    onRefusal: (address, answer) =>
      tell('error', 'witness', {
        witness: address,
        answer: answer.kind,
        ...('what' in answer && { what: answer.what }),
      }),
  });
  const sequencer = startSequencer({
    store: site.log,
    keys,
    clock: () => site.clock().getTime(),
    intervalMilliseconds: logIntervalMilliseconds,
    leaseMilliseconds: logLeaseMilliseconds,
    countersign: logWitnesses.length > 0 ? countersign : undefined,
    onState: ({ kind, ...more }) => tell('reason' in more ? 'error' : 'info', 'sequencer', { state: kind, ...more }),
  });
  measure(site, () => sequencer.state());
  return sequencer;
}

function measure({ metrics, log, clock }: Site, state: () => SequencerState): void {
  const secondsSince = (at: number | undefined): number | undefined =>
    at === undefined ? undefined : Math.max(0, (clock().getTime() - at) / 1_000);
  metrics?.gauge('samtykke_log_size', 'Entries of the log.', async () => (await log.head())?.size ?? 0);
  metrics?.gauge('samtykke_log_checkpoint_age_seconds', 'Age of the checkpoint that counts.', async () =>
    secondsSince((await log.head())?.published?.at),
  );
  metrics?.gauge(
    'samtykke_log_waiting_records',
    'Records that the log has not yet.',
    async () => (await recentBacklog(log)).waiting,
  );
  metrics?.gauge(
    'samtykke_log_lag_seconds',
    'How long the oldest record has waited that the log has not yet.',
    async () => secondsSince((await recentBacklog(log)).oldestAt) ?? 0,
  );
  metrics?.gauge('samtykke_log_sequencing', '1 in the process that writes the log, 0 in others.', () =>
    state().kind === 'sequencing' ? 1 : 0,
  );
  metrics?.gauge(
    'samtykke_log_refused',
    '1 where the log cannot be gone on with until somebody has looked at it.',
    () => (state().kind === 'refused' ? 1 : 0),
  );
}
