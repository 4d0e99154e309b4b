import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { csvOf, generatedClicks, KEPT_LOG, readVisits } from '../../bench/clicks.ts';
import { temporaryFolder } from '../support/server.ts';

const kept = fileURLToPath(new URL('../../bench/clicks.csv', import.meta.url));

it('the click log in bench is the one that its generator makes', () => {
  expect(csvOf(generatedClicks(KEPT_LOG)) === readFileSync(kept, 'utf8')).toBe(true);
});

it('a file of visit,time,item is read by visit and time, and a line that is none is named', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'clicks.csv');
  try {
    writeFileSync(path, 'visit,time,item\n7,30,b\n8,5,x\n7,10.5,a\n\n');
    expect(await readVisits(path)).toEqual([
      { id: '8', items: ['x'], end: 5 },
      { id: '7', items: ['a', 'b'], end: 30 },
    ]);
    for (const line of ['7,soon,a', '7,1', '7,1,a,b', ',1,a', '7,1x,a']) {
      writeFileSync(path, `visit,time,item\n${line}\n`);
      await expect(readVisits(path)).rejects.toThrow(`clicks.csv:2: ${line} is no visit,time,item`);
    }
  } finally {
    folder.remove();
  }
});
