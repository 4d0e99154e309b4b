import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ServerFrames } from './frames.ts';

const GOOD_BYE = Buffer.from([0x88, 2, 3, 0xe9]);

/** A frame of a server (RFC 6455 5.2). */
function frame(opcode: number, length: number): Buffer {
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  // What is inside looks like the head of a close frame.
  return Buffer.concat([head, Buffer.alloc(length, 0x88)]);
}

it('says good-bye between two frames, and nothing afterwards, wherever they are cut', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1, 5, 125, 126, 300, 65_536), { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (lengths, sizes, part) => {
        const sent = lengths.map((length) => frame(length === 5 ? 9 : 2, length));
        const all = Buffer.concat(sent);
        const leaveAt = Math.floor(all.length * part);
        const frames = new ServerFrames();
        const out: Buffer[] = [];
        frames.on('data', (chunk) => out.push(chunk));
        let hasLeft = false;
        for (let at = 0, turn = 0; at < all.length; turn++) {
          if (at >= leaveAt && !hasLeft) {
            frames.goAway();
            hasLeft = true;
          }
          const size = sizes[turn % sizes.length] as number;
          frames.write(all.subarray(at, at + size));
          at += size;
        }
        if (!hasLeft) frames.goAway();
        const ends = sent.map((_, index) => Buffer.concat(sent.slice(0, index)).length);
        const got = Buffer.concat([...out, ...rest(frames)]);
        const whole = got.length - GOOD_BYE.length;
        expect(got.subarray(whole)).toEqual(GOOD_BYE);
        expect(got.subarray(0, whole).equals(all.subarray(0, whole))).toBe(true);
        expect([...ends, all.length]).toContain(whole);
        expect(whole).toBeGreaterThanOrEqual(
          leaveAt > all.length ? 0 : Math.min(...[...ends, all.length].filter((end) => end >= leaveAt)),
        );
      },
    ),
  ));

it('leaves the last word to a site that has said it', () => {
  const frames = new ServerFrames();
  const close = frame(8, 2);
  frames.write(close.subarray(0, 3));
  frames.goAway();
  frames.write(close.subarray(3));
  expect(Buffer.concat(rest(frames))).toEqual(close);
});

/** What has been pushed and not been read yet. */
function rest(frames: ServerFrames): Buffer[] {
  const found = frames.read() as Buffer | null;
  return found ? [found] : [];
}
