import type { CallSite } from '../observation.ts';
import type { StackTrace } from './protocol.ts';

/** `https://…:12:34`, at the end of a line of a stack. */
const PLACE = /^(.*?):(\d+):(\d+)$/;

/**
 * A stack as V8 writes it.
 *
 * @returns innermost first; what has no address is left out, such as a function of the platform, or our own guard.
 */
export function readStack(text: string): readonly CallSite[] {
  const sites: CallSite[] = [];
  for (const line of text.split('\n')) {
    const site = readLine(line);
    if (site) sites.push(site);
  }
  return sites;
}

function readLine(line: string): CallSite | undefined {
  const [, said] = /^\s*at (.*)$/.exec(line) ?? [];
  if (said === undefined) return undefined;
  const open = placeStart(said);
  const inside = open < 0 ? said : said.slice(open + 1, -1);
  const place = PLACE.exec(addressOf(inside));
  if (!place) return undefined;
  const [, url = '', lineNumber, column] = place;
  if (!isAddress(url)) return undefined;
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

/** Our own guard has a name and no address: who has called it did what it passes on. */
const isAddress = (url: string): boolean => url.includes(':');

/** A stack as the protocol tells it, with those of the calls that were waited for. */
export function sitesOf(stack: StackTrace | undefined): readonly CallSite[] {
  const sites: CallSite[] = [];
  for (let part = stack; part; part = part.parent)
    for (const { url, lineNumber, columnNumber, functionName } of part.callFrames)
      if (isAddress(url)) sites.push({ url, line: lineNumber + 1, column: columnNumber + 1, functionName });
  return sites;
}
