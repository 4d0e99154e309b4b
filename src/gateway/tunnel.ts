import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { type Duplex, pipeline } from 'node:stream';
import { ServerFrames } from './frames.ts';

/** A WebSocket under way. */
export interface Tunnel {
  /** Tells the client that we go away; its answer ends the site's side too. */
  goAway(): void;
  readonly closed: Promise<void>;
}

export interface TunnelEnds {
  readonly client: Duplex;
  /** What the client has sent already. */
  readonly clientHead: Buffer;
  readonly site: Duplex;
  readonly siteHead: Buffer;
}

/** Answers the handshake and joins the two connections, at the pace of the slower one. */
export function openTunnel(answer: IncomingMessage, headers: Headers, ends: TunnelEnds, idleTimeout: number): Tunnel {
  const { client, clientHead, site, siteHead } = ends;
  const frames = new ServerFrames();
  client.write(handshake(answer, headers), 'latin1');
  // What each has sent before the other was there.
  if (siteHead.length > 0) site.unshift(siteHead);
  if (clientHead.length > 0) client.unshift(clientHead);
  const closed = new Promise<void>((resolve) => {
    let open = 2;
    const ended = (error?: Error | null): void => {
      open--;
      // What ends well is told to the other side by itself.
      if (error) for (const each of [client, site]) each.destroy();
      if (open === 0) resolve();
    };
    pipeline(site, frames, client, ended);
    pipeline(client, site, ended);
  });
  for (const each of [client, site]) quieten(each, idleTimeout);
  return { goAway: () => frames.goAway(), closed };
}

function handshake({ statusCode = 101 }: IncomingMessage, headers: Headers): string {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  const first = `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? ''}`;
  return `${[first, 'connection: Upgrade', 'upgrade: websocket', ...lines].join('\r\n')}\r\n\r\n`;
}

/** Ends what has been silent for too long. Small messages wait for no other (Nagle's algorithm). */
function quieten(duplex: Duplex, idleTimeout: number): void {
  const socket = duplex as Duplex & {
    setTimeout?(time: number, then: () => void): void;
    setNoDelay?(on: boolean): void;
  };
  socket.setTimeout?.(idleTimeout, () => socket.destroy());
  socket.setNoDelay?.(true);
}
