/** Which functions of the guard an engine is told to compile together with the script that they stand in. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { type Expression, parseSync, type VariableDeclaration } from 'oxc-parser';

/**
 * Functions at the top of their files that run whenever a page begins; test/browser/at-start.test.ts holds the list
 * against a page. An engine reads a function twice that is called later, and once that stands in parentheses ("possibly
 * invoked function expressions", https://v8.dev/blog/preparser): these take a fifth of the guard's time when read twice.
 */
export const AT_START = new Set([
  'accessor',
  'add',
  'afterFirstPaint',
  'addressName',
  'attribute',
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
  'indexOf',
  'insideOf',
  'isFixed',
  'languageOf',
  'listen',
  'loadSecondPart',
  'loadingAttributes',
  'loadingBy',
  'lookForFrames',
  'markGuarded',
  'matcherOf',
  'mayLoadBy',
  'nameOf',
  'pathIn',
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

/**
 * Puts the functions of {@link AT_START} in parentheses. Declared ones become constants at the beginning of their file,
 * as if they had been hoisted there.
 */
export const compiledAtOnce: Plugin = {
  name: 'compiled at once',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/](?:guard|decision|registry)[\\/][\w-]+\.ts$/ }, ({ path }) => ({
      contents: inParentheses(path, readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

function inParentheses(path: string, text: string): string {
  const hoisted: string[] = [];
  let rest = '';
  let from = 0;
  /** Lets something stand in the place of a piece of the text. */
  const put = (start: number, end: number, piece: string): void => {
    rest += text.slice(from, start) + piece;
    from = end;
  };
  for (const statement of parseSync(path, text).program.body) {
    const isExported = statement.type === 'ExportNamedDeclaration';
    const declared = isExported ? statement.declaration : statement;
    if (declared?.type === 'FunctionDeclaration' && declared.id && AT_START.has(declared.id.name)) {
      const made = `const ${declared.id.name} = (function ${text.slice(declared.id.end, declared.end)});\n`;
      hoisted.push(isExported ? `export ${made}` : made);
      put(statement.start, statement.end, '');
    } else if (declared?.type === 'VariableDeclaration') {
      for (const { start, end } of arrowsAtStart(declared)) put(start, end, `(${text.slice(start, end)})`);
    }
  }
  return hoisted.join('') + rest + text.slice(from);
}

const arrowsAtStart = ({ declarations }: VariableDeclaration): Expression[] =>
  declarations.flatMap(({ id, init }) =>
    init?.type === 'ArrowFunctionExpression' && id.type === 'Identifier' && AT_START.has(id.name) ? [init] : [],
  );
