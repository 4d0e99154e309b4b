import { beforeAll, describe, expect, it } from 'vitest';
import { type ServerMetrics, StoreUnavailable, serverMetrics, sqliteStore } from '../../../src/server/index.ts';
import { ORIGIN, type TestServer, testServer } from '../../support/server.ts';
import { tokenFor } from '../../support/tokens.ts';

const SECRET = 'the-secret-of-the-token';
const headers = { authorization: `Bearer ${SECRET}` };

/** Every sample, by name and labels as they are written. */
async function samplesOf(server: TestServer): Promise<ReadonlyMap<string, number>> {
  const text = await (await server.get('/samtykke/metrics', headers)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

const named = (samples: ReadonlyMap<string, number>, name: string): Record<string, number> =>
  Object.fromEntries([...samples].filter(([key]) => key.startsWith(`${name}{`)));

describe('the metrics', () => {
  it('are text in the format that Prometheus reads, for no cache and no script', async () => {
    const server = await testServer({ tokens: [tokenFor(SECRET)] });
    const answer = await server.get('/samtykke/metrics', { ...headers, origin: ORIGIN });
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    // Every line is a comment, or a sample: name, labels, value.
    for (const line of (await answer.text()).trimEnd().split('\n'))
      expect(line).toMatch(
        /^(|# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"\n]*"(,\w+="[^"\n]*")*\})? (-?[\d.e+-]+|Nan|\+Inf))$/,
      );
  });

  it('count requests by pattern, method and class of status, with the time they took', async () => {
    const server = await testServer({ tokens: [tokenFor(SECRET)] });
    const record = '/samtykke/records/2f1f0b9e-0000-4000-8000-secret000001';
    await server.get(record);
    await server.get('/samtykke/policy/en?who=jane');
    await server.get('/samtykke/policy/en');
    await server.get('/samtykke/nothing/jane');
    await server.get('/jane.html');
    await server.get('/samtykke/a/jane/en.js');
    await server.consent.fetch(new Request(`${ORIGIN}/samtykke/status`, { method: 'JANE' }));
    const samples = await samplesOf(server);
    expect(named(samples, 'samtykke_requests_total')).toEqual({
      'samtykke_requests_total{route="/samtykke/records/:consentId",method="GET",status="4xx"}': 1,
      'samtykke_requests_total{route="/samtykke/policy/:language",method="GET",status="2xx"}': 2,
      'samtykke_requests_total{route="/samtykke/*",method="GET",status="4xx"}': 2,
      'samtykke_requests_total{route="/*",method="GET",status="4xx"}': 1,
      'samtykke_requests_total{route="/samtykke/*",method="_OTHER",status="4xx"}': 1,
    });
    expect(
      samples.get('samtykke_request_duration_seconds_count{route="/samtykke/policy/:language",method="GET"}'),
    ).toBe(2);
    expect(
      samples.get('samtykke_request_duration_seconds_sum{route="/samtykke/policy/:language",method="GET"}'),
    ).toBeGreaterThan(0);
    expect([...samples.keys()].join()).not.toMatch(/jane|secret|2f1f0b9e/i);
  });

  it('have one label for all files of a build', async () => {
    const server = await testServer({ tokens: [tokenFor(SECRET)] });
    const page = await (await server.get('/samtykke/policy/en')).text();
    const style = /\/samtykke\/a\/[\w-]+\.css/.exec(page)?.[0] as string;
    expect((await server.get(style)).status).toBe(200);
    const samples = await samplesOf(server);
    expect(samples.get('samtykke_requests_total{route="/samtykke/a/*",method="GET",status="2xx"}')).toBe(1);
  });

  it('count each choice that was stored once, by reply, surface and method', async () => {
    const server = await testServer({ tokens: [tokenFor(SECRET)] });
    await server.choose({ choice: 'accept', key: 'a-key-that-comes-again' });
    await server.choose({ choice: 'accept', key: 'a-key-that-comes-again' });
    await server.choose({ choice: 'refuse', surface: 'panel' });
    await server.submit({ choice: 'refuse' });
    await server.choose({ choice: 'save', answers: { nonsense: 'all' } });
    expect(named(await samplesOf(server), 'samtykke_choices_total')).toEqual({
      'samtykke_choices_total{reply="accept",surface="banner",method="script"}': 1,
      'samtykke_choices_total{reply="refuse",surface="panel",method="script"}': 1,
      'samtykke_choices_total{reply="refuse",surface="banner",method="form"}': 1,
    });
  });

  it('count what the store could not do', async () => {
    const store = sqliteStore({ path: ':memory:' });
    const server = await testServer({ tokens: [tokenFor(SECRET)], store });
    await store.close();
    expect((await server.choose({ choice: 'accept' })).status).toBe(503);
    const samples = await samplesOf(server);
    expect(named(samples, 'samtykke_store_failures_total')).toEqual({
      'samtykke_store_failures_total{operation="addRecord"}': 1,
    });
    expect(named(samples, 'samtykke_choices_total')).toEqual({});
  });

  it('tell of the process', async () => {
    const samples = await samplesOf(await testServer({ tokens: [tokenFor(SECRET)] }));
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    expect(samples.get('process_cpu_seconds_total')).toBeGreaterThan(0);
  });

  it('of one server are not those of another', async () => {
    const [one, other] = [
      await testServer({ tokens: [tokenFor(SECRET)] }),
      await testServer({ tokens: [tokenFor(SECRET)] }),
    ];
    await one.choose({ choice: 'accept' });
    expect(named(await samplesOf(other), 'samtykke_choices_total')).toEqual({});
  });
});

describe('what is added to the metrics', () => {
  let metrics: ServerMetrics;
  let server: TestServer;
  const size = { value: 7 as number | undefined };
  beforeAll(async () => {
    metrics = serverMetrics();
    server = await testServer({ tokens: [tokenFor(SECRET)], metrics });
    metrics.gauge('samtykke_log_size', 'Leaves.', () => size.value);
    metrics.gauge('samtykke_log_checkpoint_age_seconds', 'Age.', async () => {
      throw new StoreUnavailable('nobody knows');
    });
  });

  it('is read whenever they are, and absent where it is not known', async () => {
    expect((await samplesOf(server)).get('samtykke_log_size')).toBe(7);
    size.value = undefined;
    expect((await samplesOf(server)).has('samtykke_log_size')).toBe(false);
    size.value = 0;
    expect((await samplesOf(server)).get('samtykke_log_size')).toBe(0);
  });

  it('hides nothing else when it cannot be read', async () => {
    const samples = await samplesOf(server);
    expect(samples.has('samtykke_log_checkpoint_age_seconds')).toBe(false);
    expect(samples.has('process_cpu_seconds_total')).toBe(true);
  });

  it('has a name of its own', () => {
    expect(() => metrics.gauge('samtykke_log_size', 'Again.', () => 1)).toThrow(/samtykke_log_size.*already/);
    expect(() => metrics.gauge('not a name', 'No.', () => 1)).toThrow(/name/i);
  });
});
