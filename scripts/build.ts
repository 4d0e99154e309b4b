/** Builds what the package holds: the compiled projects, the two scripts of a page, and the JSON schema. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { registryJsonSchema } from '../src/registry/index.ts';

const root = new URL('../', import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, root));

/** Bundles guard and browser; the site's own data is put in by the server, in the place of one name each. */
export async function buildPageScripts(): Promise<void> {
  for (const part of ['guard', 'browser']) {
    await build({
      entryPoints: [path(`src/${part}/main.ts`)],
      outfile: path(`dist/page/${part}.js`),
      bundle: true,
      minify: true,
      format: 'iife',
      target: ['chrome111', 'firefox123', 'safari16.4'],
      legalComments: 'none',
      logLevel: 'warning',
    });
  }
}

function writeJsonSchema(): void {
  mkdirSync(path('schema'), { recursive: true });
  writeFileSync(path('schema/registry.schema.json'), `${JSON.stringify(registryJsonSchema(), null, 2)}\n`);
}

if (import.meta.main) {
  execFileSync(path('node_modules/.bin/tsc'), ['-b'], { stdio: 'inherit', cwd: path('.') });
  await buildPageScripts();
  writeJsonSchema();
}
