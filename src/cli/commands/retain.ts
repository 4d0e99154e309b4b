import { keepSecondsOf, retain as runRetention } from '../../server/index.ts';
import { type Command, EXIT } from '../command.ts';
import { readArgs } from '../options.ts';
import { STORE_OPTIONS, withStore } from '../with-store.ts';

export const retain: Command = {
  help: `samtykke retain [registry.yaml] [--keep-records P5Y] [--dry-run] [--database samtykke.db]

  --keep-records  how long a record is kept after the day on which it is relied on no longer, an ISO 8601 duration;
                  without it nothing is erased
  --dry-run       count only
  --database      the database of the server, which may be running

A server does the same once a day.`,
  run: (args, io) => {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    const keepSeconds = keepSecondsOf(values['keep-records']);
    return withStore(values.database, positionals[0], async ({ store, site }) => {
      const now = Math.floor(Date.now() / 1_000);
      const isDryRun = values['dry-run'];
      const { read, expired, erased, held } = await runRetention({ store, site, keepSeconds, now, isDryRun });
      const would = isDryRun ? ' (would be)' : '';
      io.out(
        `records read: ${read}\nconsents ended${would}: ${expired}\nrecords erased${would}: ${erased}\non hold: ${held}`,
      );
      return EXIT.ok;
    });
  },
};

const OPTIONS = {
  'keep-records': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  ...STORE_OPTIONS,
} as const;
