import { lintRegistry, SEVERITIES, type Severity } from '../../registry/index.ts';
import { type Command, EXIT } from '../command.ts';
import { FORMATS, findingsAs } from '../findings.ts';
import { oneOf, readArgs } from '../options.ts';
import { DEFAULT_FILE, readOrTell } from '../read.ts';

export const lint: Command = {
  help: `samtykke lint [registry.yaml] [--format text|json|sarif] [--fail-on error|warning|note|never]

  --format   how findings are written (default: text)
  --fail-on  the least severity that makes the exit code 1 (default: error)

Exit code: 0 nothing to fail on, 1 findings or a broken registry, 2 a mistake in the call.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, { format: { type: 'string' }, 'fail-on': { type: 'string' } }, 1);
    const format = oneOf('format', values.format ?? 'text', FORMATS);
    const failOn = oneOf('fail-on', values['fail-on'] ?? 'error', [...SEVERITIES, 'never']);
    const parsed = await readOrTell(positionals[0] ?? DEFAULT_FILE, io);
    if (!parsed) return EXIT.findings;
    const findings = lintRegistry(parsed.registry, parsed.places);
    io.out(findingsAs(format, findings));
    const fails = findings.some(({ severity }) => failOn !== 'never' && rank(severity) <= rank(failOn));
    return fails ? EXIT.findings : EXIT.ok;
  },
};

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
