import type { ReadName } from '../names/index.ts';

const MOST_NAMES = 40;

/** The names or patterns that a regular expression for names of cookies means: `/^_ga/` is `_ga*`. */
export function namesOfPattern(source: string): readonly ReadName[] {
  const printed = `/${source}/`;
  const names = alternatives(source).slice(0, MOST_NAMES).map(patternOf);
  const doubt = `the regular expression ${printed}; read as a pattern`;
  return [...new Set(names)].map((name) => ({ name, printed, ...(name.includes('*') && { doubt }) }));
}

/** `^(_gid|_gat)$` as `^_gid$` and `^_gat$`. */
function alternatives(source: string): readonly string[] {
  const outer = splitOutside(source);
  if (outer.length > 1) return outer.flatMap(alternatives);
  const group = /\((?:\?:)?([^()?][^()]*\|[^()]*)\)(?![?*+{])/.exec(source);
  if (!group) return [source];
  const [whole, inside = ''] = group;
  return inside
    .split('|')
    .flatMap((each) => alternatives(source.slice(0, group.index) + each + source.slice(group.index + whole.length)));
}

/** The parts of an expression between bars that stand in no bracket. */
function splitOutside(source: string): readonly string[] {
  let depth = 0;
  const parts = [''];
  for (const [index, letter] of [...source].entries()) {
    if (source[index - 1] !== '\\') {
      if (letter === '(' || letter === '[') depth += 1;
      if (letter === ')' || letter === ']') depth -= 1;
    }
    if (letter === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

/** What is written out stays, everything else is `*`. */
function patternOf(source: string): string {
  const from = source.startsWith('^') ? '' : '*';
  const to = /(?<!\\)\$$/.test(source) ? '' : '*';
  const inner = source.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  const name = inner
    .replace(/\((?:\?[:=!<]*)?[^()]*\)[?*+]?(?:\{[^}]*\})?/g, '*')
    .replace(/\[(?:\\.|[^\]\\])*\][?*+]?(?:\{[^}]*\})?/g, '*')
    .replace(/(?:\\[wdsWDSb]|(?<!\\)\.)(?:[*+?]|\{[^}]*\})*/g, '*')
    .replace(/[A-Za-z0-9_-](?:[*+?]|\{[^}]*\})(?=[A-Za-z0-9_$-]|$)/g, (part) => (part.endsWith('*') ? part : '*'))
    .replace(/\\(.)/g, '$1');
  return `${from}${name}${to}`.replace(/\*{2,}/g, '*');
}
