import { backUp } from '../../server/index.ts';
import { type Command, EXIT, UsageError } from '../command.ts';
import { readArgs } from '../options.ts';

export const backup: Command = {
  help: `samtykke backup --to FILE [--database samtykke.db]

  --to        the copy; a file that is there is never overwritten
  --database  the SQLite file of the server, which may be running

The copy is whole as of one moment, and on the disk when this ends. Neither the keys of the log nor the secrets of the
choice cookie are in it: keep them elsewhere.`,
  async run(args, io) {
    const { values } = readArgs(args, OPTIONS, 0);
    if (values.to === undefined) throw new UsageError('name the copy with --to');
    await backUp(values.database, values.to);
    io.out(
      `${values.to} is a copy of ${values.database}\nThe keys of the log (samtykke.log-keys) and the secrets (samtykke.secrets) are not in it: keep them elsewhere.\nBefore you need it, see that it is whole: samtykke check --database ${values.to}`,
    );
    return EXIT.ok;
  },
};

const OPTIONS = {
  database: { type: 'string', default: 'samtykke.db' },
  to: { type: 'string' },
} as const;
