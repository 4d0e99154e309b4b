import { context, propagation, type Span, SpanKind, SpanStatusCode, type TextMapGetter } from '@opentelemetry/api';
import type { MiddlewareHandler } from 'hono';
import { toldOf } from './middleware.ts';
import { isSecure } from './origins.ts';
import type { Site } from './site.ts';
import { tracer } from './traced-call.ts';

/**
 * A span around each request, in the terms of OpenTelemetry's semantic conventions for HTTP servers. Ours: what tells of
 * the visitor stays out of it, though the conventions want it: the path (it may hold a consent ID), the query, the
 * addresses of client and server, the user agent.
 */
export function traced(site: Site): MiddlewareHandler {
  return (c, next) => {
    const { route, method } = toldOf(site, c);
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'url.scheme': isSecure(c.req.raw) ? 'https' : 'http',
    };
    const caller = propagation.extract(context.active(), c.req.raw.headers, HEADERS);
    return tracer.startActiveSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, caller, async (span) => {
      try {
        await next();
        tellStatus(span, c.res.status);
      } finally {
        span.end();
      }
    });
  };
}

/** Conventions: a server's span is an error from 500 on; what a client did wrong is not the server's. */
function tellStatus(span: Span, status: number): void {
  span.setAttribute('http.response.status_code', status);
  if (status < 500) return;
  span.setAttribute('error.type', String(status));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** How the propagator that an SDK has registered reads headers, such as `traceparent` (W3C Trace Context). */
const HEADERS: TextMapGetter<Headers> = {
  get: (headers, name) => headers.get(name) ?? undefined,
  keys: (headers) => [...headers.keys()],
};
