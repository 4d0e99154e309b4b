import { Transform, type TransformCallback } from 'node:stream';

/** RFC 6455 5.5.1 and 7.4.1: a close frame of a server, code 1001, 'going away'. */
const GOING_AWAY = Buffer.from([0x88, 0x02, 0x03, 0xe9]);
const CLOSE = 0x8;

/**
 * Passes the frames of a WebSocket's server as they are, and knows where one ends, so that the gateway can say good-bye
 * between two of them.
 */
export class ServerFrames extends Transform {
  /** The head of the frame that has begun, as far as it has come. */
  #head: number[] = [];
  /** Bytes of the frame that are still to come; its head is complete then. */
  #left = 0;
  #isGoing = false;
  /** Who has said the last word. */
  #closedBy: 'site' | 'us' | undefined;

  /** Ends the conversation after the frame that is under way. */
  goAway(): void {
    this.#isGoing = true;
    if (this.#isBetween() && !this.#closedBy) this.#sayGoodBye();
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    let at = 0;
    while (at < chunk.length && !this.#closedBy) {
      at = this.#left > 0 ? this.#skip(at, chunk.length) : this.#readHead(chunk[at] as number, at);
      if (this.#isGoing && this.#isBetween() && !this.#closedBy) {
        this.push(chunk.subarray(0, at));
        this.#sayGoodBye();
      }
    }
    // What the site sends after our good-bye has nobody who reads it.
    if (this.#closedBy === 'us') done();
    else done(null, chunk);
  }

  #isBetween(): boolean {
    return this.#left === 0 && this.#head.length === 0;
  }

  #skip(at: number, end: number): number {
    const count = Math.min(this.#left, end - at);
    this.#left -= count;
    return at + count;
  }

  /** RFC 6455 5.2. A server's frames are not masked; what is has four bytes more. */
  #readHead(byte: number, at: number): number {
    const head = this.#head;
    head.push(byte);
    const [first = 0, second = 0] = head;
    const short = second & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (head.length < 2 || head.length < 2 + lengthBytes) return at + 1;
    const length = lengthBytes === 0 ? short : head.slice(2).reduce((sum, each) => sum * 256 + each, 0);
    this.#left = length + (second & 0x80 ? 4 : 0);
    this.#head = [];
    if ((first & 0xf) === CLOSE) this.#closedBy = 'site';
    return at + 1;
  }

  #sayGoodBye(): void {
    this.#closedBy = 'us';
    this.push(GOING_AWAY);
  }
}
