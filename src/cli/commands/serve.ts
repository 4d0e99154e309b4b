import { type ConsentServer, listen, severalSites, siteOf, stopSignal } from '../../server/index.ts';
import { type Command, EXIT } from '../command.ts';
import { readArgs, wholeNumber } from '../options.ts';
import { DEFAULT_FILE } from '../read.ts';
import { drainSecondsOf, SITE_OPTIONS } from '../site-options.ts';
import { startSites } from '../start-sites.ts';

export const serve: Command = {
  help: `samtykke serve [registry.yaml]… [--port 7575] [--host 127.0.0.1] [--database samtykke.db]
  [--secrets samtykke.secrets] [--log-keys samtykke.log-keys] [--log-witness ADDRESS=KEY]…
  [--log-witness-quorum N] [--place-header NAME] [--allow-origin ORIGIN]…
  [--requests-per-minute 120] [--client-address-header NAME] [--keep-records P5Y] [--tokens FILE] [--drain-seconds 0]

  Of several registries each is a site of its own, at its own domains. {site} in --secrets, --log-keys, --tokens and
  --database stands for its first domain; each of several sites has files of its own, but they may share a database.

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
    const { values, positionals } = readArgs(args, OPTIONS, Number.POSITIVE_INFINITY);
    const { 'client-address-header': clientAddressHeader } = values;
    const port = wholeNumber('port', values.port, 65_535);
    const drainSeconds = drainSecondsOf(values);
    const files = positionals.length > 0 ? positionals : [DEFAULT_FILE];
    const more = clientAddressHeader === undefined ? {} : { clientAddressHeader };
    const { servers, close } = await startSites(files, values, more, io);
    const [only, ...others] = servers as [ConsentServer, ...ConsentServer[]];
    const { fetch, drain } = others.length === 0 ? only : severalSites(servers);
    const listening = { fetch, port, hostname: values.host, drainSeconds, onStopping: drain, onStopped: close };
    const { address, stop } = await listen(listening).catch(async (error: unknown) => {
      // Gives the leases of the logs back: whoever starts next need not wait for them to end.
      await close();
      throw error;
    });
    // From now on it ends in good order: whoever reads the address may ask it to at once.
    const stopping = stopSignal();
    io.out(others.length === 0 ? toldOf(only, address) : toldOfSeveral(servers, address));
    await stopping;
    await stop();
    return EXIT.ok;
  },
};

/** Where policy and script of a site are. */
function toldOf({ registry, basePath, policyAddress }: ConsentServer, address: string): string {
  const language = registry.site.languages[0] as string;
  const script = `<script src="${address}${basePath}/samtykke.js"></script>`;
  return `policy  ${address}${policyAddress(language)}\nscript  ${script}`;
}

/** Each is at its own domain, behind what ends TLS. */
function toldOfSeveral(servers: readonly ConsentServer[], address: string): string {
  const sites = servers.map((each) => toldOf(each, `https://${siteOf(each.registry)}`));
  return [`server  ${address}`, ...sites].join('\n');
}

const OPTIONS = {
  port: { type: 'string', default: '7575' },
  host: { type: 'string', default: '127.0.0.1' },
  ...SITE_OPTIONS,
  'client-address-header': { type: 'string' },
} as const;
