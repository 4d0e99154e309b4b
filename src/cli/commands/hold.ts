import { printable } from '../../printable/index.ts';
import { type Holds, holdsOf } from '../../server/index.ts';
import { type Command, EXIT, type Io, UsageError } from '../command.ts';
import { consentIdIn, readArgs } from '../options.ts';
import { type OpenedStore, STORE_OPTIONS, withStore } from '../with-store.ts';

export const hold: Command = {
  help: `samtykke hold [registry.yaml] [--consent-id ID (--reason TEXT | --lift)] [--database samtykke.db]

  --consent-id  whose records; without it, the command lists what is on hold
  --reason      why; a visitor who asks for erasure is told it
  --lift        ends the hold
  --database    the database of the server, which may be running`,
  run: (args, io) => {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    return withStore(values.database, positionals[0], (opened) => act(opened, values, io));
  },
};

const OPTIONS = {
  'consent-id': { type: 'string' },
  reason: { type: 'string' },
  lift: { type: 'boolean', default: false },
  ...STORE_OPTIONS,
} as const;

type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

async function act({ store, site }: OpenedStore, { 'consent-id': named, reason, lift }: Values, io: Io) {
  const holds = holdsOf(store, site);
  if (named === undefined) return list(holds, io);
  const consentId = consentIdIn(named);
  if (lift) return answer(await holds.lift(consentId), 'lifted', 'there was no hold on this consent ID', io);
  if (!reason) throw new UsageError('--reason TEXT is missing: a hold says why, or --lift ends one');
  const isNew = await holds.put({ consentId, reason, since: new Date().toISOString() });
  const isOfSome = (await store.recordsOf(site, consentId, 1)).length > 0;
  const done = isOfSome ? 'on hold' : 'on hold; no record has this consent ID now: see that it is the right one';
  return answer(isNew, done, 'it is on hold already', io);
}

async function list(holds: Holds, io: Io): Promise<number> {
  const all = await holds.all();
  const lines = all.map(({ consentId, since, reason }) =>
    printable(`${consentId}  since ${since.slice(0, 10)}  ${reason}`),
  );
  io.out(lines.length > 0 ? lines.join('\n') : 'nothing is on hold');
  return EXIT.ok;
}

function answer(isDone: boolean, done: string, otherwise: string, io: Io): number {
  io.out(isDone ? done : otherwise);
  return isDone ? EXIT.ok : EXIT.findings;
}
