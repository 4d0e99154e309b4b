import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import {
  type ImportedPolicy,
  type ImportedRow,
  INPUT_KINDS,
  importPolicy,
  registryFileFrom,
  type Unread,
  type WrittenRegistry,
} from '../../importer/index.ts';
import { printable, printableJson } from '../../printable/index.ts';
import { LANGUAGES } from '../../registry/index.ts';
import { type Command, EXIT, type Io, UsageError } from '../command.ts';
import { knownCookiesIn } from '../known-cookies.ts';
import { oneOf, readArgs } from '../options.ts';
import { type Input, readInput } from '../read-input.ts';
import { scriptedBy } from '../scripted-list.ts';

export const importCommand: Command = {
  help: `samtykke import ADDRESS_OR_FILE [-o registry.yaml] [--format yaml|json] [--force]
  [--kind ${INPUT_KINDS.join('|')}]
  [--language TAG] [--domain HOST]… [--known ADDRESS_OR_FILE] [--rows rows.json]

  ADDRESS_OR_FILE  the policy page, a file (HTML, Markdown, text, CSV, a configuration of cookieconsent, Klaro or
                   tarteaucitron), or - for standard input
  -o, --out        the registry file to write (default: registry.yaml, or registry.json); - for the terminal
  --format         yaml: with a comment wherever something is unsure (default); json: without comments
  --force          overwrites a file that is there
  --kind           what the input is, where its content does not tell
  --language       the language that it is in, where the page does not tell: en, no, zh-Hans …
  --domain         a host of the site itself; more than once for several (default: the host of the address)
  --known          a list of known cookies, such as the CSV file of the Open Cookie Database: proposes category, provider
                   and purpose where the policy tells none
  --rows           writes what was read as data too: every row, its place, what is unsure of it; - for the terminal

Nothing is fetched but the addresses that are given, and nothing of a configuration is run.

Exit code: 0 a registry was written, 1 nothing that lists cookies was found, and nothing was written, 2 a mistake in the
call, 3 the input could not be read.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    const [where] = positionals;
    if (where === undefined) throw new UsageError('name the address of a policy, or a file');
    const plan = planOf(values);
    const known = await knownCookiesIn(values.known);
    const input = await readInput(where);
    const policy = importPolicy(input.text, { source: input.source, ...plan.read });
    if (policy.rows.length === 0) return nothingFound(policy, input, io);
    const domains = values.domain ?? (input.host === undefined ? [] : [input.host]);
    const registry = registryFileFrom(policy, { source: input.source, domains, known });
    const said = await writeAll(registry, policy, plan, input);
    for (const line of reportOf(policy, registry, input)) io.err(printable(line));
    for (const text of said) io.out(text);
    return EXIT.ok;
  },
};

const OPTIONS = {
  out: { type: 'string', short: 'o' },
  format: { type: 'string', default: 'yaml' },
  force: { type: 'boolean', default: false },
  kind: { type: 'string' },
  language: { type: 'string' },
  domain: { type: 'string', multiple: true },
  known: { type: 'string' },
  rows: { type: 'string' },
} as const;

interface Values {
  readonly out?: string | undefined;
  readonly format: string;
  readonly force: boolean;
  readonly kind?: string | undefined;
  readonly language?: string | undefined;
  readonly rows?: string | undefined;
}

interface Plan {
  readonly format: 'yaml' | 'json';
  readonly out: string;
  readonly rows: string | undefined;
  readonly read: { readonly kind?: (typeof INPUT_KINDS)[number]; readonly language?: string };
}

/** What is to be done; a file that would be overwritten is told before anything is fetched. */
function planOf({ out, format, force, kind, language, rows }: Values): Plan {
  const chosen = oneOf('format', format, ['yaml', 'json']);
  const file = out ?? `registry.${chosen}`;
  for (const each of [file, rows]) {
    if (each !== undefined && each !== '-' && !force && existsSync(each))
      throw new UsageError(`${each} is there: name another file with -o, or overwrite it with --force`);
  }
  return {
    format: chosen,
    out: file,
    rows,
    read: {
      ...(kind !== undefined && { kind: oneOf('kind', kind, INPUT_KINDS) }),
      ...(language !== undefined && { language: oneOf('language', language, LANGUAGES) }),
    },
  };
}

/** Writes the files that were asked for; what is for the terminal comes back. */
async function writeAll(
  registry: WrittenRegistry,
  policy: ImportedPolicy,
  { format, out, rows }: Plan,
  input: Input,
): Promise<readonly string[]> {
  const said: string[] = [];
  const text = format === 'json' ? `${printableJson(registry.value)}\n` : registry.text;
  if (out === '-') said.push(text.trimEnd());
  else await writeFile(out, text);
  if (rows !== undefined) {
    const data = printableJson({
      source: input.source,
      kind: policy.kind,
      language: policy.language,
      rows: policy.rows,
      unread: policy.unread,
      mentions: policy.mentions,
    });
    if (rows === '-') said.push(data);
    else await writeFile(rows, `${data}\n`);
  }
  if (out !== '-')
    said.push(
      `wrote ${out}: ${registry.value.entries.length} entries, ${registry.unsure} of them with something unsure; then: samtykke lint ${out}`,
    );
  return said;
}

function nothingFound(policy: ImportedPolicy, input: Input, io: Io): number {
  io.err(
    printable(
      `${input.source}: no table or list of cookies was found in it (read as ${policy.kind}); nothing is written`,
    ),
  );
  for (const line of leftLines(policy.unread, policy.mentions)) io.err(printable(line));
  const tool = scriptedBy(input.text);
  if (tool !== undefined)
    io.err(`its list is put in by a script of ${tool}: open the page in a browser, save it, and give the file`);
  return EXIT.findings;
}

/** What was read, what is unsure, what was not read, in plain lines. */
function reportOf(policy: ImportedPolicy, { leftOut }: WrittenRegistry, { source, doubt }: Input): readonly string[] {
  const unsure = policy.rows.filter(({ uncertain }) => uncertain.length > 0);
  const unread = [...policy.unread, ...leftOut];
  const language = policy.language ?? 'a language that is not known';
  return [
    `read ${source} (${policy.kind}, ${language}): ${policy.rows.length} ${policy.rows.length === 1 ? 'row' : 'rows'}`,
    ...(doubt === undefined ? [] : [`  unsure: ${doubt}`]),
    ...(unsure.length > 0 ? [`unsure: ${unsure.length}`, ...unsure.flatMap(doubtLines)] : []),
    ...leftLines(unread, policy.mentions),
  ];
}

/** What could not be read, and the names that sentences mention. */
function leftLines(unread: readonly Unread[], mentions: readonly Unread[]): readonly string[] {
  const said = mentions.map(({ what, place }) => `${what} (line ${place.line})`).join(', ');
  return [
    ...(unread.length > 0 ? [`not read: ${unread.length}`] : []),
    ...unread.map(({ what, where, place }) => `  ${placed(where, place.line)}: ${what}`),
    ...(mentions.length > 0 ? [`in sentences only, and not in the registry: ${said}`] : []),
  ];
}

const doubtLines = ({ name, where, place, uncertain }: ImportedRow): readonly string[] =>
  uncertain.map(({ field, why }) => `  ${placed(where, place.line)}, ${name}: ${field}: ${why}`);

const placed = (where: string, line: number): string => (where.startsWith('line') ? where : `line ${line}, ${where}`);
