import { readFileSync } from 'node:fs';
import { type GatewayOptions, gateway as openGateway, readUpstreams } from '../../gateway/index.ts';
import { loadRegistry, openStore, stopSignal } from '../../server/index.ts';
import { type Command, EXIT, UsageError } from '../command.ts';
import { oneOf, readArgs, wholeNumber } from '../options.ts';
import { DEFAULT_FILE, whyUnread } from '../read.ts';
import { drainSecondsOf, fileOf, SITE_OPTIONS, siteOptions } from '../site-options.ts';

export const gateway: Command = {
  help: `samtykke gateway --upstream http://localhost:3000 [--upstream /api=http://localhost:4000]…
  [--registry registry.yaml] [--port 8080] [--host 127.0.0.1] [--certificate cert.pem --key key.pem]
  [--upstream-host keep|upstream] [--upstream-ca ca.pem] [--trust-forwarded] [--no-settings-link]
  [--max-body 100] [--connect-timeout 5] [--response-timeout 60] [--idle-timeout 300]
  [--database samtykke.db] [--secrets samtykke.secrets] [--log-keys samtykke.log-keys] [--log-witness ADDRESS=KEY]…
  [--log-witness-quorum N] [--place-header NAME]
  [--allow-origin ORIGIN]… [--requests-per-minute 120] [--keep-records P5Y] [--tokens FILE] [--drain-seconds 0]

  --upstream             where the site is, or a part of it; several of one path take turns or keep their visitors
  --registry             the registry file
  --certificate, --key   files in PEM: then it speaks TLS, with HTTP/2 and HTTP/1.1
  --upstream-host        the Host that the site sees: the visitor's (keep) or the upstream's
  --upstream-ca          file in PEM with the authorities that an https upstream is held against
  --trust-forwarded      a proxy in front sets X-Forwarded-* and Forwarded; without it what clients send is dropped
  --no-settings-link     pages get no link to 'manage consent', whether they have one or not
  --max-body             largest body of a request, in MiB
  --connect-timeout      seconds until the site must be reached
  --response-timeout     seconds until its answer must begin
  --idle-timeout         seconds of silence after which what is under way is ended
  --database, --secrets, --log-keys, --log-witness, --log-witness-quorum, --place-header, --allow-origin, --requests-per-minute, --keep-records, --tokens,
  --drain-seconds
                         as for samtykke serve`,
  async run(args, io) {
    const { values } = readArgs(args, OPTIONS, 0);
    const network = networkOptions(values);
    const registry = await loadRegistry(values.registry);
    const store = await openStore(fileOf(values.database, registry));
    const site = await siteOptions({ values, registry, store, io });
    const { address, stop } = await openGateway({
      ...network,
      ...site,
      registry,
      onStopped: () => store.close(),
    });
    const language = registry.site.languages[0] as string;
    // From now on it ends in good order: whoever reads the address may ask it to at once.
    const stopping = stopSignal();
    io.out(`site    ${address}\npolicy  ${address}/samtykke/policy/${language}`);
    await stopping;
    await stop();
    return EXIT.ok;
  },
};

const OPTIONS = {
  upstream: { type: 'string', multiple: true },
  registry: { type: 'string', default: DEFAULT_FILE },
  port: { type: 'string', default: '8080' },
  host: { type: 'string', default: '127.0.0.1' },
  certificate: { type: 'string' },
  key: { type: 'string' },
  'upstream-host': { type: 'string', default: 'keep' },
  'upstream-ca': { type: 'string' },
  'trust-forwarded': { type: 'boolean', default: false },
  'no-settings-link': { type: 'boolean', default: false },
  'max-body': { type: 'string', default: '100' },
  'connect-timeout': { type: 'string', default: '5' },
  'response-timeout': { type: 'string', default: '60' },
  'idle-timeout': { type: 'string', default: '300' },
  ...SITE_OPTIONS,
} as const;

type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];
type Network = Omit<GatewayOptions, 'registry' | 'store' | 'secrets'>;

const MEBIBYTE = 1024 * 1024;
/** A day: more is no limit. */
const MOST_SECONDS = 86_400;

function networkOptions(values: Values): Network {
  const { certificate, key } = values;
  const seconds = (name: 'connect-timeout' | 'response-timeout' | 'idle-timeout'): number =>
    wholeNumber(name, values[name], MOST_SECONDS);
  if ((certificate === undefined) !== (key === undefined)) {
    const [given, missing] = key === undefined ? ['certificate', 'key'] : ['key', 'certificate'];
    throw new UsageError(`--${given} needs --${missing} too: name both files in PEM, or neither to serve without TLS`);
  }
  return {
    upstreams: upstreamsOf(values.upstream),
    port: wholeNumber('port', values.port, 65_535),
    hostname: values.host,
    upstreamHost: oneOf('upstream-host', values['upstream-host'], ['keep', 'upstream']),
    trustForwarded: values['trust-forwarded'],
    settingsLink: !values['no-settings-link'],
    maxBodyBytes: wholeNumber('max-body', values['max-body'], 1_000_000) * MEBIBYTE,
    connectTimeoutSeconds: seconds('connect-timeout'),
    responseTimeoutSeconds: seconds('response-timeout'),
    idleTimeoutSeconds: seconds('idle-timeout'),
    drainSeconds: drainSecondsOf(values),
    ...(certificate !== undefined &&
      key !== undefined && { tls: { certificate: readPem('certificate', certificate), key: readPem('key', key) } }),
    ...(values['upstream-ca'] !== undefined && { upstreamAuthorities: readPem('upstream-ca', values['upstream-ca']) }),
  };
}

/** What is wrong with them is a mistake in the call. */
function upstreamsOf(named: readonly string[] = []): readonly string[] {
  try {
    readUpstreams(named);
    return named;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readPem(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--${option} ${path}: ${whyUnread(error)}; name a file in PEM`);
  }
}
