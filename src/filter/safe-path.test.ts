import { expect, it } from 'vitest';
import { safePath } from './safe-path.ts';

it.each(['/', '/en/', '/en/artist/nord?tab=1#top', '/%2F%2Fevil.example'])('leads back to %s', (path) => {
  expect(safePath(path)).toBe(path);
});

it.each([
  undefined,
  '',
  'en/',
  'https://evil.example/',
  'javascript:alert(1)',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '//[',
])('leads nowhere by %j', (path) => {
  expect(safePath(path)).toBeUndefined();
});
