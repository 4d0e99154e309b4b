import { eraseConsent } from '../../server/index.ts';
import { type Command, EXIT, UsageError } from '../command.ts';
import { consentIdIn, readArgs } from '../options.ts';
import { STORE_OPTIONS, withStore } from '../with-store.ts';

export const erase: Command = {
  help: `samtykke erase [registry.yaml] --consent-id ID [--database samtykke.db]

  --consent-id  the consent ID that a visitor names; it stands on their policy page and in their receipts
  --database    the database of the server, which may be running

Each record and its salt are gone then, and their entries in the log say nothing any more. For each there is a record
that says so. What is on hold stays: the exit code is 1. Backups keep what they have: see docs/retention.md.`,
  run: (args, io) => {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    if (values['consent-id'] === undefined) throw new UsageError('--consent-id ID is missing: whose records?');
    const consentId = consentIdIn(values['consent-id']);
    return withStore(values.database, positionals[0], async ({ store, site }) => {
      const done = await eraseConsent(store, site, consentId, 'operator', new Date());
      if (done.kind === 'held') {
        io.err(`on hold: ${done.reason}; lift it with: samtykke hold --lift --consent-id ${consentId}`);
        return EXIT.findings;
      }
      io.out(done.records === 0 ? 'there is no record of this consent ID' : `records erased: ${done.records}`);
      return EXIT.ok;
    });
  },
};

const OPTIONS = { 'consent-id': { type: 'string' }, ...STORE_OPTIONS } as const;
