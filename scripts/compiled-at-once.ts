/** Which functions of the guard an engine is told to compile together with the script that they stand in. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { parseSync, type Statement, type VariableDeclaration, Visitor } from 'oxc-parser';

/**
 * Functions at the top of their files that run whenever a page begins; test/browser/at-start.test.ts holds the list
 * against a page. An engine reads a function twice that is called later, and once that stands in parentheses ("possibly
 * invoked function expressions", https://v8.dev/blog/preparser): these take a fifth of the guard's time when read twice.
 */
export const AT_START = new Set([
  'accessor',
  'add',
  'addressName',
  'afterFirstPaint',
  'call',
  'createPolicy',
  'dictionary',
  'emptyMatcher',
  'exec',
  'guardAttributes',
  'guardClass',
  'guardCookies',
  'guardForms',
  'guardFrames',
  'guardGetter',
  'guardMarkup',
  'guardMethod',
  'guardMethods',
  'guardNodes',
  'guardRequests',
  'guardSetter',
  'guardStorage',
  'guardStores',
  'guardTag',
  'guarded',
  'has',
  'hasGuard',
  'indexOf',
  'insideOf',
  'isFixed',
  'isMarked',
  'isTrusted',
  'languageOf',
  'listen',
  'loadSecondPart',
  'loadingAttributes',
  'loadingBy',
  'lookForFrames',
  'mark',
  'markGuarded',
  'matcherOf',
  'mayLoadBy',
  'nameOf',
  'pathIn',
  'readBy',
  'readGroup',
  'readLoads',
  'readPurpose',
  'readTable',
  'replace',
  'retentionOf',
  'rootOf',
  'slice',
  'spelt',
  'split',
  'startGuard',
  'tagOf',
  'toLower',
  'trusted',
  'watchParser',
  'writeAttribute',
]);

/** The same of arrow functions that have a name within others. */
export const INNER_AT_START = new Set([
  'each',
  'enter',
  'find',
  'folder',
  'getter',
  'guardRealm',
  'inserted',
  'inspectAttribute',
  'inspectOne',
  'later',
  'listenIn',
  'listenToPage',
  'listenToRealm',
  'made',
  'method',
  'methods',
  'named',
  'noded',
  'options',
  'peer',
  'read',
  'setter',
  'setters',
  'signal',
  'valued',
  'watch',
  'written',
]);

/**
 * Puts the functions of {@link AT_START} in parentheses. Declared ones become constants at the beginning of their file,
 * as if they had been hoisted there.
 */
export const compiledAtOnce: Plugin = {
  name: 'compiled at once',
  setup({ onEnd, onLoad }) {
    const left = new Set([...AT_START, ...INNER_AT_START]);
    onEnd(() => {
      const errors = [...left].map((name) => ({
        text: `no function ${name} was found to put in parentheses, see AT_START`,
      }));
      return { errors };
    });
    onLoad({ filter: /[\\/]src[\\/](?:guard|decision|registry)[\\/][\w-]+\.ts$/ }, ({ path }) => ({
      contents: inParentheses(path, innerInParentheses(path, readFileSync(path, 'utf8'), left), left),
      loader: 'ts',
    }));
  },
};

/** @param left the names that were not found yet. */
function inParentheses(path: string, text: string, left: Set<string>): string {
  let hoisted = '';
  let rest = '';
  let from = 0;
  for (const { name, start, end, before, here } of parseSync(path, text).program.body.flatMap((each) =>
    changes(each, text),
  )) {
    left.delete(name);
    hoisted += before;
    rest += text.slice(from, start) + here;
    from = end;
  }
  return hoisted + rest + text.slice(from);
}

function innerInParentheses(path: string, text: string, left: Set<string>): string {
  const marks: (readonly [at: number, mark: string])[] = [];
  const program = parseSync(path, text).program;
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (init?.type !== 'ArrowFunctionExpression' || id.type !== 'Identifier' || !INNER_AT_START.has(id.name)) return;
      left.delete(id.name);
      marks.push([init.start, '('], [init.end, ')']);
    },
  }).visit(program);
  let result = '';
  let from = 0;
  for (const [at, mark] of marks.sort(([a], [b]) => a - b)) {
    result += text.slice(from, at) + mark;
    from = at;
  }
  return result + text.slice(from);
}

interface Change {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What comes to the beginning of the file. */
  readonly before: string;
  /** What stands in the place of the piece from `start` to `end`. */
  readonly here: string;
}

/** What a statement at the top of a file needs: of plain functions and arrows only, others stay as they are. */
function changes(statement: Statement, text: string): readonly Change[] {
  const isExported = statement.type === 'ExportNamedDeclaration';
  const declared = isExported ? statement.declaration : statement;
  if (declared?.type === 'VariableDeclaration') return arrows(declared, text);
  if (declared?.type !== 'FunctionDeclaration' || !declared.id || declared.async || declared.generator) return [];
  const { name, end } = declared.id;
  const made = `const ${name} = (function ${text.slice(end, declared.end)});\n`;
  const { start } = statement;
  const change = { name, start, end: statement.end, before: isExported ? `export ${made}` : made, here: '' };
  return AT_START.has(name) ? [change] : [];
}

const arrows = ({ declarations }: VariableDeclaration, text: string): readonly Change[] =>
  declarations.flatMap(({ id, init }) => {
    if (init?.type !== 'ArrowFunctionExpression' || id.type !== 'Identifier' || !AT_START.has(id.name)) return [];
    const { start, end } = init;
    return [{ name: id.name, start, end, before: '', here: `(${text.slice(start, end)})` }];
  });
