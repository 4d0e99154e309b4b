/** A real server on a real database, asked by HTTP messages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Registry } from '../../src/registry/index.ts';
import {
  type ConsentServer,
  type ConsentServerOptions,
  consentServer,
  loadRegistry,
  type Store,
  sqliteStore,
} from '../../src/server/index.ts';

export const ORIGIN = 'http://night.test';
export const SECRET = new Uint8Array(32).fill(7);
/** A Tuesday at noon, so that a day has room on both sides. */
export const NOON = Date.UTC(2026, 10, 24, 12, 0, 0);

export const exampleFile = (name: string): string =>
  fileURLToPath(new URL(`../../examples/night-stage/${name}`, import.meta.url));

let source: Promise<Registry> | undefined;
/** The example's registry, read once: to read it takes longer than most tests, and none changes it. */
export function sourceRegistry(): Promise<Registry> {
  source ??= loadRegistry(exampleFile('registry.yaml'));
  return source;
}

/** A folder of its own that goes away with {@link Disposable}. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'samtykke-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface TestServer {
  readonly consent: ConsentServer;
  readonly store: Store;
  readonly registry: Registry;
  /** Milliseconds that the server's clock shows; a test sets it. */
  readonly time: { now: number };
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a choice as a page's script does. */
  choose(choice: object, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form as a browser without script does. */
  submit(fields: Record<string, string> | URLSearchParams, headers?: Record<string, string>): Promise<Response>;
}

const PAGE = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' };

export async function testServer(options: Partial<ConsentServerOptions> = {}): Promise<TestServer> {
  const registry = options.registry ?? (await sourceRegistry());
  const store = options.store ?? sqliteStore({ path: ':memory:' });
  const time = { now: NOON };
  const consent = await consentServer({ secrets: [SECRET], clock: () => time.now, ...options, registry, store });
  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    consent.fetch(new Request(ORIGIN + path, init));
  const basics = { registry: registry.version, language: 'no', surface: 'banner', asked: optionalPurposes(registry) };
  return {
    consent,
    store,
    registry,
    time,
    get: (path, headers = {}) => send(path, { headers }),
    choose: (choice, headers = {}) =>
      send('/samtykke/choice', {
        method: 'POST',
        headers: { ...PAGE, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ ...basics, ...choice }),
      }),
    submit: (fields, headers = {}) => {
      const body =
        fields instanceof URLSearchParams
          ? fields
          : new URLSearchParams({ ...basics, asked: basics.asked.join(' '), ...fields });
      return send('/samtykke/choice', { method: 'POST', headers: { ...PAGE, ...headers }, body });
    },
  };
}

function optionalPurposes({ purposes }: Registry): readonly string[] {
  return purposes.filter((each) => !each.always).map(({ id }) => id);
}

export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Attributes by small name; `''` for those without a value. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every cookie that an answer sets. */
export function setCookies(response: Response): readonly SetCookie[] {
  return response.headers.getSetCookie().map((header) => {
    const [pair = '', ...rest] = header.split('; ');
    const at = pair.indexOf('=');
    const attributes = rest.map((each) => {
      const [key = '', value = ''] = each.split('=');
      return [key.toLowerCase(), value];
    });
    return { name: pair.slice(0, at), value: pair.slice(at + 1), attributes: Object.fromEntries(attributes) };
  });
}

/** The `Cookie` header that a browser would send after an answer. */
export const cookieAfter = (response: Response): Record<string, string> => ({
  cookie: setCookies(response)
    .filter(({ attributes }) => attributes['max-age'] !== '0')
    .map(({ name, value }) => `${name}=${value}`)
    .join('; '),
});
