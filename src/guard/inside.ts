import {
  type Choice,
  call,
  type DecisionTable,
  decodeChoice,
  entryOf,
  exec,
  indexOf,
  type Kind,
  payloadOf,
  slice,
  split,
} from '../decision/index.ts';
import type { GuardConfig } from './config.ts';
import { NAME_AND_VALUE, readCookieText, withLifetime } from './cookies.ts';
import { pressedBy } from './forms.ts';
import type { MayLoad } from './html.ts';
import { tagOf } from './loads.ts';
import { attribute, isTrusted, now, onClick, toLower, trusted, writeAttribute, writeCookie } from './natives.ts';
import type { Retention } from './retention.ts';
import { openFiles } from './stores.ts';

const nativeFetch = fetch;
const { stringify } = JSON;

/** A refusal as the second part writes it; with an escape in it, it could say another thing after all. */
const REFUSAL = /^\{"choice":"refuse",[^\\]*$/;
/** As long as an answer is on its way. */
const PATIENCE_SECONDS = 10;

/** What of the guard the inside stands on. */
export interface Ground {
  readonly table: DecisionTable;
  readonly config: GuardConfig;
  /** Where the server's own addresses begin. */
  readonly root: string;
  readonly mayLoad: MayLoad;
  readonly retention: Retention;
}

/**
 * What works past the guard, for the second part only. That runs on what the page has made of the language: so nothing
 * here does what a script of the page may not have done, whatever it is called with.
 */
export function insideOf({ table, config, root, mayLoad, retention }: Ground) {
  /** When a person has last agreed to something; 0 once they have refused. */
  let agreedAt = 0;
  const hasAgreed = (): boolean => now() - agreedAt <= PATIENCE_SECONDS;
  return {
    /** Deletes a cookie, or writes the choice: a refusal, or on a site without a server what a person has agreed to. */
    writeCookie: (text: string): void => {
      const { name, lifetimeSeconds, others } = readCookieText(`${text}`);
      const choice = name === table.choiceCookie ? decodeChoice(payloadOf(valueIn(others))) : undefined;
      const isDeletion = lifetimeSeconds !== null && lifetimeSeconds <= 0;
      const refuses = choice && refusesAll(table, choice);
      if (refuses) agreedAt = 0;
      if (isDeletion || refuses || (choice && config.local && hasAgreed()))
        writeCookie(withLifetime(others, lifetimeSeconds));
    },
    /**
     * Loads what may load; what may not only by a person's own act.
     *
     * @returns whether it does.
     */
    setAddress: (element: Element, name: string, address: string, event?: Event): boolean => {
      const key = toLower(`${name}`);
      const text = `${address}`;
      if (!mayLoad(tagOf(element), key, text) && !(event && isTrusted(event))) return false;
      const kind = key === 'srcdoc' ? 'createHTML' : 'createScriptURL';
      writeAttribute(element, key === 'xlink:href' ? 'href' : key, trusted(kind, text));
      return true;
    },
    /**
     * Tells our own server, which need not be one of the registry's hosts: of violations, or of the visitor's answer;
     * of one that agrees only after a person has.
     */
    post: async (path: 'choice' | 'violations', body: string, signal?: AbortSignal): Promise<Response> => {
      const text = `${body}`;
      const isChoice = path !== 'violations';
      const refuses = exec(REFUSAL, text) !== null && indexOf(text, '"choice"', 2) < 0;
      if (isChoice && !refuses && !hasAgreed()) throw new TypeError('nobody has agreed to anything');
      const json = 'application/json';
      // Of its own, since a page could have anything stand on every object.
      const init = {
        __proto__: null,
        method: 'POST',
        body: text,
        headers: { __proto__: null, 'content-type': isChoice ? json : 'text/plain', accept: json },
        credentials: isChoice ? 'include' : 'omit',
        keepalive: !isChoice,
        signal,
      };
      return call(nativeFetch, window, [root + (isChoice ? 'choice' : 'violations'), init]);
    },
    /**
     * Tells of clicks, and whether a person made them on this very control: not on something that a page has put into it,
     * and not by a label of the page's.
     */
    onClick: (element: Element, act: (event: Event, isByVisitor: boolean) => void): void => {
      // By what the button says now, before a page can write another value into it.
      const agrees = exec(/^(?:accept|save)$/, attribute(element, 'value') ?? '') !== null;
      onClick(element, (event) => {
        const press = pressedBy(event);
        const isOwn = isTrusted(event) && press?.on === element && !press.isLabelled;
        agreedAt = isOwn && agrees ? now() : 0;
        act(event, isOwn);
      });
    },
    /** Opens the page's own folder of files, to remove what is kept in it, where the registry knows of one. */
    openFiles: async (): Promise<FileSystemDirectoryHandle> => {
      if (!entryOf(table, 'fileSystem', 'root')) throw new TypeError('not declared');
      return openFiles();
    },
    /** Notes for later pages when what is declared was written: seconds since 1970, by kind and name. */
    keep: (times: Readonly<Record<string, number>>): void => {
      const known = retention.known(times);
      let text = '';
      for (const key in known) {
        const at = indexOf(key, ' ');
        if (entryOf(table, slice(key, 0, at) as Kind, slice(key, at + 1))) text += `,${stringify(key)}:${known[key]}`;
      }
      retention.keep(`{${slice(text, 1)}}`);
    },
    trusted,
  };
}

const valueIn = (text: string): string => exec(NAME_AND_VALUE, split(text, ';')[0] as string)?.[2] ?? '';

/** Where nothing has to be agreed to, what a choice does not name is allowed: a refusal names all. */
function refusesAll({ purposes }: DecisionTable, { answers }: Choice): boolean {
  for (let index = 0; index < purposes.length; index++) {
    const { id, always } = purposes[index] as DecisionTable['purposes'][number];
    if (!always && answers[id]?.granted !== 'none') return false;
  }
  return true;
}

export type Inside = ReturnType<typeof insideOf>;
