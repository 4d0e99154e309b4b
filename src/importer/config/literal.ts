import type { Position } from '../document/index.ts';

/** A value of a script that stands there written out. Nothing is run: what has to be computed is `unknown`. */
export type Literal =
  | { readonly kind: 'text'; readonly value: string; readonly at: Position }
  | { readonly kind: 'number'; readonly value: number; readonly at: Position }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: Position }
  | { readonly kind: 'pattern'; readonly source: string; readonly at: Position }
  | { readonly kind: 'list'; readonly items: readonly Literal[]; readonly at: Position }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Literal>; readonly at: Position }
  | { readonly kind: 'unknown'; readonly text: string; readonly at: Position };

export type ObjectLiteral = Extract<Literal, { kind: 'object' }>;

const MOST_DEPTH = 60;

/** Reads literals of JavaScript and JSON from a place of a text. */
class Reader {
  readonly #text: string;
  readonly #lines: readonly number[];
  readonly #names: ReadonlyMap<string, number>;
  #at: number;
  #depth: number;

  constructor(text: string, at: number, names: ReadonlyMap<string, number>, lines: readonly number[], depth = 0) {
    this.#text = text;
    this.#at = at;
    this.#names = names;
    this.#lines = lines;
    this.#depth = depth;
  }

  get end(): number {
    return this.#at;
  }

  /** The value here, with what is added to or multiplied with it. */
  value(): Literal {
    const first = this.#operand();
    let all = first;
    for (let operator = this.#operator(); operator !== undefined; operator = this.#operator())
      all = combined(all, operator, this.#operand());
    return this.#endsHere() ? all : this.#skip(first.at);
  }

  #operator(): '+' | '*' | undefined {
    this.#blank();
    const sign = this.#text[this.#at];
    if (sign !== '+' && sign !== '*') return undefined;
    this.#at += 1;
    return sign;
  }

  /** A literal ends at a comma, a bracket, a semicolon, the end, or at words of TypeScript. */
  #endsHere(): boolean {
    this.#blank();
    const typed = /^(?:as|satisfies)\s+[\w.<>[\]| '"]+/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0];
    if (typed !== undefined) this.#at += typed.length;
    this.#blank();
    return (
      this.#at >= this.#text.length ||
      /[,\]})\n;]/.test(this.#text[this.#at] ?? '') ||
      /\n\s*$/.test(this.#text.slice(0, this.#at))
    );
  }

  #operand(): Literal {
    this.#blank();
    const at = this.#place();
    const letter = this.#text[this.#at] ?? '';
    if (letter === '{') return this.#object(at);
    if (letter === '[') return this.#list(at);
    if (letter === '"' || letter === "'" || letter === '`') return this.#string(at, letter);
    const rest = this.#text.slice(this.#at, this.#at + 400);
    const number = /^-?(?:\d[\d_]*(?:\.\d+)?(?:e\d+)?)(?![\w$])/i.exec(rest)?.[0];
    if (number !== undefined)
      return this.#took(number.length, { kind: 'number', value: Number(number.replaceAll('_', '')), at });
    const word = /^(?:true|false|null|undefined)(?![\w$])/.exec(rest)?.[0];
    if (word !== undefined)
      return this.#took(
        word.length,
        word === 'true' || word === 'false'
          ? { kind: 'boolean', value: word === 'true', at }
          : { kind: 'unknown', text: word, at },
      );
    const pattern =
      /^\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*)\/[a-z]*/.exec(rest);
    if (pattern) return this.#took(pattern[0].length, { kind: 'pattern', source: pattern[1] ?? '', at });
    return this.#name(at, rest);
  }

  #took(length: number, literal: Literal): Literal {
    this.#at += length;
    return literal;
  }

  /** A constant that is declared in the same text stands for its value. */
  #name(at: Position, rest: string): Literal {
    const name = /^[A-Za-z_$][\w$]*(?![\w$])(?!\s*[.(=[])/.exec(rest)?.[0];
    const declared = name === undefined ? undefined : this.#names.get(name);
    if (name === undefined || declared === undefined || this.#depth > MOST_DEPTH) return this.#skip(at);
    this.#at += name.length;
    return new Reader(this.#text, declared, this.#names, this.#lines, this.#depth + 10).value();
  }

  #object(at: Position): Literal {
    const fields = new Map<string, Literal>();
    this.#at += 1;
    this.#depth += 1;
    for (this.#blank(); this.#at < this.#text.length && this.#text[this.#at] !== '}'; this.#blank()) {
      const start = this.#at;
      const key = this.#key();
      if (key === undefined) this.#skip(this.#place());
      else fields.set(key, this.value());
      this.#blank();
      if (this.#text[this.#at] === ',' || this.#at === start) this.#at += 1;
    }
    this.#at += 1;
    this.#depth -= 1;
    return { kind: 'object', fields, at };
  }

  /** A key with its colon; `undefined` for a method, a spread, a computed key. */
  #key(): string | undefined {
    const rest = this.#text.slice(this.#at, this.#at + 300);
    const found =
      /^(?:([A-Za-z_$][\w$]*|\d+)|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|\[\s*["']([^"']*)["']\s*\])\s*:/.exec(
        rest,
      );
    if (!found) {
      const short = /^([A-Za-z_$][\w$]*)\s*(?=[,}])/.exec(rest)?.[1];
      return short !== undefined && this.#names.has(short) ? short : undefined;
    }
    this.#at += found[0].length;
    return found[1] ?? unescaped(found[2] ?? found[3] ?? found[4] ?? '');
  }

  #list(at: Position): Literal {
    const items: Literal[] = [];
    this.#at += 1;
    this.#depth += 1;
    for (this.#blank(); this.#at < this.#text.length && this.#text[this.#at] !== ']'; this.#blank()) {
      const start = this.#at;
      items.push(this.value());
      this.#blank();
      if (this.#text[this.#at] === ',' || this.#at === start) this.#at += 1;
    }
    this.#at += 1;
    this.#depth -= 1;
    return { kind: 'list', items, at };
  }

  #string(at: Position, quote: string): Literal {
    const start = this.#at + 1;
    let end = start;
    while (end < this.#text.length && this.#text[end] !== quote) end += this.#text[end] === '\\' ? 2 : 1;
    this.#at = end + 1;
    const raw = this.#text.slice(start, end);
    if (quote === '`' && raw.includes('${')) return { kind: 'unknown', text: raw, at };
    return { kind: 'text', value: unescaped(raw), at };
  }

  /** What is no literal, up to where it ends. */
  #skip(at: Position): Literal {
    const start = this.#at;
    let open = 0;
    while (this.#at < this.#text.length) {
      const letter = this.#text[this.#at] ?? '';
      if (open === 0 && /[,\]});]/.test(letter)) break;
      if (/[({[]/.test(letter)) open += 1;
      if (/[)}\]]/.test(letter)) open -= 1;
      if (letter === '"' || letter === "'" || letter === '`') this.#string(at, letter);
      else if (!this.#comment()) this.#at += 1;
    }
    return { kind: 'unknown', text: this.#text.slice(start, this.#at).trim().slice(0, 80), at };
  }

  #blank(): void {
    for (;;) {
      const blank = /^[\s\u2028\u2029]+/.exec(this.#text.slice(this.#at, this.#at + 2000))?.[0].length ?? 0;
      this.#at += blank;
      if (!this.#comment() && blank === 0) return;
    }
  }

  #comment(): boolean {
    const isLine = this.#text.startsWith('//', this.#at);
    if (!isLine && !this.#text.startsWith('/*', this.#at)) return false;
    const end = this.#text.indexOf(isLine ? '\n' : '*/', this.#at + 2);
    this.#at = end < 0 ? this.#text.length : end + (isLine ? 1 : 2);
    return true;
  }

  #place(): Position {
    const line = this.#lines.findLastIndex((start) => start <= this.#at);
    return { line: line + 1, column: this.#at - (this.#lines[line] ?? 0) + 1 };
  }
}

