import type { CallSite } from '../observation.ts';
import type { StackTrace } from './protocol.ts';

/** `https://…:12:34`, at the end of a line of a stack. */
const PLACE = /^(.*?):(\d+):(\d+)$/;

/**
 * A stack as V8 writes it.
 *
 * @returns innermost first; what has no address, such as a function of the platform, is left out.
 */
export function readStack(text: string): readonly CallSite[] {
  const sites: CallSite[] = [];
  for (const line of text.split('\n')) {
    const site = readLine(line);
    if (site) sites.push(site);
  }
  return callersOf(sites);
}

/**
 * A function that stands in the place of the browser's own, as our guard's and those of error reporters do, by what V8 calls
 * it: `HTMLDocument.set [as cookie]`, `Storage.setItem`. What it does it does for whoever has called it.
 */
const IN_PLACE_OF_THE_BROWSERS =
  /^(?:HTML)?Document\.\S+ \[as cookie\]$|^(?:Storage|CookieStore|Proxy)\.(?:set|setItem|value)(?: \[as \w+\])?$/;

/** All, where nobody is left that could have called. */
function callersOf(sites: readonly CallSite[]): readonly CallSite[] {
  const callers = sites.slice(
    sites.findLastIndex(({ functionName }) => IN_PLACE_OF_THE_BROWSERS.test(functionName)) + 1,
  );
  return callers.length > 0 ? callers : sites;
}

function readLine(line: string): CallSite | undefined {
  const [, said] = /^\s*at (.*)$/.exec(line) ?? [];
  if (said === undefined) return undefined;
  const open = placeStart(said);
  const inside = open < 0 ? said : said.slice(open + 1, -1);
  const place = PLACE.exec(addressOf(inside));
  if (!place) return undefined;
  const [, url = '', lineNumber, column] = place;
  if (!url.includes(':')) return undefined;
  const name = open < 0 ? '' : said.slice(0, open).trim();
  return { url, line: Number(lineNumber), column: Number(column), functionName: name.replace(/^(async|new) /, '') };
}

/** Where the bracket opens that closes at the end; brackets can stand in it. */
function placeStart(said: string): number {
  if (!said.endsWith(')')) return -1;
  let depth = 0;
  for (let index = said.length - 1; index >= 0; index--) {
    if (said[index] === ')') depth++;
    else if (said[index] === '(' && --depth === 0) return index;
  }
  return -1;
}

/** Of a text that was run as a script: where it was run from. `eval at f (https://…:1:2), <anonymous>:1:1` */
function addressOf(inside: string): string {
  if (!inside.startsWith('eval at ')) return inside.replace(/^async /, '');
  const [origin] = /\((?!eval at )[^()]*\)/.exec(inside) ?? [];
  return origin === undefined ? inside : origin.slice(1, -1);
}

/** A stack as the protocol tells it, with those of the calls that were waited for. */
export function sitesOf(stack: StackTrace | undefined): readonly CallSite[] {
  const sites: CallSite[] = [];
  for (let part = stack; part; part = part.parent)
    for (const { url, lineNumber, columnNumber, functionName } of part.callFrames)
      if (url !== '') sites.push({ url, line: lineNumber + 1, column: columnNumber + 1, functionName });
  return sites;
}
