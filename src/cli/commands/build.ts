import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, EXIT } from '../command.ts';
import { readArgs } from '../options.ts';
import { DEFAULT_FILE, readOrTell } from '../read.ts';
import { staticSite } from '../static-site.ts';

export const build: Command = {
  help: `samtykke build [registry.yaml] [--out samtykke] [--at /samtykke]

  --out  the folder to write to
  --at   where the site serves that folder

Put <script src="/samtykke/samtykke.js"></script> first into <head>. Without a server there is no record of
choices and no signature: the choice lives in the visitor's own cookie, set by script.`,
  async run(args, io) {
    const { values, positionals } = readArgs(
      args,
      { out: { type: 'string', default: 'samtykke' }, at: { type: 'string', default: '/samtykke' } },
      1,
    );
    const parsed = await readOrTell(positionals[0] ?? DEFAULT_FILE, io);
    if (!parsed) return EXIT.findings;
    const at = values.at.replace(/\/$/, '');
    const files = staticSite(parsed.registry, at);
    await mkdir(values.out, { recursive: true });
    for (const [name, text] of files) await writeFile(join(values.out, name), text);
    io.out(`wrote ${files.size} files to ${values.out}; the page's tag: <script src="${at}/samtykke.js"></script>`);
    return EXIT.ok;
  },
};
