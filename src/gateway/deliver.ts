import type { ServerResponse } from 'node:http';
import { finished, pipeline, type Readable, type Transform, type Writable } from 'node:stream';
import { plainHeaders } from './headers.ts';
import { type GatewayProblem, refusalText } from './refusal.ts';

export interface Delivery {
  readonly status: number;
  readonly headers: Headers;
  /** The body and what it goes through; empty where there is none. */
  readonly streams: readonly [Readable, ...Transform[]] | readonly [];
  /** Whether the connection ends with this answer, where it is one of HTTP/1. */
  readonly isLast: boolean;
}

/**
 * Sends an answer as it comes, at the client's pace. What breaks off on the way is broken for the client too: no end
 * of chunks, no end of stream.
 */
export function deliver(outgoing: ServerResponse, { status, headers, streams, isLast }: Delivery): void {
  if (isLast) outgoing.shouldKeepAlive = false;
  outgoing.writeHead(status, plainHeaders(headers));
  if (streams.length === 0) {
    outgoing.end();
    return;
  }
  // What has no length and no chunks (HTTP/1.0) has ended where its connection ends: unless that is reset.
  for (const each of streams) each.once('error', () => breakOff(outgoing));
  pipeline([...streams, bodyOf(outgoing)] as [Readable, Writable], () => {});
}

/** Where the body is written to; the headers go out with its first piece, or alone when that lets wait for itself. */
function bodyOf(outgoing: ServerResponse): Writable {
  const { stream } = outgoing as { readonly stream?: Writable };
  const flush = (): void => {
    if (!outgoing.writableEnded && !outgoing.destroyed) outgoing.flushHeaders();
  };
  if (!stream) {
    setImmediate(flush);
    return outgoing;
  }
  // Node's answer of HTTP/2 is no stream that a pipeline can end well; what is beneath it is.
  flush();
  return stream;
}

function breakOff(outgoing: ServerResponse): void {
  const { socket } = outgoing;
  // HTTP/2 resets the stream; a connection under TLS ends without its closing message, which tells the same.
  if (socket && !('stream' in outgoing) && !('encrypted' in socket)) socket.resetAndDestroy();
}

/** How long a client that still sends is listened to, so that it gets to read why nobody wants more. */
const LINGER_MILLISECONDS = 2_000;

/** Answers with an error of ours. */
export function refuse(outgoing: ServerResponse, code: GatewayProblem, isLast: boolean): void {
  const { req: incoming } = outgoing;
  const { status, headers, body } = refusalText(code, incoming.headers.accept);
  const isStillSending = !incoming.complete && !incoming.readableEnded;
  if (isLast || isStillSending) outgoing.shouldKeepAlive = false;
  outgoing.writeHead(status, headers);
  if (!isStillSending) {
    outgoing.end(incoming.method === 'HEAD' ? undefined : body);
    return;
  }
  outgoing.write(body);
  const end = (): void => void outgoing.end();
  const timer = setTimeout(end, LINGER_MILLISECONDS);
  finished(incoming, () => {
    clearTimeout(timer);
    end();
  });
  incoming.resume();
}
