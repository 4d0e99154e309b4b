/** Builds what the package holds: the compiled projects, the scripts of a page, and the JSON schemas. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { auditReportJsonSchema } from '../src/audit/index.ts';
import { registryJsonSchema } from '../src/registry/index.ts';
import { compiledAtOnce } from './compiled-at-once.ts';

const root = new URL('../', import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, root));

/** Names that never leave the page's own code: no JSON, no API and no platform holds them. Each costs a letter then. */
const INNER_NAMES = [
  'address',
  'advertising',
  'attach',
  'base',
  'choiceCookie',
  'clean',
  'cleaned',
  'domain',
  'earlier',
  'edition',
  'element',
  'exact',
  'exemption',
  'facts',
  'granted',
  'handle',
  'hosts',
  'isInline',
  'isLabelled',
  'keep',
  'lengths',
  'maxLifetimeSeconds',
  'mayLoad',
  'minor',
  'native',
  'onClick',
  'openFiles',
  'optOut',
  'others',
  'parsedType',
  'partial',
  'parts',
  'patterns',
  'payload',
  'permissions',
  'pieces',
  'purpose',
  'refresh',
  'sensitivePaths',
  'setAddress',
  'shares',
  'shown',
  'signalled',
  'signals',
  'signature',
  'trusted',
  'validUntil',
  'waiting',
  'writeCookie',
  'written',
];

const common = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome111', 'firefox123', 'safari16.4'],
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

const options = {
  ...common,
  // Without esbuild's own wrapper, which is an arrow: engines compile `(function` at once, and read an arrow twice.
  format: 'esm',
  mangleProps: new RegExp(`^(${INNER_NAMES.join('|')})$`),
} satisfies BuildOptions;

/** Wraps a script in a function that is called at once, with one argument or none. */
const calledAtOnce = (parameter: string, argument: string): Pick<BuildOptions, 'banner' | 'footer'> => ({
  banner: { js: `(function(${parameter}){"use strict";` },
  footer: { js: `})(${argument});` },
});

/**
 * Bundles the guard, the second part, which differs where there is no server, what tells providers of consent, and
 * what verifies a receipt; the site's own data is put in by whoever serves them, in the place of one name each. And what
 * the audit looks at a banner with.
 */
export async function buildPageScripts(): Promise<void> {
  const guard = await build({
    ...options,
    entryPoints: [path('src/guard/main.ts')],
    outfile: path('dist/page/guard.js'),
    mangleCache: {},
    plugins: [compiledAtOnce],
    ...calledAtOnce('', ''),
  });
  for (const [name, hasServer] of [
    ['browser', true],
    ['static', false],
  ] as const) {
    await build({
      ...options,
      entryPoints: [path('src/browser/main.ts')],
      outfile: path(`dist/page/${name}.js`),
      // The guard hands tables and facts over: each name is the same in both.
      mangleCache: { ...guard.mangleCache },
      define: { SAMTYKKE_HAS_SERVER: String(hasServer) },
      // The first thing that the file does, see src/browser/main.ts.
      ...calledAtOnce('SAMTYKKE_HANDLE', 'window.samtykke?.connect()'),
    });
  }
  await build({
    // What it reads is the catalogue's, with names as they stand there.
    ...common,
    entryPoints: [path('src/browser/providers/main.ts')],
    outfile: path('dist/page/providers.js'),
  });
  await build({
    ...common,
    entryPoints: [path('src/verifier/main.ts')],
    outfile: path('dist/page/verifier.js'),
  });
  await build({
    ...common,
    entryPoints: [path('src/audit/banner/page/main.ts')],
    outfile: path('dist/page/look.js'),
    // One expression: what the audit looks at a frame with.
    globalName: 'look',
    banner: { js: '(()=>{' },
    footer: { js: 'return look.tools})()' },
  });
  await buildAuditHooks();
}

/** What the audit puts into each page: on one line, so that it moves no other. */
async function buildAuditHooks(): Promise<void> {
  await build({
    ...common,
    target: ['chrome120'],
    entryPoints: [path('src/audit/injected/main.ts')],
    outfile: path('dist/audit-page/hooks.js'),
  });
}

function writeJsonSchemas(): void {
  mkdirSync(path('schema'), { recursive: true });
  const schemas = { registry: registryJsonSchema(), 'audit-report': auditReportJsonSchema() };
  for (const [name, schema] of Object.entries(schemas)) {
    writeFileSync(path(`schema/${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
}

if (import.meta.main) {
  execFileSync(path('node_modules/.bin/tsc'), ['-b'], { stdio: 'inherit', cwd: path('.') });
  await buildPageScripts();
  writeJsonSchemas();
}
