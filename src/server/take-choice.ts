import { randomUUID } from 'node:crypto';
import {
  answerFaults,
  type Choice,
  decodeChoice,
  encodeChoice,
  grantsOf,
  makeChoice,
  replyOf,
  type State,
  stateOf,
} from '../decision/index.ts';
import { type RequestFacts, readFacts } from '../filter/index.ts';
import type { ConsentRecord, Shown } from '../proof/index.ts';
import type { DecisionTable, Registry } from '../registry/index.ts';
import { rendererFingerprint } from '../render/index.ts';
import type { ChoiceInput } from './choice-input.ts';
import { problem } from './problem.ts';
import { contentHash } from './scripts.ts';
import { type Asked, hashOfShown } from './shown.ts';
import type { Site } from './site.ts';

export interface TakenChoice {
  readonly choice: Choice;
  readonly record: ConsentRecord;
  /** What the request told, with the choice that it came with. */
  readonly facts: RequestFacts;
  /** Whether an earlier try had stored it already. */
  readonly isRepeat: boolean;
}

/**
 * Takes a visitor's choice: checks it against the registry that was shown, makes it a record, waits until
 * that is durable, and only then says so.
 *
 * @returns the answer to give when the choice cannot be taken; nothing is stored then.
 * @throws {StoreUnavailable} when the record cannot be made durable.
 */
export async function takeChoice(site: Site, request: Request, input: ChoiceInput): Promise<TakenChoice | Response> {
  const registry = site.history.find(input.registry);
  if (!registry)
    return problem(
      'unknown-registry',
      `registry: ${input.registry} is not a version of this site; load the page again`,
    );
  const table = site.history.tableFor(registry);
  const fault = faultOf(table, input);
  if (fault) return fault;
  const facts = readFacts(request, site.reader);
  const now = site.clock();
  const seconds = Math.floor(now.getTime() / 1000);
  const state = stateOf(table, facts, seconds);
  const { signals, minor } = facts;
  const id = facts.choice?.id ?? randomUUID();
  const choice = makeChoice(table, state, replyOf(input), {
    at: seconds,
    signals,
    minor,
    id,
    wantsReceipt: input.wantsReceipt,
  });
  const draft = await recordOf(site, { registry, table, facts, state, choice, input, now });
  const record = await site.store.addRecord(draft, input.key ?? draft.id);
  const isRepeat = record.id !== draft.id;
  if (isRepeat && !isSameChoice(record, draft)) return problem('key-reused', `key: ${input.key}`);
  return { choice: decodeChoice(record.chosen.choice) as Choice, record, facts, isRepeat };
}

function faultOf(table: DecisionTable, input: ChoiceInput): Response | undefined {
  const faults = answerFaults(table, input);
  const first = faults[0];
  if (!first) return undefined;
  const { purpose, provider } = first;
  const optional = table.purposes.filter((each) => !each.always).map((each) => each.id);
  return provider === undefined
    ? problem(
        'unknown-name',
        `"${purpose}" is no optional category or purpose of this registry; there are: ${optional.join(', ')}`,
      )
    : problem('unknown-name', `"${provider}" is no provider of "${purpose}"`);
}

interface RecordParts {
  readonly registry: Registry;
  readonly table: DecisionTable;
  readonly facts: RequestFacts;
  readonly state: State;
  readonly choice: Choice;
  readonly input: ChoiceInput;
  readonly now: Date;
}

async function recordOf(site: Site, parts: RecordParts): Promise<ConsentRecord> {
  const { registry, table, facts, choice, input, now } = parts;
  const before = facts.choice?.id;
  const earlier = before === undefined ? [] : await site.store.recordsOf(site.name, before);
  return {
    format: 1,
    id: randomUUID(),
    site: site.name,
    // A withdrawal belongs to the consent that it ends; a refusal from the start has no ID.
    consentId: choice.id ?? before ?? null,
    at: now.toISOString(),
    shown: shownOf(site, parts),
    chosen: {
      reply: input.choice,
      choice: encodeChoice(choice),
      answers: grantsOf(choice),
      parts: decidedParts(table, registry, { ...facts, choice }, choice.at),
    },
    method: input.method,
    jurisdiction: facts.jurisdiction,
    basis: facts.basis,
    signals: facts.signals,
    replaces: earlier.at(-1)?.id ?? null,
  };
}

function shownOf(site: Site, { registry, state, facts, input }: RecordParts): Shown {
  const shown: Asked = {
    registry: registry.version,
    language: input.language,
    surface: input.surface,
    asked: input.asked,
    ask: facts.rules.model === 'opt-in' ? 'banner' : 'notice',
    signalHonoured: state.signalHonoured,
    before: grantsOf(facts.choice),
  };
  return { ...shown, renderer: RENDERER, hash: hashOfShown(site, registry, shown) };
}

/** Version of the code and wording that rendered what was shown. */
const RENDERER = contentHash(rendererFingerprint());

function decidedParts(
  table: DecisionTable,
  registry: Registry,
  facts: RequestFacts,
  now: number,
): ConsentRecord['chosen']['parts'] {
  const { parts } = stateOf(table, { ...facts, path: '' }, now);
  return table.parts.flatMap(({ purpose, provider }, index) => {
    const asked = registry.purposes[purpose];
    const state = parts[index];
    if (!asked || !state || asked.always) return [];
    return [{ purpose: asked.id, provider: registry.providers[provider]?.id ?? '', ...state }];
  });
}

function isSameChoice(a: ConsentRecord, b: ConsentRecord): boolean {
  const said = ({ shown, chosen }: ConsentRecord): string =>
    JSON.stringify([shown.registry, shown.surface, chosen.reply, chosen.answers]);
  return said(a) === said(b);
}
