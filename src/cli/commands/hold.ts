import { type Holds, holdsOf } from '../../server/index.ts';
import { type Command, EXIT, type Io, UsageError } from '../command.ts';
import { readArgs } from '../options.ts';
import { STORE_OPTIONS, withStore } from '../with-store.ts';

export const hold: Command = {
  name: 'hold',
  summary: 'keep the records of a consent ID from being erased, for a claim',
  help: `samtykke hold [registry.yaml] [--consent-id ID (--reason TEXT | --lift)] [--database samtykke.db]

  --consent-id  whose records; without it, the command lists what is on hold
  --reason      why; a visitor who asks for erasure is told it
  --lift        ends the hold
  --database    the database of the server, which may be running`,
  run: (args, io) => {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    return withStore(values.database, positionals[0], ({ store, site }) => act(holdsOf(store, site), values, io));
  },
};

const OPTIONS = {
  'consent-id': { type: 'string' },
  reason: { type: 'string' },
  lift: { type: 'boolean', default: false },
  ...STORE_OPTIONS,
} as const;

type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

async function act(holds: Holds, { 'consent-id': consentId, reason, lift }: Values, io: Io): Promise<number> {
  if (consentId === undefined) return list(holds, io);
  if (lift) return answer(await holds.lift(consentId), 'lifted', 'there was no hold on this consent ID', io);
  if (!reason) throw new UsageError('--reason TEXT is missing: a hold says why, or --lift ends one');
  const isNew = await holds.put({ consentId, reason, since: new Date().toISOString() });
  return answer(isNew, 'on hold', 'it is on hold already', io);
}

async function list(holds: Holds, io: Io): Promise<number> {
  const all = await holds.all();
  const lines = all.map(({ consentId, since, reason }) => `${consentId}  since ${since.slice(0, 10)}  ${reason}`);
  io.out(lines.length > 0 ? lines.join('\n') : 'nothing is on hold');
  return EXIT.ok;
}

function answer(isDone: boolean, done: string, otherwise: string, io: Io): number {
  io.out(isDone ? done : otherwise);
  return isDone ? EXIT.ok : EXIT.findings;
}
