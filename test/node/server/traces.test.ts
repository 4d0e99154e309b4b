import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { InMemorySpanExporter, ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sqliteStore } from '../../../src/server/index.ts';
import { startServer } from '../../support/process.ts';
import { exampleFile, temporaryFolder, testServer } from '../../support/server.ts';
import { registerTracing, unregisterTracing } from '../../support/tracing.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const traceparent = `00-${TRACE}-${CALLER}-01`;

let exporter: InMemorySpanExporter;
const spans = (): readonly ReadableSpan[] => exporter.getFinishedSpans();
const spanNamed = (name: string): ReadableSpan => spans().find((each) => each.name === name) as ReadableSpan;

describe('with an SDK', () => {
  beforeAll(() => {
    exporter = registerTracing();
  });
  afterAll(unregisterTracing);
  beforeEach(() => exporter.reset());

  it('each request is a span in the trace of its caller, and each call of the store one within it', async () => {
    const server = await testServer();
    exporter.reset();
    expect((await server.choose({ choice: 'accept' }, { traceparent })).status).toBe(201);
    const request = spanNamed('POST /samtykke/choice');
    const stored = spanNamed('store.addRecord');
    expect(request.spanContext().traceId).toBe(TRACE);
    expect(request.parentSpanContext?.spanId).toBe(CALLER);
    expect(stored.parentSpanContext?.spanId).toBe(request.spanContext().spanId);
    expect([request.kind, stored.kind]).toEqual([SpanKind.SERVER, SpanKind.INTERNAL]);
    expect(request.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/samtykke/choice',
      'url.scheme': 'http',
      'http.response.status_code': 201,
    });
    expect(spans().map(({ name }) => name)).toEqual(['store.addRecord', 'POST /samtykke/choice']);
  });

  it('without a caller a request begins a trace, and one of nonsense counts as none', async () => {
    const server = await testServer();
    for (const headers of [{}, { traceparent: '00-nonsense' }] as Record<string, string>[]) {
      exporter.reset();
      await server.get('/samtykke/health', headers);
      expect(spans()[0]?.parentSpanContext).toBeUndefined();
    }
  });

  it('nothing of the visitor is in a span: no path, query, address, user agent or cookie', async () => {
    const server = await testServer();
    exporter.reset();
    const told = {
      'user-agent': 'Jane/1',
      cookie: 'consent=jane',
      'x-forwarded-for': '192.0.2.99',
      referer: 'http://jane/',
    };
    await server.get('/samtykke/records/jane-consent-id?who=jane', told);
    await server.get('/samtykke/nothing/jane', told);
    await server.get('/jane', told);
    const text = JSON.stringify(
      spans().map(({ name, attributes, events, status }) => [name, attributes, events, status]),
    );
    expect(text).not.toMatch(/jane|192\.0\.2/i);
    expect(spans().map(({ name }) => name)).toEqual([
      'store.recordsOf',
      'GET /samtykke/records/:consentId',
      'GET /samtykke/*',
      'GET /*',
    ]);
    // RFC 9110 15.5: what the client did wrong is no error of the server.
    expect(spans().map(({ status }) => status.code)).toEqual(Array(4).fill(SpanStatusCode.UNSET));
  });

  it('what fails is an error by name, without a message', async () => {
    const store = sqliteStore({ path: ':memory:' });
    const server = await testServer({ store });
    await store.close();
    exporter.reset();
    expect((await server.choose({ choice: 'accept' })).status).toBe(503);
    const [request, stored] = [spanNamed('POST /samtykke/choice'), spanNamed('store.addRecord')];
    expect([request.status, stored.status]).toEqual(Array(2).fill({ code: SpanStatusCode.ERROR }));
    expect([request.attributes['error.type'], stored.attributes['error.type']]).toEqual(['503', 'StoreUnavailable']);
    expect([...request.events, ...stored.events]).toEqual([]);
  });
});

describe('the command', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it('is traced by what is imported before it', async () => {
    const file = join(folder.path, 'tracing.mjs');
    const sdk = import.meta.resolve('@opentelemetry/sdk-trace-base');
    const api = import.meta.resolve('@opentelemetry/api');
    writeFileSync(
      file,
      `import { trace } from '${api}';
      import { BasicTracerProvider, ConsoleSpanExporter, SimpleSpanProcessor } from '${sdk}';
      const spanProcessors = [new SimpleSpanProcessor(new ConsoleSpanExporter())];
      trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors }));\n`,
    );
    const before = process.env.NODE_OPTIONS;
    process.env.NODE_OPTIONS = `--import ${file}`;
    const server = await startServer([exampleFile('registry.yaml')], folder.path).finally(() => {
      if (before === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = before;
    });
    await fetch(`${server.address}/samtykke/health`);
    await server.stop();
    expect(server.output()).toContain("name: 'GET /samtykke/health'");
  });
});
