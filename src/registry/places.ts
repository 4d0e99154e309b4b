import { type Document, isMap, isScalar, type LineCounter, type ParsedNode } from 'yaml';
import type { Place } from './errors.ts';

export type Path = readonly (string | number)[];

/** Answers where in the file a field stands. */
export interface Places {
  /** The value at a path or, where it is missing, the nearest thing around it. */
  valueAt(path: Path): Place;
  /** The key of the last step of a path; the value's place where it is no key. */
  keyAt(path: Path): Place;
  /** A path as people read it, {@link fieldName}. */
  fieldOf(path: Path): string;
}

export function placesOf(document: Document.Parsed, lines: LineCounter, file: string): Places {
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const valueAt = (path: Path): Place => {
    const node = document.getIn(path, true) as ParsedNode | undefined;
    if (node?.range) return at(node.range[0]);
    return path.length > 0 ? keyAt(path.slice(0, -1)) : at(0);
  };
  const keyAt = (path: Path): Place => {
    const parent = document.getIn(path.slice(0, -1), true);
    const key = isMap(parent) ? parent.items.find((pair) => isKey(pair.key, path.at(-1)))?.key : undefined;
    const range = (key as ParsedNode | undefined)?.range;
    return range ? at(range[0]) : valueAt(path);
  };
  return { valueAt, keyAt, fieldOf: fieldName };
}

function isKey(key: unknown, name: string | number | undefined): boolean {
  return isScalar(key) && String(key.value) === String(name);
}

/** `['entries', 3, 'retention']` as people write it: `entries[3].retention`. */
export function fieldName(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index > 0 ? `.${step}` : step)).join('');
}
