import { type AccessToken, addToken, isExpired, makeAccessToken, readTokens, SCOPES } from '../../server/index.ts';
import { type Command, EXIT, type Io, UsageError } from '../command.ts';
import { oneOf, readArgs, wholeNumber } from '../options.ts';

export const token: Command = {
  help: `samtykke token new --name NAME --scope SCOPE… [--days 90] [--tokens samtykke.tokens]
samtykke token list [--tokens samtykke.tokens]

  new       adds a token to the file and prints its secret, once: the file keeps only the secret's hash
  list      shows the tokens of a file
  --name    tells it apart in the log and in the list
  --scope   what it opens, several times for several: ${SCOPES.join(', ')}
  --days    how many days it holds after today
  --tokens  the file, which samtykke serve and samtykke gateway take by the same option

To take a token back delete its line. A running server reads the file anew by itself.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    switch (oneOfActions(positionals[0])) {
      case 'new':
        return make(values, io);
      case 'list':
        io.out(asText(readTokens(values.tokens)));
        return EXIT.ok;
    }
  },
};

const OPTIONS = {
  name: { type: 'string' },
  scope: { type: 'string', multiple: true },
  days: { type: 'string', default: '90' },
  tokens: { type: 'string', default: 'samtykke.tokens' },
} as const;

type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

const ACTIONS = ['new', 'list'] as const;
/** Ten years: a token that nobody ever has to look at again is nobody's. */
const MOST_DAYS = 3_650;
const DAY_MILLISECONDS = 86_400_000;

function oneOfActions(named: string | undefined): (typeof ACTIONS)[number] {
  const found = ACTIONS.find((each) => each === named);
  if (found) return found;
  throw new UsageError(
    `${named === undefined ? 'samtykke token' : `samtykke token ${named}`}: write one of ${ACTIONS.join(', ')}`,
  );
}

function make({ name, scope = [], days, tokens }: Values, io: Io): number {
  if (name === undefined) throw new UsageError('a token needs a name: --name prometheus');
  if (scope.length === 0) throw new UsageError(`a token needs a scope: --scope with one of ${SCOPES.join(', ')}`);
  const scopes = [...new Set(scope)].map((each) => oneOf('scope', each, SCOPES));
  const until = Date.now() + wholeNumber('days', days, MOST_DAYS) * DAY_MILLISECONDS;
  const made = makeAccessToken({ name, scopes, validUntil: new Date(until).toISOString().slice(0, 10) });
  addToken(tokens, made.token);
  // The secret alone on standard output, so that a script can pass it on.
  io.out(made.secret);
  io.err(`added ${name} to ${tokens}, until ${made.token.validUntil}; the secret is shown this once`);
  return EXIT.ok;
}

const HEADINGS = ['name', 'scopes', 'last day'] as const;

function asText(tokens: readonly AccessToken[]): string {
  if (tokens.length === 0) return 'no tokens';
  const rows = [HEADINGS, ...tokens.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf(token: AccessToken): readonly string[] {
  const { name, scopes, validUntil } = token;
  return [name, scopes.join(','), isExpired(token, new Date()) ? `${validUntil} (expired)` : validUntil];
}
