import { pipeline } from 'node:stream/promises';
import { RegistryFileError } from '../server/index.ts';
import { type Command, EXIT, type Io, UsageError } from './command.ts';
import { audit } from './commands/audit.ts';
import { backup } from './commands/backup.ts';
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { erase } from './commands/erase.ts';
import { evidence } from './commands/evidence.ts';
import { exportCommand } from './commands/export.ts';
import { gateway } from './commands/gateway.ts';
import { hold } from './commands/hold.ts';
import { importCommand } from './commands/import.ts';
import { keys } from './commands/keys.ts';
import { lint } from './commands/lint.ts';
import { restore } from './commands/restore.ts';
import { retain } from './commands/retain.ts';
import { serve } from './commands/serve.ts';
import { token } from './commands/token.ts';
import { types } from './commands/types.ts';
import { verify } from './commands/verify.ts';
import { violations } from './commands/violations.ts';
import { witness } from './commands/witness.ts';

const COMMANDS: readonly Command[] = [
  importCommand,
  audit,
  lint,
  types,
  diff,
  build,
  serve,
  gateway,
  violations,
  check,
  backup,
  restore,
  keys,
  exportCommand,
  erase,
  hold,
  retain,
  verify,
  witness,
  evidence,
  token,
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
  const command = COMMANDS.find((each) => each.name === name);
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(overview());
    return EXIT.ok;
  }
  if (!command) {
    io.err(`there is no command "${name}"\n\n${overview()}`);
    return EXIT.usage;
  }
  if (args.includes('--help')) {
    io.out(command.help);
    return EXIT.ok;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    return tell(error, command);
  }
}

/** A person gets a sentence; the stack stays in the house. */
function tell(error: unknown, command: Command): number {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) {
    io.err(`${message}\n\n${command.help}`);
    return EXIT.usage;
  }
  io.err(message);
  return error instanceof RegistryFileError ? EXIT.findings : EXIT.failure;
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((each) => each.name.length));
  const lines = COMMANDS.map((each) => `  ${each.name.padEnd(width)}  ${each.summary}`);
  return `samtykke: your cookie policy, executable\n\n${lines.join('\n')}\n\nsamtykke <command> --help tells more.`;
}
