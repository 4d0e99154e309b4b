import {
  add,
  type DecisionTable,
  decide,
  type Facts,
  freeze,
  type Permissions,
  permissionsOf,
  readTable,
  startsWith,
  type Verdict,
  type Write,
} from '../decision/index.ts';
import { allows } from './allows.ts';
import type { Samtykke, Surfaces, Violation } from './api.ts';
import { guardAttributes } from './attributes.ts';
import type { GuardConfig } from './config.ts';
import { type Ask, guardCookies } from './cookies.ts';
import { readFacts } from './facts.ts';
import { guardForms } from './forms.ts';
import { guardFrames, hasGuard, lookForFrames, markGuarded } from './frames.ts';
import type { MayLoad } from './html.ts';
import { type Inside, insideOf } from './inside.ts';
import { base, guardTag, isInline, loadSecondPart, rootOf } from './load.ts';
import { loadingBy, mayLoadBy, type Waiting } from './loading.ts';
import { guardMarkup } from './markup.ts';
import { addressName, dispatch, isFixed, listen, mark, now, pathIn, type Realm, replace } from './natives.ts';
import { guardNodes } from './nodes.ts';
import { guardRequests } from './requests.ts';
import { retentionOf } from './retention.ts';
import { guardStorage } from './storage.ts';
import { guardStores } from './stores.ts';
import type { Written } from './written.ts';

/** What only the second part of our own script gets. */
export type Handle = Inside & {
  readonly table: DecisionTable;
  /** Where the server's addresses begin; empty on the page's own origin. */
  readonly base: string;
  /** Whether the page's server has put the guard into the page, and a banner with it. */
  readonly isInline: boolean;
  /** Elements that wait; whoever releases one takes it out. */
  readonly waiting: Waiting[];
  /** What would be answered, without a word in the list of violations. */
  readonly mayLoad: MayLoad;
  /** When this page has written what has to end. */
  readonly written: Written;
  facts(): Facts;
  /** What would be allowed on a page of a path. */
  permissions(path: string): Permissions;
  /** Reads the choice again, applies it, and tells the page if anything has changed. */
  refresh(): void;
  /** Gives `window.samtykke` its surfaces. */
  attach(surfaces: Surfaces): void;
};

/** How the second part gets the handle; to any other script it answers `undefined`. */
export interface Connection {
  connect(): Handle | undefined;
}

/** As many as a person reads; a page that runs wild must not fill the memory. */
const MAX_VIOLATIONS = 200;

/**
 * Starts the guard: from now on the page sets, stores and loads what {@link decide} allows.
 * Must be the first script of the page. Called twice it does nothing the second time.
 */
