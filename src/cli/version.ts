import { existsSync, readFileSync } from 'node:fs';

/** Version of the package, as its package.json has it: the nearest one above this file, which a bundler may have moved. */
export function version(): string {
  for (let at = new URL('.', import.meta.url); ; at = new URL('..', at)) {
    const file = new URL('package.json', at);
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
    if (at.pathname === '/') return '';
  }
}
