import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, parseRegistry, type Registry } from '../../../src/registry/index.ts';
import { retentionText, STRINGS } from '../../../src/render/index.ts';
import { loadRegistry, sqliteStore } from '../../../src/server/index.ts';
import facts from '../../fixtures/source-facts.json' with { type: 'json' };
import { cookieAfter, exampleFile, NOON, type TestServer, testServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

/** Texts of a table's cells, row by row. Our own markup, so that a plain pattern reads it. */
function rowsOf(html: string): readonly { readonly name: string; readonly cells: readonly string[] }[] {
  return [...html.matchAll(/<tr role="row" data-samtykke-entry="([^"]+)">(.*?)<\/tr>/gs)].map(
    ([, name = '', row = '']) => ({
      name,
      cells: [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
    }),
  );
}

describe('the policy page in Norwegian', () => {
  it('holds all 104 names, each with retention, provider, details, origin and kind', async () => {
    const html = await (await server.get('/samtykke/policy/no')).text();
    const rows = rowsOf(html);
    expect(rows.map(({ name }) => name)).toEqual(facts.map(([name]) => name));
    rows.forEach(({ cells }, index) => {
      const [, , retention = '', provider = ''] = facts[index] ?? [];
      const own = provider === 'internal';
      expect(cells[0]).toBe(retentionText(retention, 'no', 'Økt'));
      expect([cells[1], cells[3], cells[4]]).toEqual([
        own ? 'Night Stage' : provider,
        own ? 'Førstepart' : 'Tredjepart',
        'Informasjonskapsel',
      ]);
      expect(cells[2]).not.toBe('');
    });
    expect(new Set(rows.map(({ cells }) => cells[0]))).toEqual(
      new Set(['Økt', '30 dager', '1 dag', '1 år', '1 time', '1 minutt', '2 år', '3 år', '16 dager']),
    );
  });

  it('has the sections of the source: who, what, kinds, status, four tables, contacts, changes', async () => {
    const html = await (await server.get('/samtykke/policy/no')).text();
    for (const text of [
      '<html lang="nb"',
      'Night Stage Nord AS',
      'Night Stage Live AS',
      'Foretaksregisteret 000 000 002',
      'Førstepart',
      'Ikke valgt ennå',
      'Samtykke-ID',
      'privacy@nightstage.example',
      'dpo@nightstage.example',
      'Sist endret: 24. november 2026',
    ]) {
      expect(html).toContain(text);
    }
    expect(html.match(/<table /g)).toHaveLength(4);
  });

  it("shows the visitor's own status, ID and dates", async () => {
    const accepted = await server.choose({
      choice: 'save',
      surface: 'panel',
      answers: { functionality: 'all', analytics: ['hotjar'] },
    });
    const { consentId } = (await accepted.clone().json()) as { consentId: string };
    const html = await (await server.get('/samtykke/policy/no', cookieAfter(accepted))).text();
    const status = /<div data-samtykke-status>.*?<\/dl>/s
      .exec(html)?.[0]
      .replace(/<\/d[td]>/g, ' ')
      .replace(/<[^>]+>/g, '');
    expect(status).toBe(
      `Funksjonalitet Tillatt Statistikk Delvis tillatt: hotjar Personlig tilpasset innhold Avslått Samtykke-ID ${consentId} Dato 24. november 2026 Gyldig til 23. mai 2027 `,
    );
  });
});

/** Every text a reader sees, but names, versions, and what is marked as another language. */
function readable(html: string): readonly string[] {
  const body = html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<script.*?<\/script>|<style.*?<\/style>/gs, '')
    .replace(/<(code|span) ?[^>]*lang="[^"]*"[^>]*>.*?<\/\1>|<code>.*?<\/code>/gs, '')
    .replace(/<nav aria-label="[^"]*"><a [^>]*hreflang.*?<\/nav>/s, '');
  return body
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text));
}

describe('the policy page in every other language', () => {
  const SHARED =
    /^(Night Stage.*|google|hotjar|bing|alexa|.*@nightstage\.example|GPC|Version|Details|Name|Type|Date|Contact|Session|Cookie|1 minute|Partners: 4 ·)$/;

  it.each(LANGUAGES.filter((each) => each !== 'en'))('%s holds no interface text in English', async (language) => {
    const english = new Set(readable(await (await server.get('/samtykke/policy/en')).text()));
    const own = readable(await (await server.get(`/samtykke/policy/${language}`)).text());
    expect(own.length).toBeGreaterThan(300);
    const left = own.filter(
      (text) => english.has(text) && !SHARED.test(text) && !/^\W*Eksempelveien|Foretaksregisteret/.test(text),
    );
    expect([...new Set(left)]).toEqual([]);
  });

  it.each(LANGUAGES)('%s: html, banner and article have one language', async (language) => {
    const html = await (await server.get(`/samtykke/policy/${language}`)).text();
    const tag = language === 'no' ? 'nb' : language;
    expect(html).toContain(`<html lang="${tag}" dir="ltr">`);
    expect(html).toContain(`<article class="policy" lang="${tag}">`);
    expect(html).toContain(`<section class="card" aria-labelledby="title" lang="${tag}" dir="ltr">`);
    expect(html).toContain(STRINGS[language].interface.bannerTitle);
  });
});

