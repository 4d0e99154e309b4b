import { SpanStatusCode, trace } from '@opentelemetry/api';

/** Without an SDK that the process has registered all of it does nothing. */
export const tracer = trace.getTracer('samtykke');

/**
 * A span around a call that answers later.
 *
 * @throws what the call throws; the span tells the error's name and not its message, in which values may stand.
 */
export function tracedCall<T>(name: string, call: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      return await call();
    } catch (error) {
      span.setAttribute('error.type', error instanceof Error ? error.name : 'Error');
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
