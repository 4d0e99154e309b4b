import { describe, expect, it } from 'vitest';
import { docsAddress, packageFile, version } from './package-file.ts';

describe('the package', () => {
  it('has a version', () => expect(version()).toMatch(/^\d+\.\d+\.\d+/));

  it.each([
    [{}, undefined],
    [{ repository: 'owner/name' }, 'https://github.com/owner/name/blob/HEAD/'],
    [{ repository: 'gitlab:owner/name' }, 'https://gitlab.com/owner/name/-/blob/HEAD/'],
    [{ repository: { url: 'git+https://github.com/owner/name.git' } }, 'https://github.com/owner/name/blob/HEAD/'],
    [{ repository: { url: 'git+ssh://git@github.com/owner/name.git' } }, 'https://github.com/owner/name/blob/HEAD/'],
    [
      { repository: { url: 'https://gitlab.com/group/part/name', directory: 'packages/one' } },
      'https://gitlab.com/group/part/name/-/blob/HEAD/packages/one/',
    ],
    [
      { repository: { url: 'https://git.example/name' }, homepage: 'https://docs.example/name#readme' },
      'https://docs.example/name/',
    ],
    [{ repository: { url: 'https://git.example/name' } }, undefined],
    [{ repository: 'other:owner/name' }, undefined],
    [{ homepage: 'https://docs.example' }, 'https://docs.example/'],
    [{ homepage: 'docs.example' }, undefined],
  ])('that says %j has its docs under %s', (said, address) => expect(docsAddress(said)).toBe(address));

  it('names an address under which its docs stand, or none', () => {
    const address = docsAddress(packageFile());
    expect(address ?? 'https://none.example/').toMatch(/^https:.*\/$/);
  });
});