export function startGuard(config: GuardConfig): void {
  if (isFixed(window, 'samtykke')) return;
  const table = readTable(config.table);
  freeze(config.rules);
  freeze(config.rules.exemptions);
  const violations: Violation[] = [];
  const isPathWatched = config.table.s.length > 0;
  let held: { readonly facts: Facts; readonly permissions: Permissions } | undefined;
  let surfaces: Surfaces | undefined;
  let wanted = false;

  const permissionsOn = (path: string): Permissions => permissionsOf(table, { ...known().facts, path }, now());
  const factsNow = (): Facts => readFacts(table.choiceCookie, config);
  const read = () => {
    const facts = factsNow();
    // Both or none: a page can end the reading in the middle, by a stack that is full.
    held = { facts, permissions: permissionsOf(table, facts, now()) };
    return held;
  };
  // The first look at the cookies waits for another process; so it waits itself until an answer depends on them.
  const known = () => held ?? read();
  const permissions: Permissions = {
    get parts() {
      return known().permissions.parts;
    },
    get maxLifetimeSeconds() {
      return known().permissions.maxLifetimeSeconds;
    },
  };
  /** In report mode all but a visitor's own answer is let through. */
  const inMode = (verdict: Verdict): Verdict =>
    verdict.because === 'reserved' || table.mode === 'enforce' ? verdict : { ...verdict, kind: 'allowed' };
  const root = rootOf(config);
  const choiceAddress = config.local ? 'none:' : addressName(`${root}choice`);
  /** On whichever host: a site's choices may be taken on several. */
  const choicePath = config.local ? choiceAddress : pathIn(choiceAddress);
  const own = addressName(root);
  const decided = (write: Write): Verdict => {
    const { kind, name } = write;
    if (kind === 'beacon' && pathIn(name) === choicePath)
      return { kind: 'denied', because: 'reserved', entry: undefined };
    if (kind === 'script' && startsWith(name, own))
      return { kind: 'allowed', because: 'first-party', entry: undefined };
    return decide(table, permissions, write);
  };
  const ask: Ask = (write) => {
    // A page that changes its address without loading may have come to or from a sensitive path.
    if (held && isPathWatched && held.facts.path !== location.pathname) refresh();
    const verdict = decided(write);
    const { kind, because } = verdict;
    // Storage has no lifetime of its own that it could be shortened to.
    const isStopped = kind === 'denied' || (kind === 'capped' && write.kind === 'cookie');
    if (isStopped && violations.length < MAX_VIOLATIONS) {
      add(violations, { kind: write.kind, name: write.name, because, verdict: kind });
    }
    const answer = inMode(verdict);
    return table.mode === 'enforce' ? retention.note(write, answer) : answer;
  };

  const retention = retentionOf();
  const loading = loadingBy(ask, guardTag(root), choiceAddress, () => lookForFrames(guardRealm, window));
  const mayLoad = mayLoadBy((write) => inMode(decided(write)));
  const refresh = (): void => {
    const before = known();
    const { facts, permissions } = read();
    if (before.facts.choice?.at !== facts.choice?.at || isChanged(before.permissions, permissions))
      dispatch('samtykke:change', samtykke);
  };

  const attach = (given: Surfaces): void => {
    surfaces = given;
    if (wanted) given.show();
  };
  const { waiting } = loading;
  const { written } = retention;
  const inside = insideOf({ table, config, root, mayLoad, retention });
  const others = { base, isInline, waiting, mayLoad, written, permissions: permissionsOn, refresh, attach };
  const handle = (): Handle => {
    // Whatever it changes, what was before is known.
    known();
    // A table and facts of its own: those that decide are nobody else's.
    return { ...inside, ...others, table: readTable(config.table), facts: factsNow };
  };
  const samtykke: Samtykke & Connection = freeze({
    version: table.version,
    get choice() {
      const { choice } = known().facts;
      return choice && { id: choice.id, at: choice.at };
    },
    get violations() {
      // By no method of lists, which a page could have replaced to get hold of the one that is added to.
      const copy: Violation[] = [];
      for (let index = 0; index < violations.length; index++) add(copy, violations[index] as Violation);
      return copy;
    },
    allows: (purpose: string, provider?: string) => allows(table, permissions, purpose, provider),
    verdict: (kind, name, lifetimeSeconds = null) =>
      decide(table, permissions, { kind: `${kind}`, name, lifetimeSeconds }),
    show: () => {
      wanted = true;
      surfaces?.show();
    },
    withdraw: async () => surfaces?.withdraw() ?? false,
    connect: () => (isSecondPart() ? handle() : undefined),
  } satisfies Samtykke & Connection);
  const guardRealm = (realm: Realm): void => {
    const look = (isLikely?: boolean): void => lookForFrames(guardRealm, realm, isLikely);
    const onLoad = (): void => look(true);
    const listenToPage = (): void => {
      // Load events pass the document on their way to a frame, and do not reach the window.
      listen(realm.document, 'load', onLoad);
      mark(realm.document);
    };
    if (hasGuard(realm)) {
      listenToPage();
      return;
    }
    guardCookies(realm, ask);
    guardStorage(realm, ask);
    guardStores(realm, ask);
    guardRequests(realm, ask);
    const listenToForms = guardForms(realm, choicePath);
    const listenToRealm = (): void => {
      listenToForms();
      // Before an editing command ends its page hears of what it has put in.
      listen(realm, 'input', onLoad);
      listenToPage();
    };
    const onOpened = (): void => {
      listenToRealm();
      look(true);
    };
    listenToRealm();
    guardAttributes(realm, loading);
    guardFrames(realm, guardRealm, onOpened);
    guardMarkup(realm, loading, onLoad, onOpened);
    guardNodes(realm, loading, look);
    replace(realm, 'samtykke', { value: samtykke, configurable: realm !== window });
    // At the end: a realm that could not be guarded whole is guarded again.
    markGuarded(realm);
  };
  guardRealm(window);
  const isSecondPart = loadSecondPart(config);
}

function isChanged({ parts: before }: Permissions, { parts: after }: Permissions): boolean {
  for (let index = 0; index < after.length; index++) {
    if (before[index]?.allowed !== after[index]?.allowed) return true;
  }
  return false;
}
