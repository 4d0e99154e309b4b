import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { MAIN } from '../support/process.ts';

const root = new URL('../../', import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, root));
const FOLDER = dirname(MAIN);

/**
 * Puts the command line with all that it loads into a file or two: tests start it hundreds of times, and its modules one
 * by one take thrice as long.
 */
export async function buildCommandLine(): Promise<void> {
  const { metafile } = await build({
    entryPoints: [path('src/cli/main.ts')],
    outdir: FOLDER,
    metafile: true,
    ...{ bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node24', logLevel: 'warning' },
    // Optional packages: a command that needs one looks for it when it runs.
    external: ['pg', 'playwright-core'],
    // The server finds the scripts of a page from where its source is.
    define: { 'import.meta.url': JSON.stringify(new URL('src/server/scripts.ts', root).href) },
    // Packages that are CommonJS ask for Node's own modules so.
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire('${root.href}');` },
  });
  const built = new Set(Object.keys(metafile.outputs).map((name) => basename(name)));
  for (const name of readdirSync(FOLDER)) if (!built.has(name)) rmSync(join(FOLDER, name), { force: true });
}
