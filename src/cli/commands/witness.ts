import { existsSync } from 'node:fs';
import {
  type LogLine,
  listen,
  makeWitnessKey,
  openHeads,
  readWitnessKey,
  stopSignal,
  witness as witnessOf,
} from '../../server/index.ts';
import { type Command, EXIT, UsageError } from '../command.ts';
import { readArgs, wholeNumber } from '../options.ts';
import { readVerifierKeys } from '../verifier-keys.ts';

export const witness: Command = {
  help: `samtykke witness --log KEY_OR_FILE [--log KEY_OR_FILE]… [--name witness.example] [--key samtykke-witness.key]
  [--database samtykke-witness.db] [--new-database] [--port 7576] [--host 127.0.0.1]

  --log           the verifier key of a log that it watches, or a file with one a line
  --name          name of the witness: an address of yours without scheme, such as witness.example
  --key           file with the witness's signer key, which is a secret; made when missing
  --database      the SQLite file that keeps the latest tree of each log; made with the key
  --new-database  begins an empty one for a key that is there already; only for one that has never cosigned

A log sends its checkpoints to <address>/add-checkpoint. At <address>/ stands the witness's verifier key.`,
  async run(args, io) {
    const { values } = readArgs(args, OPTIONS, 0);
    const port = wholeNumber('port', values.port, 65_535);
    const logs = (await readVerifierKeys('log', 'log', values.log)).map(({ key }) => key);
    if (logs.length === 0) throw new UsageError('name a log with --log: there is nothing else to watch');
    const { heads, signer } = await openState(values);
    const { fetch, verifierKey } = await witnessOf({
      signer,
      logs,
      heads,
      log: (line: LogLine) => io.out(JSON.stringify(line)),
    });
    const { address, stop } = await listen({
      fetch,
      port,
      hostname: values.host,
      onStopped: async () => heads.close(),
    });
    // From now on it ends in good order: whoever reads the address may ask it to at once.
    const stopping = stopSignal();
    io.out(`witness  ${address}\nkey      ${verifierKey}`);
    await stopping;
    await stop();
    return EXIT.ok;
  },
};

const OPTIONS = {
  log: { type: 'string', multiple: true },
  name: { type: 'string' },
  key: { type: 'string', default: 'samtykke-witness.key' },
  database: { type: 'string', default: 'samtykke-witness.db' },
  'new-database': { type: 'boolean', default: false },
  port: { type: 'string', default: '7576' },
  host: { type: 'string', default: '127.0.0.1' },
} as const;

type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

/** The state and the key, which belong together. */
async function openState({ key, name, database, ...values }: Values) {
  const isNewKey = !existsSync(key);
  if (isNewKey && name === undefined) {
    throw new UsageError(`--key ${key}: there is no such file; name the witness with --name to have a key made`);
  }
  // The state first: an end in between then leaves no key that has cosigned nothing, and looks as if it had.
  const heads = openHeads({ path: database, mayBegin: isNewKey || values['new-database'] });
  if (isNewKey) await makeWitnessKey(key, name as string);
  const signer = await readWitnessKey(key);
  if (name !== undefined && name !== signer.name) {
    throw new UsageError(
      `--name ${name}: the name of the key in ${key} is ${signer.name}; leave --name out, or name another --key`,
    );
  }
  return { heads, signer };
}
