import { pipeline } from 'node:stream/promises';
import { type Command, EXIT, type Io, UsageError } from './command.ts';

interface Listed {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** A command's own modules are read when it is called: all of them together take a second. */
  load(): Promise<Command>;
}

const COMMANDS: readonly Listed[] = [
  {
    name: 'import',
    summary: "make a registry from a published policy, or from another tool's configuration",
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'audit',
    summary: 'hold a live site against its registry, in a real browser',
    load: async () => (await import('./commands/audit.ts')).audit,
  },
  {
    name: 'lint',
    summary: 'tell what a registry gives away about itself',
    load: async () => (await import('./commands/lint.ts')).lint,
  },
  {
    name: 'types',
    summary: "write a registry's names as TypeScript types",
    load: async () => (await import('./commands/types.ts')).types,
  },
  {
    name: 'diff',
    summary: 'tell what changed between two registries, and whether visitors are asked again',
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  {
    name: 'build',
    summary: 'write script and policy as files, for a site without a server',
    load: async () => (await import('./commands/build.ts')).build,
  },
  {
    name: 'serve',
    summary: 'serve script, policy and choices of one site or several',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'gateway',
    summary: 'put banner, policy and enforcement in front of a site in any language',
    load: async () => (await import('./commands/gateway.ts')).gateway,
  },
  {
    name: 'violations',
    summary: 'list what was stopped, or in report mode would have been, and how to declare it',
    load: async () => (await import('./commands/violations.ts')).violations,
  },
  {
    name: 'check',
    summary: "hold a site's records, log and registry versions against each other",
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'backup',
    summary: 'copy the database of a running server',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'put a backup in the place of the database, where the log allows it',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  {
    name: 'keys',
    summary: 'list the keys of the log, put a new one first, have one sign no more',
    load: async () => (await import('./commands/keys.ts')).keys,
  },
  {
    name: 'export',
    summary: 'write consent records as JSON-LD in the terms of ISO/IEC TS 27560, or as JSON lines',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  {
    name: 'erase',
    summary: 'erase all records of a consent ID',
    load: async () => (await import('./commands/erase.ts')).erase,
  },
  {
    name: 'hold',
    summary: 'keep the records of a consent ID from being erased, for a claim',
    load: async () => (await import('./commands/hold.ts')).hold,
  },
  {
    name: 'retain',
    summary: 'write down which consents have ended, and erase records that are relied on no longer',
    load: async () => (await import('./commands/retain.ts')).retain,
  },
  {
    name: 'verify',
    summary: 'tell what a receipt proves, and what it does not; offline',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'witness',
    summary: "cosign other people's logs, as long as they only grow",
    load: async () => (await import('./commands/witness.ts')).witness,
  },
  {
    name: 'evidence',
    summary: 'pictures of what a registry version asks with, signed and in the log',
    load: async () => (await import('./commands/evidence.ts')).evidence,
  },
  {
    name: 'token',
    summary: 'make and list the tokens that open metrics and the pages for the operator',
    load: async () => (await import('./commands/token.ts')).token,
  },
];

const io: Io = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  stream: (pieces) => pipeline(pieces, process.stdout, { end: false }),
};

/**
 * Runs the command that is named first.
 *
 * @returns the exit code.
 */
export async function run([name, ...args]: readonly string[]): Promise<number> {
  const listed = COMMANDS.find((each) => each.name === name);
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(overview());
    return EXIT.ok;
  }
  if (!listed) {
    io.err(`there is no command "${name}"\n\n${overview()}`);
    return EXIT.usage;
  }
  let command: Command | undefined;
  try {
    command = await listed.load();
    if (!args.includes('--help')) return await command.run(args, io);
    io.out(command.help);
    return EXIT.ok;
  } catch (error) {
    return tell(error, command);
  }
}

/** A person gets a sentence; the stack stays in the house. */
function tell(error: unknown, command: Command | undefined): number {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (error instanceof UsageError) {
    io.err(`${message}\n\n${command?.help}`);
    return EXIT.usage;
  }
  io.err(message);
  // By its name: nothing more can be read where a command's modules could not.
  return name === 'RegistryFileError' ? EXIT.findings : EXIT.failure;
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((each) => each.name.length));
  const lines = COMMANDS.map((each) => `  ${each.name.padEnd(width)}  ${each.summary}`);
  return `samtykke: your cookie policy, executable\n\n${lines.join('\n')}\n\nsamtykke <command> --help tells more.`;
}
