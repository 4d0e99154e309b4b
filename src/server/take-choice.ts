import { randomUUID } from 'node:crypto';
import {
  answerFaults,
  type Choice,
  decodeChoice,
  embedOf,
  encodeChoice,
  grantsOf,
  heldGrants,
  makeChoice,
  permissionsOf,
  replyOf,
  type State,
  stateOf,
} from '../decision/index.ts';
import type { RequestFacts } from '../filter/index.ts';
import type { ConsentRecord, Shown } from '../proof/index.ts';
import { canonicalJson, type DecisionTable, type Registry } from '../registry/index.ts';
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
  const { facts, last } = await readBefore(site, request, input);
  const now = site.clock();
  const seconds = Math.floor(now.getTime() / 1000);
  const state = stateOf(table, facts, seconds);
  const { signals, minor } = facts;
  const choice = makeChoice(table, state, replyOf(input), {
    at: seconds,
    signals,
    minor,
    id: facts.choice?.id ?? randomUUID(),
    wantsReceipt: input.wantsReceipt,
  });
  // A cookie holds no more than the codec reads; the visitor hears of it before anything is kept.
  if (!decodeChoice(encodeChoice(choice))) return problem('invalid-choice', 'answers: too many providers by name');
  const embed = embedOf(input);
  if (embed && !isGranted(choice, embed))
    return problem('invalid-choice', `answers: "${embed.purpose}" cannot be allowed in the place of a frame`);
  const draft = recordOf(site, { registry, table, facts, last, state, choice, input, now });
  const record = await store(site, input, draft, last);
  if (record instanceof Response) return record;
  return { choice: decodeChoice(record.chosen.choice) as Choice, record, facts, isRepeat: record.id !== draft.id };
}

/** What is special, and for minors advertising too, is asked for elsewhere. */
function isGranted({ answers }: Choice, { purpose, provider }: { purpose: string; provider: string }): boolean {
  const granted = answers[purpose]?.granted ?? 'none';
  return typeof granted === 'string' ? granted === 'all' : granted.includes(provider);
}

/**
 * What held before this choice. A page may have kept a refusal before it could send it: then what the
 * record of its consent ID says is what the visitor refused. Nobody has signed that ID, so it takes part
 * in no other answer.
 */
export async function readBefore(
  site: Site,
  request: Request,
  input: Pick<ChoiceInput, 'choice'>,
): Promise<{ readonly facts: RequestFacts; readonly last: ConsentRecord | undefined }> {
  const facts = { ...site.factsOf(request), path: '' };
  const { choice, isPending } = facts;
  const last = choice?.id === undefined ? undefined : await site.store.lastRecordOf(site.name, choice.id);
  if (!isPending || !choice) return { facts, last };
  return last && input.choice === 'refuse'
    ? { facts: { ...facts, choice: decodeChoice(last.chosen.choice), others: undefined }, last }
    : { facts: { ...facts, choice: { ...choice, id: undefined }, others: undefined }, last: undefined };
}

/** How long a choice that comes again counts as the same one: somebody pressed twice, or a page sent it again. */
const REPEAT_MILLISECONDS = 600_000;

/** Stores a record, unless it is a repeat of one: then that one is the answer. */
async function store(
  site: Site,
  { key, choice }: ChoiceInput,
  draft: ConsentRecord,
  last: ConsentRecord | undefined,
): Promise<ConsentRecord | Response> {
  if (key === undefined) return last && isRepeatOf(last, draft) ? last : site.store.addRecord(draft, draft.id);
  const kept = await site.store.addRecord(draft, key);
  if (kept.id === draft.id || (isRepeatOf(kept, draft) && (await isLast(site, kept, last)))) return kept;
  // Whatever a client does with its keys: who refuses is heard.
  return choice === 'refuse' ? site.store.addRecord(draft, draft.id) : problem('key-reused', `key: ${key}`);
}

function isRepeatOf(record: ConsentRecord, draft: ConsentRecord): boolean {
  const said = ({ shown, chosen, signals }: ConsentRecord): string =>
    // The choice ends with its consent ID, if it has one: a receipt was asked for or not.
    canonicalJson([shown.registry, shown.surface, chosen.reply, chosen.answers, signals, chosen.choice.endsWith('.')]);
  return Date.parse(draft.at) - Date.parse(record.at) < REPEAT_MILLISECONDS && said(record) === said(draft);
}

/** An older record of a consent ID must not come back: what came after it holds. */
async function isLast(site: Site, { consentId, id }: ConsentRecord, last: ConsentRecord | undefined): Promise<boolean> {
  if (consentId === null) return last === undefined;
  return (await site.store.lastRecordOf(site.name, consentId))?.id === id;
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
  /** The last record of the same consent ID. */
  readonly last: ConsentRecord | undefined;
  readonly state: State;
  readonly choice: Choice;
  readonly input: ChoiceInput;
  readonly now: Date;
}

function recordOf(site: Site, parts: RecordParts): ConsentRecord {
  const { registry, table, facts, last, choice, input, now } = parts;
  return {
    format: 1,
    kind: 'choice',
    id: randomUUID(),
    site: site.name,
    // A withdrawal belongs to the consent that it ends; a refusal from the start has no ID.
    consentId: choice.id ?? facts.choice?.id ?? last?.consentId ?? null,
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
    replaces: last?.id ?? null,
  };
}

function shownOf(site: Site, { registry, table, state, facts, input }: RecordParts): Shown {
  const embed = embedOf(input);
  const shown: Asked = {
    registry: registry.version,
    language: input.language,
    surface: input.surface,
    // In the order in which they were shown, each once.
    asked: table.purposes.map(({ id }) => id).filter((id) => (embed ? embed.purpose === id : input.asked.includes(id))),
    ask: facts.rules.model === 'opt-in' ? 'banner' : 'notice',
    signalled: state.signalled,
    changed: state.changed,
    before: heldGrants(table, state),
    ...(embed && { provider: embed.provider }),
  };
  return { ...shown, renderer: RENDERER, hash: hashOfShown(site, registry, shown), script: site.build };
}

/** Version of the code and wording that rendered what was shown. */
export const RENDERER = contentHash(rendererFingerprint());

function decidedParts(
  table: DecisionTable,
  registry: Registry,
  facts: RequestFacts,
  now: number,
): ConsentRecord['chosen']['parts'] {
  const { parts } = permissionsOf(table, facts, now);
  return table.parts.flatMap(({ purpose, provider }, index) => {
    const asked = registry.purposes[purpose];
    const state = parts[index];
    if (!asked || !state || asked.always) return [];
    return [{ purpose: asked.id, provider: registry.providers[provider]?.id ?? '', ...state }];
  });
}
