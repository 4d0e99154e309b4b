import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { quoted } from '../../printable/index.ts';

/**
 * Puts fields and items into a YAML text without touching what stands there: every change is letters put in between, so
 * comments, order and the author's own layout stay as they are.
 */

export type YamlPath = readonly (string | number)[];

/** A field or item: a scalar, a list of scalars, or a map, in the order in which they are written. */
export type YamlValue = string | boolean | null | readonly string[] | { readonly [key: string]: YamlValue };

/** What is put at an offset. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** What a text is written in. */
interface Layout {
  readonly eol: string;
  /** A text that is one flow map is taken for JSON, in which names stand in quotes and comments do not stand. */
  readonly isJson: boolean;
}

function layoutOf(text: string): Layout {
  return { eol: text.includes('\r\n') ? '\r\n' : '\n', isJson: /^\uFEFF?\s*\{/.test(text) };
}

const put = (text: string, { at, text: more }: Insertion): string => text.slice(0, at) + more + text.slice(at);

/** An item of a list, and what is said of it behind it, where the list has a line for each. */
export interface YamlItem {
  readonly value: YamlValue;
  readonly comment?: string | undefined;
}

/** Adds items at the end of a list; `undefined` where no list is at the path. */
export function addItems(text: string, path: YamlPath, items: readonly YamlItem[]): string | undefined {
  const list = nodeAt(text, path);
  if (!isSeq(list)) return undefined;
  const layout = layoutOf(text);
  if (list.flow) return put(text, flowInsertion(list, items.map(({ value }) => flow(value, layout)).join(', ')));
  const last = list.items.at(-1);
  const oneLine = isCollection(last) && last.flow === true;
  const lines = items.flatMap(({ value, comment }) =>
    commented(oneLine ? [`- ${flow(value, layout)}`] : blockItem(value, layout), comment),
  );
  return put(text, lineInsertion(text, list, lines, columnAt(text, startOf(list)), layout));
}

/** A field of a map, and what is said of it behind it, where the map has a line for each. */
export interface YamlField extends YamlItem {
  readonly key: string;
}

/** Adds fields at the end of a map; `undefined` where no map is at the path. */
export function addFields(text: string, path: YamlPath, fields: readonly YamlField[]): string | undefined {
  const map = nodeAt(text, path);
  const layout = layoutOf(text);
  if (isScalar(map) && map.value === null && map.source === '') return fillEmpty(text, path, fields, layout);
  if (!isMap(map)) return undefined;
  if (map.flow) return put(text, flowInsertion(map, fields.map((each) => pairOf(each, layout)).join(', ')));
  const lines = fields.flatMap((each) => commented([pairOf(each, layout)], each.comment));
  return put(text, lineInsertion(text, map, lines, columnAt(text, startOf(map)), layout));
}

const pairOf = ({ key, value }: YamlField, layout: Layout): string => `${scalar(key, layout)}: ${flow(value, layout)}`;

/** `key:` with nothing behind it becomes `key: { … }`. */
function fillEmpty(text: string, path: YamlPath, fields: readonly YamlField[], layout: Layout): string | undefined {
  const parent = nodeAt(text, path.slice(0, -1));
  if (!isMap(parent)) return undefined;
  const found = parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(path.at(-1)));
  const end = (found?.key as ParsedNode | undefined)?.range[1];
  const colon = end === undefined ? -1 : text.indexOf(':', end);
  const pairs = fields.map((each) => pairOf(each, layout)).join(', ');
  return colon < 0 ? undefined : put(text, { at: colon + 1, text: ` { ${pairs} }` });
}

/** Adds a section before another one, above the comment that stands over that; at the end where the text is one flow map. */
export function addSection(
  text: string,
  before: string,
  key: string,
  fields: readonly YamlField[],
): string | undefined {
  const layout = layoutOf(text);
  const root = nodeAt(text, []);
  if (!isMap(root)) return undefined;
  if (root.flow) {
    const value = Object.fromEntries(fields.map((each) => [each.key, each.value]));
    return addFields(text, [], [{ key, value }]);
  }
  const next = root.items.find((pair) => isScalar(pair.key) && pair.key.value === before);
  if (!next) return undefined;
  const lines = [`${key}:`, ...fields.flatMap((each) => commented([`  ${pairOf(each, layout)}`], each.comment))];
  const at = aboveComments(text, (next.key as ParsedNode).range[0]);
  return put(text, { at, text: `${lines.join(layout.eol)}${layout.eol}${layout.eol}` });
}

