import {
  add,
  type DecisionTable,
  decide,
  type Facts,
  type Permissions,
  permissionsOf,
  readTable,
} from '../decision/index.ts';
import { allows } from './allows.ts';
import type { Samtykke, Surfaces, Violation } from './api.ts';
import type { GuardConfig } from './config.ts';
import { type Ask, guardCookies } from './cookies.ts';
import { guardElements, setAddress, type Waiting } from './elements.ts';
import { readFacts } from './facts.ts';
import { base, loadSecondPart } from './load.ts';
import { dispatch, isFixed, now, onClick, replace, trusted, writeCookie } from './natives.ts';
import { guardStorage } from './storage.ts';

/** What works past the guard, for the second part only. */
const natives = {
  /** Deletes a cookie, or writes the choice on a site without a server. */
  writeCookie,
  /** Loads what was released, or a frame that the visitor asked for. */
  setAddress,
  trusted,
  onClick,
};

/** What only the second part of our own script gets. */
export type Handle = typeof natives & {
  readonly table: DecisionTable;
  /** Where the server's addresses begin; empty on the page's own origin. */
  readonly base: string;
  /** Elements that wait; whoever releases one takes it out. */
  readonly waiting: Waiting[];
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
  // Of its own and fixed: what a page names by an id is neither.
  if (isFixed(window, 'samtykke')) return;
  const table = readTable(config.table);
  const violations: Violation[] = [];
  let facts: Facts;
  let permissions: Permissions;
  let surfaces: Surfaces | undefined;
  let wanted = false;

  const permissionsOn = (path: string): Permissions => permissionsOf(table, { ...facts, path }, now());
  const read = (): void => {
    facts = readFacts(table.choiceCookie, config);
    permissions = permissionsOn(facts.path);
  };
  const ask: Ask = (write) => {
    // A page that changes its address without loading may have come to or from a sensitive path.
    if (facts.path !== location.pathname) refresh();
    const verdict = decide(table, permissions, write);
    const { kind, because } = verdict;
    // Storage has no lifetime of its own that it could be shortened to.
    const isStopped = kind === 'denied' || (kind === 'capped' && write.kind === 'cookie');
    if (isStopped && violations.length < MAX_VIOLATIONS) {
      add(violations, { kind: write.kind, name: write.name, because, verdict: kind });
    }
    return because === 'reserved' || table.mode === 'enforce' ? verdict : { ...verdict, kind: 'allowed' };
  };

  read();
  guardCookies(ask);
  guardStorage(ask);
  const waiting = guardElements(ask);
  const refresh = (): void => {
    const before = permissions;
    const choice = facts.choice?.at;
    read();
    if (choice !== facts.choice?.at || isChanged(before, permissions)) dispatch('samtykke:change', samtykke);
  };

  const attach = (given: Surfaces): void => {
    surfaces = given;
    if (wanted) given.show();
  };
  const samtykke: Samtykke & Connection = Object.freeze({
    version: table.version,
    get choice() {
      return facts.choice && { id: facts.choice.id, at: facts.choice.at };
    },
    get violations() {
      return violations.slice();
    },
    allows: (purpose: string, provider?: string) => allows(table, permissions, purpose, provider),
    verdict: (kind, name, lifetimeSeconds = null) => decide(table, permissions, { kind, name, lifetimeSeconds }),
    show: () => {
      wanted = true;
      surfaces?.show();
    },
    withdraw: async () => surfaces?.withdraw() ?? false,
    connect: () =>
      isSecondPart()
        ? { ...natives, table, base, waiting, facts: () => facts, permissions: permissionsOn, refresh, attach }
        : undefined,
  } satisfies Samtykke & Connection);
  replace(window, 'samtykke', { value: samtykke });
  const isSecondPart = loadSecondPart(config);
}

function isChanged({ parts: before }: Permissions, { parts: after }: Permissions): boolean {
  for (let index = 0; index < after.length; index++) {
    if (before[index]?.allowed !== after[index]?.allowed) return true;
  }
  return false;
}
