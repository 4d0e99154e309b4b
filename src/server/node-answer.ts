import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type InertPage, inertPage, type MarkupRules } from '../filter/index.ts';
import { changesOf } from './node-request.ts';
import type { Gate } from './protect.ts';

/** Called when a piece has been written. */
type Written = (error?: Error | null) => void;
type Chunk = string | Uint8Array;
type Given = OutgoingHttpHeaders | readonly OutgoingHttpHeader[];

/** What of an answer is replaced, in the one form that all overloads of it come down to. */
interface Answering {
  writeHead(status: number, ...rest: readonly unknown[]): unknown;
  write(chunk: unknown, encoding?: unknown, written?: unknown): boolean;
  end(chunk?: unknown, encoding?: unknown, written?: unknown): unknown;
  flushHeaders(): void;
  writeEarlyHints(hints: OutgoingHttpHeaders, written?: unknown): unknown;
  /** Node has it since 24.18; its early hints go through it. */
  writeInformation?(status: number, given?: unknown, written?: unknown): unknown;
}

export interface AnswerRules {
  readonly gate: Gate;
  /** Whether the request is for the head alone (HEAD). */
  readonly isHead: boolean;
  /** Called when the site's own headers are complete, before anything beneath us sees them. */
  readonly onHead: () => void;
}

/**
 * Lets an answer out through the gate, by replacing what every way to answer ends in. A page is changed piece by
 * piece, at once: what `write` gives back, and `drain`, are those of the connection.
 */
export function guardAnswer(outgoing: ServerResponse, rules: AnswerRules): void {
  const guarded = new GuardedAnswer(outgoing, rules);
  const replaced: Answering = {
    writeHead: (status, ...rest) => guarded.writeHead(status, rest),
    write: (chunk, encoding, written) => guarded.write(chunk, encoding, written),
    end: (chunk, encoding, written) => guarded.end(chunk, encoding, written),
    flushHeaders: () => guarded.flushHeaders(),
    writeEarlyHints: (hints, written) => guarded.writeEarlyHints(hints, written),
    ...('writeInformation' in outgoing && {
      writeInformation: (status, given, written) => guarded.writeInformation(status, given, written),
    }),
  };
  // `writeHeader` is an older name, which Node still has.
  Object.assign(outgoing, replaced, { writeHeader: replaced.writeHead });
}

/** One answer under way. */
class GuardedAnswer {
  readonly #outgoing: ServerResponse;
  readonly #rules: AnswerRules;
  /** As it was: Node's own, or that of what is mounted before us. */
  readonly #own: Answering;
  /** Set with the head, when the body is a page that has to be made inert. */
  #page: InertPage | undefined;
  /** Bytes of the body, when it is known as a whole before the head is sent. */
  #length: number | undefined;
  #isEnding = false;

  constructor(outgoing: ServerResponse, rules: AnswerRules) {
    const own = outgoing as Answering;
    this.#outgoing = outgoing;
    this.#rules = rules;
    this.#own = {
      writeHead: own.writeHead.bind(own),
      write: own.write.bind(own),
      end: own.end.bind(own),
      flushHeaders: own.flushHeaders.bind(own),
      writeEarlyHints: own.writeEarlyHints.bind(own),
      ...(own.writeInformation && { writeInformation: own.writeInformation.bind(own) }),
    };
  }

  /** The one place where a head is settled. */
  writeHead(status: number, rest: readonly unknown[]): ServerResponse {
    const outgoing = this.#outgoing;
    const reason = rest.filter((each) => typeof each === 'string');
    if (!outgoing.headersSent) {
      this.#rules.onHead();
      setHeaders(outgoing, rest.find((each) => typeof each === 'object' && each !== null) as Given | undefined);
      this.#settle(status);
    }
    this.#own.writeHead(status, ...reason);
    return outgoing;
  }

  #settle(status: number): void {
    const { gate, isHead } = this.#rules;
    const hasBody = status !== 204 && status !== 205;
    const rules = guardHead(this.#outgoing, gate, status, hasBody);
    this.#page = rules && !isHead ? inertPage(rules) : undefined;
    const isWhole = this.#length !== undefined && hasBody && status !== 304 && !isHead;
    if (isWhole && !this.#page) setLength(this.#outgoing, this.#length as number);
  }

  /**
   * Not ours but the outermost `writeHead`: those who have replaced it after us (sessions, compression) add their
   * headers then.
   */
  #sendHead(): void {
    if (!this.#outgoing.headersSent) this.#outgoing.writeHead(this.#outgoing.statusCode);
  }

  write(chunk: unknown, encoding: unknown, written: unknown): boolean {
    // HTTP/2: `end` writes what it is given.
    if (this.#isEnding || this.#outgoing.writableEnded || !isChunk(chunk)) {
      return this.#own.write(chunk, encoding, written);
    }
    this.#sendHead();
    if (!this.#page) return this.#own.write(chunk, encoding, written);
    return this.#own.write(this.#page.write(bytesOf(chunk, encoding)), undefined, writtenOf(encoding, written));
  }

  end(chunk: unknown, encoding: unknown, written: unknown): ServerResponse {
    const outgoing = this.#outgoing;
    // What is no body Node refuses before anything is sent.
    if (chunk && typeof chunk !== 'function' && !isChunk(chunk)) this.#own.end(chunk, encoding, written);
    const bytes = isChunk(chunk) ? bytesOf(chunk, encoding) : new Uint8Array();
    if (!outgoing.writableEnded) {
      this.#length = bytes.length;
      this.#sendHead();
    }
    const last = this.#page && !this.#isEnding ? lastOf(this.#page, bytes) : undefined;
    this.#isEnding = true;
    if (last instanceof Error) return outgoing.destroy(last);
    if (last) this.#own.end(last, undefined, writtenOf(chunk, encoding, written));
    else this.#own.end(chunk, encoding, written);
    return outgoing;
  }

  flushHeaders(): void {
    this.#sendHead();
    this.#own.flushHeaders();
  }

  writeEarlyHints(hints: OutgoingHttpHeaders, written: unknown): unknown {
    const ahead = this.#ahead(hints);
    return ahead.link === undefined ? false : this.#own.writeEarlyHints(ahead, written);
  }

  writeInformation(status: number, given: unknown, written: unknown): unknown {
    const isGiven = typeof given === 'object' && given !== null;
    return this.#own.writeInformation?.(status, isGiven ? this.#ahead(given as Given) : given, written);
  }

  /** What may hurry ahead of the answer: no cookie, and no link to a host that is not allowed. */
  #ahead(given: Given): OutgoingHttpHeaders {
    const others = pairsOf(given).filter(([name]) => !/^(set-cookie|link)$/i.test(name));
    const links = pairsOf(given).filter(([name]) => /^link$/i.test(name));
    const link = links.flatMap(([, value]) => listOf(value)).flatMap((each) => this.#allowedLinks(each) ?? []);
    return { ...Object.fromEntries(others), ...(link.length > 0 && { link }) };
  }

  #allowedLinks(link: string): string | null {
    const headers = new Headers({ link });
    this.#rules.gate.hurry(headers);
    return headers.get('link');
  }
}

