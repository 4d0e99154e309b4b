/** Which functions of the guard an engine is told to compile together with the script that they stand in. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { parseSync, Visitor } from 'oxc-parser';

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
  'peer',
  'promising',
  'read',
  'setter',
  'setters',
  'signal',
  'valued',
  'watch',
  'written',
]);

/**
 * Puts these functions in parentheses. Declared ones become constants at the beginning of their file,
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
      contents: declaredInParentheses(path, arrowsInParentheses(path, readFileSync(path, 'utf8'), left), left),
      loader: 'ts',
    }));
  },
};

/** @param left the names that were not found yet. */
function arrowsInParentheses(path: string, text: string, left: Set<string>): string {
  const marks: (readonly [at: number, mark: string])[] = [];
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (init?.type !== 'ArrowFunctionExpression' || id.type !== 'Identifier') return;
      if (!AT_START.has(id.name) && !INNER_AT_START.has(id.name)) return;
      left.delete(id.name);
      marks.push([init.start, '('], [init.end, ')']);
    },
  }).visit(parseSync(path, text).program);
  let result = '';
  let from = 0;
  for (const [at, mark] of marks.sort(([a], [b]) => a - b)) {
    result += text.slice(from, at) + mark;
    from = at;
  }
  return result + text.slice(from);
}

/** Plain functions at the top of a file; others stay as they are. @param left as above. */
function declaredInParentheses(path: string, text: string, left: Set<string>): string {
  let hoisted = '';
  let rest = '';
  let from = 0;
  for (const statement of parseSync(path, text).program.body) {
    const isExported = statement.type === 'ExportNamedDeclaration';
    const declared = isExported ? statement.declaration : statement;
    if (declared?.type !== 'FunctionDeclaration' || !declared.id || declared.async || declared.generator) continue;
    const { name, end } = declared.id;
    if (!AT_START.has(name)) continue;
    left.delete(name);
    hoisted += `${isExported ? 'export ' : ''}const ${name} = (function ${text.slice(end, declared.end)});\n`;
    rest += text.slice(from, statement.start);
    from = statement.end;
  }
  return hoisted + rest + text.slice(from);
}
