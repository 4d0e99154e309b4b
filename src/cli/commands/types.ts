import { writeFile } from 'node:fs/promises';
import { type Registry, shortVersion } from '../../registry/index.ts';
import { type Command, EXIT } from '../command.ts';
import { readArgs } from '../options.ts';
import { DEFAULT_FILE, readOrTell } from '../read.ts';

export const types: Command = {
  help: `samtykke types [registry.yaml] [--out samtykke.d.ts]

  --out  the file to write (default: samtykke.d.ts); "-" for the terminal

With the file in your project a misspelt category, purpose, provider or entry name does not compile.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, { out: { type: 'string' } }, 1);
    const file = positionals[0] ?? DEFAULT_FILE;
    const parsed = await readOrTell(file, io);
    if (!parsed) return EXIT.findings;
    const text = typesOf(parsed.registry, file);
    const out = values.out ?? 'samtykke.d.ts';
    if (out === '-') io.out(text.trimEnd());
    else {
      await writeFile(out, text);
      io.out(
        `wrote ${out}: ${parsed.registry.entries.length} entries of registry ${shortVersion(parsed.registry.version)}`,
      );
    }
    return EXIT.ok;
  },
};

function typesOf({ version, categories, purposes, providers, entries }: Registry, file: string): string {
  const union = (names: readonly string[]): string =>
    [...new Set(names)].map((name) => `\n      | ${typeOf(name)}`).join('');
  return `// Written by "samtykke types" from ${file}, registry ${shortVersion(version)}. Run it again when the registry changes.
import 'samtykke/browser';

declare global {
  interface SamtykkeRegister {
    category:${union(categories.map((each) => each.id))};
    purpose:${union(purposes.map((each) => each.id))};
    provider:${union(providers.map((each) => each.id))};
    entry:${union(entries.map((each) => each.name))};
  }
}
`;
}

/** A pattern is a template type: any text stands for its wildcard. */
function typeOf(name: string): string {
  if (!name.includes('*')) return JSON.stringify(name);
  return `\`${name.replace(/[`\\$]/g, '\\$&').replaceAll('*', `\${string}`)}\``;
}