describe('the history of the policy', () => {
  it('tells when each version came in force and what it changed, and keeps each as it stood', async () => {
    const store = sqliteStore({ path: ':memory:' });
    const before = await testServer({ store });
    const corrected = await loadRegistry(exampleFile('registry.corrected.yaml'));
    const after = await testServer({ store, registry: corrected, clock: () => NOON + 7 * 86_400_000 });
    const html = await (await after.get('/samtykke/policy/en')).text();
    const changes = html.slice(html.indexOf('<ol class="changes"'));
    expect(html).toContain('Last changed: December 1, 2026');
    expect(changes).toContain(
      `<a href="/samtykke/policy/en/${corrected.version}">December 1, 2026, version ${corrected.version.slice(0, 12)}</a>`,
    );
    expect(changes).toContain('Added: partners, marketing, _ga_*');
    expect(changes).toMatch(/Removed: alexa, .*__asc, __auc/);
    expect(changes).toContain('so we ask again');
    expect(changes).toContain('First version');
    const old = await after.get(`/samtykke/policy/no/${before.registry.version}`);
    expect(rowsOf(await old.text())).toHaveLength(104);
  });

  it('starting again with the same registry is no new version', async () => {
    const store = sqliteStore({ path: ':memory:' });
    await testServer({ store });
    await testServer({ store });
    expect(await store.registries('nightstage.example')).toHaveLength(1);
  });

  it('a choice that was shown under the version before is taken, and asked again for what is new', async () => {
    const store = sqliteStore({ path: ':memory:' });
    const before = await testServer({ store });
    const after = await testServer({ store, registry: await loadRegistry(exampleFile('registry.corrected.yaml')) });
    const taken = await after.choose({
      choice: 'accept',
      registry: before.registry.version,
      asked: ['functionality', 'analytics', 'personalised'],
    });
    expect(taken.status).toBe(201);
    const status = await (await after.get('/samtykke/status', cookieAfter(taken))).json();
    expect(status).toMatchObject({ ask: 'banner', asked: ['analytics', 'partners', 'marketing'] });
  });
});

describe('manage consent as a page', () => {
  it('holds what was chosen, and each answer is a plain form field', async () => {
    const cookie = cookieAfter(
      await server.choose({ choice: 'save', surface: 'panel', answers: { analytics: ['google', 'alexa'] } }),
    );
    const html = await (await server.get('/samtykke/choice?language=de&return=/x', cookie)).text();
    expect(html).toContain('<html lang="de"');
    expect(
      [...html.matchAll(/<input type="(?:radio|checkbox)" name="([^"]+)" value="([^"]+)" checked>/g)].map(
        ([, name, value]) => `${name}=${value}`,
      ),
    ).toEqual([
      'purpose.functionality=none',
      'purpose.analytics=some',
      'provider.analytics=google',
      'provider.analytics=alexa',
      'purpose.personalised=none',
    ]);
    expect(html).toContain('name="return" value="/x"');
  });

  it('never leads to another site', async () => {
    const html = await (await server.get('/samtykke/choice?return=//evil.example')).text();
    expect(html).not.toContain('evil.example');
  });
});

describe('what never changes at its address', () => {
  it.each(['/samtykke/samtykke.js', 'second part', 'registry', 'policy', 'style'])(
    '%s is compressed and can be kept',
    async (name) => {
      const address = await addressOf(name);
      const plain = await server.get(address);
      const brotli = await server.get(address, { 'accept-encoding': 'gzip, br' });
      const gzip = await server.get(address, { 'accept-encoding': 'gzip, br;q=0' });
      const text = await plain.text();
      expect(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).toString()).toBe(text);
      expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(text);
      expect(brotli.headers.get('content-encoding')).toBe('br');
      const any = await server.get(address, { 'accept-encoding': 'br;q=0, *' });
      expect(any.headers.get('content-encoding')).toBe('gzip');
      const kept = name.startsWith('/')
        ? 'public, max-age=300, stale-while-revalidate=86400'
        : 'public, max-age=31536000, immutable';
      expect(plain.headers.get('cache-control')).toBe(kept);
      const again = await server.get(address, { 'if-none-match': plain.headers.get('etag') ?? '' });
      expect([again.status, await again.text()]).toEqual([304, '']);
    },
  );

  async function addressOf(name: string): Promise<string> {
    if (name.startsWith('/')) return name;
    const script = await (await server.get('/samtykke/samtykke.js')).text();
    const page = await (await server.get('/samtykke/policy/no')).text();
    const found = {
      'second part': `${/\/samtykke\/a\/[\w-]+\//.exec(script)?.[0]}no.js`,
      registry: `/samtykke/registry/${server.registry.version}`,
      policy: `/samtykke/policy/no/${server.registry.version}`,
      style: /\/samtykke\/a\/[\w-]+\.css/.exec(page)?.[0],
    }[name];
    return found ?? 'no address';
  }

  it('a registry is served in the form of which its version is the hash', async () => {
    const text = await (await server.get(`/samtykke/registry/${server.registry.version}`)).text();
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    expect(Buffer.from(digest).toString('hex')).toBe(server.registry.version);
  });
});