function combined(a: Literal, operator: '+' | '*', b: Literal): Literal {
  if (operator === '+' && a.kind === 'text' && b.kind === 'text') return { ...a, value: a.value + b.value };
  if (a.kind === 'number' && b.kind === 'number')
    return { ...a, value: operator === '+' ? a.value + b.value : a.value * b.value };
  return { kind: 'unknown', text: `${operator}`, at: a.at };
}

const unescaped = (raw: string): string =>
  raw.replace(
    /\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|\r?\n|(.))/gi,
    (_, long?: string, short?: string, byte?: string, letter?: string) => {
      const code = long ?? short ?? byte;
      if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10_ffff));
      return letter === undefined
        ? ''
        : (({ n: '\n', t: '\t', r: '\r' } as Readonly<Record<string, string>>)[letter] ?? letter);
    },
  );

/** Every object that is written out in a text, the outermost only, with those that its constants name filled in. */
export function objectsIn(text: string): readonly ObjectLiteral[] {
  const lines = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const names = new Map(
    [...text.matchAll(/(?:^|[\s;])(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*(?::[^=\n]+)?=\s*(?=[[{'"`\d])/g)].map(
      ({ 0: whole, 1: name = '', index }) => [name, index + whole.length],
    ),
  );
  const objects: ObjectLiteral[] = [];
  for (const at of startsOf(text)) {
    if (at < (ends(objects) ?? 0)) continue;
    const reader = new Reader(text, at, names, lines);
    const value = reader.value();
    if (value.kind === 'object' && value.fields.size > 0) {
      objects.push(value);
      endOf.set(value, reader.end);
    }
  }
  return objects;
}

const endOf = new WeakMap<ObjectLiteral, number>();
const ends = (objects: readonly ObjectLiteral[]): number | undefined => {
  const last = objects.at(-1);
  return last && endOf.get(last);
};

/** Where an object may begin: after `=`, `(`, `:`, `default`, `return`, or where the text begins. */
function startsOf(text: string): readonly number[] {
  return [...text.matchAll(/(?:^\s*|[=(,:?]\s*|\bdefault\s+|\breturn\s+)\{/g)].map(
    ({ 0: whole, index }) => index + whole.length - 1,
  );
}

/** A field of an object, by one of several names. */
export function fieldOf(literal: Literal | undefined, ...names: readonly string[]): Literal | undefined {
  if (literal?.kind !== 'object') return undefined;
  return names.map((name) => literal.fields.get(name)).find((each) => each !== undefined);
}

export const textIn = (literal: Literal | undefined): string | undefined =>
  literal?.kind === 'text' ? literal.value : literal?.kind === 'number' ? String(literal.value) : undefined;
export const numberIn = (literal: Literal | undefined): number | undefined =>
  literal?.kind === 'number' ? literal.value : undefined;
export const itemsIn = (literal: Literal | undefined): readonly Literal[] =>
  literal?.kind === 'list' ? literal.items : [];
export const fieldsIn = (literal: Literal | undefined): readonly (readonly [string, Literal])[] =>
  literal?.kind === 'object' ? [...literal.fields] : [];