/** Changes the headers that the gate changes; all others stay as they were written. */
function guardHead(outgoing: ServerResponse, gate: Gate, status: number, hasBody: boolean): MarkupRules | undefined {
  const before = headersOf(outgoing);
  const after = new Headers(before);
  const rules = gate.answer(after, status, hasBody);
  for (const [name, value] of changesOf(before, after)) {
    if (value === undefined) outgoing.removeHeader(name);
    else outgoing.setHeader(name, value);
  }
  const cookies = after.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  else outgoing.removeHeader('set-cookie');
  return rules;
}

function headersOf(outgoing: ServerResponse): Headers {
  const headers = new Headers();
  for (const name of outgoing.getHeaderNames()) {
    for (const each of listOf(outgoing.getHeader(name))) headers.append(name, each);
  }
  return headers;
}

/** As Node does for a body that `end` is given whole. */
function setLength(outgoing: ServerResponse, length: number): void {
  const isSaid = ['content-length', 'transfer-encoding', 'trailer'].some((name) => outgoing.hasHeader(name));
  if (!isSaid) outgoing.setHeader('content-length', length);
}

/** The rest of a page; an error when it is less than was declared. */
function lastOf(page: InertPage, bytes: Uint8Array): Uint8Array | Error {
  try {
    return Buffer.concat([page.write(bytes), page.end()]);
  } catch (error) {
    return error as Error;
  }
}

const isChunk = (chunk: unknown): chunk is Chunk => typeof chunk === 'string' || chunk instanceof Uint8Array;

function bytesOf(chunk: unknown, encoding: unknown): Uint8Array {
  if (typeof chunk !== 'string') return chunk as Uint8Array;
  return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
}

/** The last argument may come in place of those before it. */
const writtenOf = (...given: readonly unknown[]): Written | undefined =>
  given.find((each): each is Written => typeof each === 'function');

/** What `writeHead` is given, put where the headers set before are: several of a name stay several. */
function setHeaders(outgoing: ServerResponse, given: Given | undefined): void {
  const seen = new Set<string>();
  for (const [name, value] of pairsOf(given)) {
    const key = name.toLowerCase();
    if (value === undefined) continue;
    // Of a name that is given, what was set before is replaced, as Node does.
    if (!seen.has(key)) outgoing.removeHeader(name);
    seen.add(key);
    for (const each of Array.isArray(value) ? value : [String(value)]) outgoing.appendHeader(name, each);
  }
}

function pairsOf(given: Given | undefined): readonly (readonly [string, OutgoingHttpHeader | undefined])[] {
  if (!Array.isArray(given)) return Object.entries(given ?? {});
  if (Array.isArray(given[0])) return given;
  return given.flatMap((name, index) => (index % 2 === 0 ? [[String(name), given[index + 1]] as const] : []));
}

function listOf(value: OutgoingHttpHeader | undefined): readonly string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [String(value)];
}
