import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('.', import.meta.url);

it('promotions can ask nothing of what somebody likes: they import the ground of all features, and no other family', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const imported = files.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from as string),
  );
  const others = new Set(imported.filter((from) => !from.startsWith('./')));
  expect([...others].sort()).toEqual([
    '../../decision/index.ts',
    '../check.ts',
    '../feature.ts',
    '../identifier.ts',
    '../sealer.ts',
    '../store.ts',
    '../write.ts',
  ]);
});