function aboveComments(text: string, offset: number): number {
  let at = lineStart(text, offset);
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (!/^\s*#/.test(text.slice(above, at))) return at;
    at = above;
  }
  return at;
}

/** Makes a list of a scalar, with one more item: `a` becomes `[a, b]`. */
export function makeList(text: string, path: YamlPath, item: string): string | undefined {
  const node = nodeAt(text, path);
  if (!isScalar(node) || !node.range || node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return undefined;
  const [start, end] = node.range;
  return put(put(text, { at: end, text: `, ${scalar(item, layoutOf(text))}]` }), { at: start, text: '[' });
}

/** What stands at a path; `undefined` where nothing does, or where it stands elsewhere in the text (an alias). */
function nodeAt(text: string, path: YamlPath): unknown {
  const document = parseDocument(text, { logLevel: 'error' });
  let node: unknown = document.contents;
  for (const step of path) {
    if (!isCollection(node)) return undefined;
    node = node.get(step, true);
  }
  return isAlias(node) ? undefined : node;
}

type Container = YAMLMap | YAMLSeq;

const startOf = (node: Container): number => node.range?.[0] ?? 0;

/** Behind the last thing in it; a comma that stands there already is one more than needed, which YAML takes. */
function flowInsertion(node: Container, piece: string): Insertion {
  const last = lastInside(node);
  return last === undefined
    ? { at: startOf(node) + 1, text: node.items.length === 0 && isMap(node) ? ` ${piece} ` : piece }
    : { at: last, text: `, ${piece}` };
}

/** On lines of their own, behind the line on which the last thing ends. */
function lineInsertion(
  text: string,
  node: Container,
  lines: readonly string[],
  indent: number,
  { eol }: Layout,
): Insertion {
  const written = lines.map((line) => ' '.repeat(indent) + line).join(eol);
  const end = lastInside(node) ?? startOf(node);
  if (text[end - 1] === '\n') return { at: end, text: written + eol };
  const lineEnd = text.indexOf('\n', end);
  return lineEnd < 0 ? { at: text.length, text: eol + written } : { at: lineEnd + 1, text: written + eol };
}

/** Where the last thing in a collection ends, however deep it lies; `undefined` where it is empty. */
function lastInside({ items }: Container): number | undefined {
  const last = items.at(-1);
  if (!isPair(last)) return endOf(last);
  return endOf(last.value) ?? endOf(last.key);
}

const endOf = (node: unknown): number | undefined =>
  isCollection(node) && !node.flow
    ? lastInside(node as Container)
    : (node as ParsedNode | null | undefined)?.range?.[1];

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
const columnAt = (text: string, offset: number): number => offset - lineStart(text, offset);

function blockItem(item: YamlValue, layout: Layout): readonly string[] {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return [`- ${flow(item, layout)}`];
  return Object.entries(item).map(
    ([key, value], index) => `${index === 0 ? '-' : ' '} ${scalar(key, layout)}: ${flow(value, layout)}`,
  );
}

const commented = (lines: readonly string[], comment: string | undefined): readonly string[] =>
  comment === undefined ? lines : lines.map((line, index) => (index === 0 ? `${line} # ${comment}` : line));

function flow(value: YamlValue, layout: Layout): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return scalar(value, layout);
  if (isList(value)) return `[${value.map((each) => scalar(each, layout)).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, each]) => `${scalar(key, layout)}: ${flow(each, layout)}`);
  return `{ ${pairs.join(', ')} }`;
}

const isList = (value: YamlValue): value is readonly string[] => Array.isArray(value);

/** Ours: plain where no reader could take it for anything else, else as JSON has it, with nothing that steers a terminal. */
function scalar(text: string, { isJson }: Layout): string {
  const isPlain = /^[A-Za-z_/][\w.*/-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain && !isJson ? text : quoted(text);
}
