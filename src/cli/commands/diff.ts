import { diffRegistries, type RegistryChange, type RegistryDiff } from '../../registry/index.ts';
import { type Command, EXIT, UsageError } from '../command.ts';
import { oneOf, readArgs } from '../options.ts';
import { readOrTell } from '../read.ts';

export const diff: Command = {
  help: `samtykke diff before.yaml after.yaml [--format text|json] [--fail-on material|never]

  --format   how changes are written (default: text)
  --fail-on  material: the exit code is 1 when visitors are asked again (default: never)`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, { format: { type: 'string' }, 'fail-on': { type: 'string' } }, 2);
    const [from, to] = positionals;
    if (from === undefined || to === undefined)
      throw new UsageError('name two registry files: the one before and the one after');
    const format = oneOf('format', values.format ?? 'text', ['text', 'json']);
    const failOn = oneOf('fail-on', values['fail-on'] ?? 'never', ['material', 'never']);
    const before = await readOrTell(from, io);
    const after = await readOrTell(to, io);
    if (!before || !after) return EXIT.findings;
    const found = diffRegistries(before.registry, after.registry);
    io.out(format === 'json' ? JSON.stringify(found, null, 2) : asText(found));
    return failOn === 'material' && found.material ? EXIT.findings : EXIT.ok;
  },
};

function asText({ from, to, changes, material, asksAgain }: RegistryDiff): string {
  const heading = `${from.slice(0, 12)} → ${to.slice(0, 12)}: ${verdict(changes.length, material)}`;
  const asked = asksAgain.map(
    ({ purpose, providers }) => `  ${purpose}: ${providers === 'all' ? 'all of it' : providers.join(', ')}`,
  );
  return [heading, ...changes.map(line), ...(asked.length > 0 ? ['asked again:', ...asked] : [])].join('\n');
}

function verdict(count: number, material: boolean): string {
  if (count === 0) return 'no change';
  return material
    ? 'a material change; an earlier choice does not cover all of it'
    : 'a minor change; nobody is asked again';
}

const MARKS = { added: '+', removed: '-', changed: '~' } as const;

function line({ subject, id, change, field, from, to, material }: RegistryChange): string {
  const what = field === undefined ? '' : `: ${field} ${shown(from)} → ${shown(to)}`;
  return `${material ? '!' : ' '} ${MARKS[change]} ${subject} ${id}${what}`;
}

const shown = (value: string | undefined): string =>
  value ? (value.length > 60 ? `${value.slice(0, 57)}…` : value) : '(none)';