describe('every answer', () => {
  it.each([
    '/samtykke/policy/no',
    '/samtykke/choice',
    '/samtykke/status',
    '/samtykke/health',
    '/samtykke/samtykke.js',
    '/samtykke/none',
    '/.well-known/gpc.json',
    '/samtykke/openapi.json',
  ])('%s has a strict policy without inline exceptions', async (path) => {
    const { headers } = await server.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('of a page allows exactly its own guard and style by hash', async () => {
    const response = await server.get('/samtykke/policy/no');
    const html = await response.text();
    const inline = [...html.matchAll(/<(script|style)>(.*?)<\/\1>/gs)].map(([, , content = '']) => content);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(inline).toHaveLength(3);
    for (const content of inline) {
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content))).toString(
        'base64',
      );
      expect(policy).toContain(`'sha256-${digest}'`);
    }
  });
});

describe('the rest', () => {
  it('answers with the language of the browser, else the first', async () => {
    const location = async (accept: string): Promise<string | null> =>
      (await server.get('/samtykke/policy', { 'accept-language': accept })).headers.get('location');
    expect(await location('nn-NO,nb;q=0.9,en;q=0.5')).toBe('/samtykke/policy/no');
    expect(await location('zh-CN')).toBe('/samtykke/policy/zh-Hans');
    expect(await location('pt-BR;q=0.9')).toBe('/samtykke/policy/pt');
    expect(await location('de;q=0, fr;q=0.1')).toBe('/samtykke/policy/fr');
    expect(await location('tlh')).toBe('/samtykke/policy/en');
    expect(await location(';;;,,=')).toBe('/samtykke/policy/en');
  });

  it('says that it heeds GPC', async () => {
    const response = await server.get('/.well-known/gpc.json');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ gpc: true, lastUpdate: '2026-11-24' });
  });

  it('follows the place that a trusted proxy tells', async () => {
    const placed = await testServer({ placeHeader: 'x-place' });
    const jurisdiction = async (place: string): Promise<unknown> =>
      ((await (await placed.get('/samtykke/status', { 'x-place': place })).json()) as { jurisdiction: string })
        .jurisdiction;
    expect(await jurisdiction('US-CA')).toBe('US-CA');
    expect(await jurisdiction('US-TX')).toBe('US');
    expect(await jurisdiction('GB')).toBe('UK');
    expect(await jurisdiction('KE')).toBe('EU-strict');
    expect(await jurisdiction('')).toBe('NO');
    expect(
      ((await (await server.get('/samtykke/status', { 'x-place': 'US-CA' })).json()) as { jurisdiction: string })
        .jurisdiction,
    ).toBe('NO');
  });

  it('an unknown address is a 404 without a stack', async () => {
    const response = await server.get('/samtykke/nothing/here');
    expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
  });

  it('a registry whose texts are hostile stays text', async () => {
    const hostile = '</script><img src=x onerror=alert(1)>"\'&';
    const text = JSON.stringify(hostile);
    const parsed = await parseRegistry(`site:
  name: ${text}
  domains: [x.example]
  controllers: [{ name: ${text}, office: ${text}, register: ${text} }]
  contacts: { requests: a@x.example }
  languages: [en]
categories: { essential: { always: true }, analytics: { label: ${text}, description: ${text} } }
providers: { p: { name: ${text} } }
entries:
  - { name: consent, category: essential, retention: P1Y, details: ${text} }
  - { name: ${JSON.stringify('k<script>')}, kind: localStorage, provider: p, category: analytics, retention: P1D, details: ${text} }`);
    const registry = (parsed as { registry: Registry }).registry;
    const page = await testServer({ registry });
    for (const path of ['/samtykke/policy/en', '/samtykke/choice', `/samtykke/policy/en/${registry.version}`]) {
      const html = await (await page.get(path)).text();
      expect(html).not.toContain('<img');
      expect(html.match(/<\/script>/g)?.length ?? 0).toBe(path.endsWith(registry.version) ? 0 : 1);
    }
  });
});
