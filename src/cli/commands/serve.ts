import { consentServer, listen, loadRegistry, stopSignal } from '../../server/index.ts';
import { type Command, EXIT } from '../command.ts';
import { readArgs, wholeNumber } from '../options.ts';
import { DEFAULT_FILE } from '../read.ts';
import { drainSecondsOf, SITE_OPTIONS, siteOptions } from '../site-options.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'serve script, policy and choices of one site',
  help: `samtykke serve [registry.yaml] [--port 7575] [--host 127.0.0.1] [--database samtykke.db]
  [--secrets samtykke.secrets] [--log-keys samtykke.log-keys] [--log-witness ADDRESS=KEY]…
  [--log-witness-quorum N] [--place-header NAME] [--allow-origin ORIGIN]…
  [--requests-per-minute 120] [--client-address-header NAME] [--keep-records P5Y] [--tokens FILE] [--drain-seconds 0]

  --database               what keeps records and registry versions: an SQLite file, or postgres://user@host/database
                           with the password in PGPASSWORD or ~/.pgpass
  --secrets                secrets that sign the choice cookie, one a line, newest first; made when missing
  --log-keys               keys that sign the log, one a line, newest first; made when missing and the log is new
  --log-witness            address and verifier key of a witness that signs the log's checkpoints too
  --log-witness-quorum     how many of them have to have signed before a checkpoint counts; 1 where there are any
  --place-header           header of a trusted proxy that holds the place of a visit (NO, US-CA)
  --allow-origin           another origin whose pages may use the server, besides the registry's domains
  --requests-per-minute    what one client may do that writes or looks up records; 0: any number
  --keep-records           how long records are kept that are relied on no longer; without it, for good
  --client-address-header  header of a trusted proxy that holds the client's address (X-Forwarded-For), for that limit
  --tokens                 file with the tokens, made by samtykke token new, that open metrics and the pages for the
                           operator; without it there are none of these
  --drain-seconds          how long a server that is asked to end goes on answering, while /samtykke/ready answers 503`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    const port = wholeNumber('port', values.port, 65_535);
    const registry = await loadRegistry(positionals[0] ?? DEFAULT_FILE);
    const site = await siteOptions(values, registry, io);
    const drainSeconds = drainSecondsOf(values);
    const server = await consentServer({
      ...site,
      registry,
      ...(values['client-address-header'] !== undefined && { clientAddressHeader: values['client-address-header'] }),
    });
    const { address, stop } = await listen({
      fetch: server.fetch,
      port,
      hostname: values.host,
      onStopped: async () => {
        await server.close();
        await site.store.close();
      },
      drainSeconds,
      onStopping: server.drain,
    });
    const language = registry.site.languages[0] as string;
    io.out(
      `policy  ${address}${server.policyAddress(language)}\nscript  <script src="${address}/samtykke/samtykke.js"></script>`,
    );
    await stopSignal();
    await stop();
    return EXIT.ok;
  },
};

const OPTIONS = {
  port: { type: 'string', default: '7575' },
  host: { type: 'string', default: '127.0.0.1' },
  ...SITE_OPTIONS,
  'client-address-header': { type: 'string' },
} as const;
