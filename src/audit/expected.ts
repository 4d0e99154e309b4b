/** What should happen: the decision's own answer for a visitor in a phase of a visit. */
import {
  type Choice,
  type Facts,
  type Granted,
  makeChoice,
  type ReplyContext,
  refusalOf,
  replyOf,
  type Signal,
  type State,
  type SurfaceAnswer,
  stateOf,
} from '../decision/index.ts';
import { JURISDICTIONS, type JurisdictionId } from '../registry/index.ts';
import type { AuditCase } from './audit-case.ts';
import type { Phase } from './observation.ts';

type Declared = Pick<AuditCase, 'registry' | 'table'>;

/**
 * What the decision answers in a place: for a visitor who has said what a phase says, on a page of a path; an empty path
 * means no page in particular.
 *
 * Where nothing was there to refuse by, nothing was refused.
 */
export function permissionsFor(
  declared: Declared,
  jurisdiction: JurisdictionId,
): (phase: Phase, path: string) => State {
  const known = new Map<string, State>();
  return (phase, path) => {
    const key = JSON.stringify([phase.holding, phase.gpc, phase.startedAt, phase.answered?.kind, path]);
    const found = known.get(key) ?? stateIn(declared, jurisdiction, phase, path);
    known.set(key, found);
    return found;
  };
}

function stateIn(declared: Declared, jurisdiction: JurisdictionId, phase: Phase, path: string): State {
  const now = Math.floor(phase.startedAt / 1000);
  const nobody: Facts = {
    choice: undefined,
    signals: signalsOf(phase),
    rules: JURISDICTIONS[jurisdiction],
    path: '',
    minor: false,
  };
  const asked = stateOf(declared.table, nobody, now);
  const choice = isUnsaid(phase) ? undefined : choiceOf(declared, phase, asked, now);
  return stateOf(declared.table, { ...nobody, choice, path }, now);
}

/** A refusal for which nothing was there to press: the site has not heard it. */
const isUnsaid = ({ answered, holding }: Phase): boolean =>
  answered?.kind === 'no-banner' && (holding.kind === 'refused' || holding.kind === 'withdrawn');

const signalsOf = ({ gpc }: Phase): readonly Signal[] => (gpc ? ['gpc'] : []);

/** Ours: a consent ID is no part of what is allowed. */
const ID = 'audit';

function choiceOf(declared: Declared, phase: Phase, state: State, at: number): Choice | undefined {
  const { table } = declared;
  const signals = signalsOf(phase);
  const context: ReplyContext = { at, signals, minor: false, id: ID, wantsReceipt: false };
  const { holding } = phase;
  switch (holding.kind) {
    case 'nothing':
    // The cookie that keeps a choice ends with it: who comes later is somebody who has not chosen.
    case 'expired':
      return undefined;
    case 'refused':
    case 'withdrawn':
      return refusalOf(table, at, signals);
    case 'accepted':
      return makeChoice(table, state, replyOf(acceptance(declared)), context);
    case 'only':
      return makeChoice(table, state, replyOf(oneCategory(declared, holding.category)), context);
  }
}

/** 'Accept all' of everything: as in the panel, which shows what is not asked about too. */
function acceptance({ table }: Declared): SurfaceAnswer {
  const optional = table.purposes.filter(({ always }) => !always).map(({ id }) => id);
  return { choice: 'accept', surface: 'panel', asked: optional, answers: {} };
}

function oneCategory({ registry }: Declared, category: string): SurfaceAnswer {
  const purposes = registry.purposes.filter((each) => each.category === category && !each.always);
  const answers = Object.fromEntries(purposes.map(({ id }): [string, Granted] => [id, 'all']));
  return { choice: 'save', surface: 'panel', asked: purposes.map(({ id }) => id), answers };
}
