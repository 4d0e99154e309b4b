import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { MAIN } from '../support/process.ts';

const root = new URL('../../', import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, root));
const FOLDER = dirname(MAIN);

/** What is built for pages is found from where the source of its reader is. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)), loader: 'ts' };
    });
  },
};

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
    external: ['pg', 'playwright-core', '@duckduckgo/autoconsent'],
    plugins: [keepPlaces],
    // Packages that are CommonJS ask for Node's own modules so.
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire('${root.href}');` },
  });
  const built = new Set(Object.keys(metafile.outputs).map((name) => basename(name)));
  for (const name of readdirSync(FOLDER)) if (!built.has(name)) rmSync(join(FOLDER, name), { force: true });
}
