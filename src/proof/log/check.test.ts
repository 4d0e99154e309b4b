import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLog, damageIn, flipBit, numbered } from '../../../test/support/a-log.ts';

describe('checkLog', () => {
  const logs = [1, 255, 256, 300, 600, 1024, 66_000].map((size) => aLog(numbered('entry', size)));

  it.each(logs)('finds nothing in a whole log', async ({ files, head }) =>
    expect(await damageIn(files, head())).toEqual([]),
  );
  it('finds nothing in a log without an entry', async () =>
    expect(await damageIn(new Map(), aLog().head())).toEqual([]));

  it('names the one file in which a bit was flipped, wherever it is, and no other', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...logs.slice(0, -1)),
        fc.nat(),
        fc.nat(),
        async ({ files, head }, pick, bit) => {
          const paths = [...files.keys()];
          const path = paths[pick % paths.length] as string;
          const bytes = files.get(path) as Uint8Array;
          const damaged = new Map(files).set(path, flipBit(bytes, bit % (bytes.length * 8)));
          const found = await damageIn(damaged, head());
          expect(found.map((each) => each.path)).toEqual([path]);
        },
      ),
      { numRuns: 300 },
    ));

  it.each(['tile/2/000.p/1', 'tile/1/000', 'tile/1/001.p/1', 'tile/0/100', 'tile/0/257.p/208', 'tile/entries/100'])(
    'names %s in a log of three levels',
    async (path) => {
      const { files, head } = logs.at(-1) as (typeof logs)[0];
      const bytes = files.get(path) as Uint8Array;
      const found = await damageIn(new Map(files).set(path, flipBit(bytes, 77)), head());
      expect(found.map((each) => each.path)).toEqual([path]);
    },
  );

  it('names a file that is not there, or was cut off', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...logs.slice(0, -1)), fc.nat(), fc.boolean(), async (log, pick, isCut) => {
        const damaged = new Map(log.files);
        const path = [...log.files.keys()][pick % log.files.size] as string;
        if (isCut) damaged.set(path, (log.files.get(path) as Uint8Array).subarray(0, -1));
        else damaged.delete(path);
        expect((await damageIn(damaged, log.head())).map((each) => each.path)).toEqual([path]);
      }),
    ));

  it('blames the checkpoint where all files agree on another root', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...logs.slice(0, -1)), fc.nat(255), async ({ files, head }, bit) => {
        const found = await damageIn(files, { ...head(), root: flipBit(head().root, bit) });
        expect(found.map((each) => each.path)).toEqual(['checkpoint']);
      }),
    ));

  it('names each of several damaged files', async () => {
    const { files, head } = aLog(numbered('entry', 1024));
    const damaged = new Map(files);
    const paths = ['tile/0/002', 'tile/entries/000', 'tile/entries/003'];
    for (const path of paths) damaged.set(path, flipBit(files.get(path) as Uint8Array, 100));
    expect((await damageIn(damaged, head())).map((each) => each.path).sort()).toEqual(paths);
  });
});
