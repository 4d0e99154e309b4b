import { checkSite, loadRegistry, siteOf } from '../../server/index.ts';
import { type Command, EXIT } from '../command.ts';
import { readArgs } from '../options.ts';
import { DEFAULT_FILE } from '../read.ts';
import { readingStore, readVerifiers } from '../read-store.ts';
import { gatherFindings, siteFindingsAsText } from '../site-findings.ts';

export const check: Command = {
  help: `samtykke check [registry.yaml] [--database samtykke.db] [--log-keys samtykke.log-keys] [--json]

  --database  the database of the server, which may be running, or a backup of it
  --log-keys  the keys that the log is verified with: the server's file, or what it answers at /samtykke/log/keys
  --json      for scripts

Walks everything: each record is the one that its entry was made of, each entry has a record or an erasure, each file of
the log has its hash, the tree head is theirs, the log has grown from its checkpoint, which a key has signed, and each
version of the registry is the hash of what is kept of it. Changes nothing.

Exit code: 0 all fits, 1 findings, 2 a mistake in the call, 3 the database cannot be read.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    const site = siteOf(await loadRegistry(positionals[0] ?? DEFAULT_FILE));
    const keys = await readVerifiers(values['log-keys']);
    const found = await readingStore(values.database, site, (store) =>
      gatherFindings((tell) => checkSite(store, site, keys, tell)),
    );
    const { checked, count, told } = found;
    io.out(values.json ? JSON.stringify({ ...checked, count, findings: told }, null, 2) : siteFindingsAsText(found));
    return count > 0 ? EXIT.findings : EXIT.ok;
  },
};

const OPTIONS = {
  database: { type: 'string', default: 'samtykke.db' },
  'log-keys': { type: 'string', default: 'samtykke.log-keys' },
  json: { type: 'boolean', default: false },
} as const;
