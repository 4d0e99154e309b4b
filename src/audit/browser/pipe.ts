import type { Readable, Writable } from 'node:stream';

/** A message of the DevTools protocol: a command, its answer, or an event. */
export interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: object;
  readonly result?: object;
  readonly error?: { readonly message: string };
}

/** Messages in both directions. */
export interface Pipe {
  send(message: Message): void;
  onMessage(listen: (message: Message) => void): void;
}

/** Messages as Chromium sends and takes them on its pipe: JSON, each ended by a zero byte. */
export function messagePipe(to: Writable, from: Readable): Pipe {
  // Once Chromium has ended there is nobody to write to: that is told by its end.
  to.on('error', () => undefined);
  return {
    send: (message) => {
      if (to.writable) to.write(`${JSON.stringify(message)}\0`);
    },
    onMessage: (listen) => {
      let started: Buffer[] = [];
      from.on('data', (chunk: Buffer) => {
        let begin = 0;
        for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, begin)) {
          const whole = started.length === 0 ? chunk : Buffer.concat([...started, chunk.subarray(begin, end)]);
          const text = started.length === 0 ? whole.toString('utf8', begin, end) : whole.toString();
          started = [];
          begin = end + 1;
          listen(JSON.parse(text) as Message);
        }
        if (begin < chunk.length) started.push(chunk.subarray(begin));
      });
    },
  };
}
