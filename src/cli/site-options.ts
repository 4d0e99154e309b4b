import {
  type ConsentServerOptions,
  type LogLine,
  readOperatorToken,
  readSecrets,
  sqliteStore,
} from '../server/index.ts';
import type { Io } from './command.ts';
import { wholeNumber } from './options.ts';

/** What every command takes that runs a consent server. */
export const SITE_OPTIONS = {
  database: { type: 'string', default: 'samtykke.db' },
  secrets: { type: 'string', default: 'samtykke.secrets' },
  'place-header': { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  'requests-per-minute': { type: 'string', default: '120' },
  'operator-token-file': { type: 'string' },
} as const;

/** As they are read. */
interface SiteValues {
  readonly database: string;
  readonly secrets: string;
  readonly 'place-header'?: string | undefined;
  readonly 'allow-origin'?: readonly string[] | undefined;
  readonly 'requests-per-minute': string;
  readonly 'operator-token-file'?: string | undefined;
}

/** What they mean to the server. It opens the database, and makes the secrets when there are none. */
export function siteOptions(values: SiteValues, io: Io): Omit<ConsentServerOptions, 'registry'> {
  const { 'place-header': placeHeader, 'operator-token-file': tokenFile } = values;
  return {
    store: sqliteStore({ path: values.database }),
    secrets: readSecrets(values.secrets),
    allowedOrigins: values['allow-origin'] ?? [],
    requestsPerMinute: wholeNumber('requests-per-minute', values['requests-per-minute'], 1_000_000),
    log: (line: LogLine) => io.out(JSON.stringify(line)),
    ...(placeHeader !== undefined && { placeHeader }),
    ...(tokenFile !== undefined && { operatorToken: readOperatorToken(tokenFile) }),
  };
}
