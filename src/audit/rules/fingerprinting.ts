import { decide } from '../../decision/index.ts';
import type { ReadKind, ReadSeen, StateId, Visit } from '../observation.ts';
import { newPath } from './catches.ts';
import { addressName, hostIn } from './hosts.ts';
import { isOwnPage } from './raw-sightings.ts';
import { compareText, type Reading, readingOf } from './reading.ts';
import type { AuditRule, Catch } from './rule.ts';
import { byState, stateIn, whenIn } from './states.ts';
import { evidenceIn, scriptOf, shownAddress, shownStack } from './words.ts';

export const FINGERPRINTING_RULES: readonly AuditRule[] = [
  {
    id: 'fingerprinting',
    severity: 'error',
    title: 'Nobody takes a device’s fingerprint before the visitor agrees.',
    source: 'Directive 2002/58/EC art. 5(3); EDPB Guidelines 2/2023, on local processing; WP29 Opinion 9/2014',
    check: (audited) => fingerprintsIn(readingOf(audited)),
  },
];

/** What one script has read in one document, in one phase. */
interface Reads {
  readonly visit: Visit;
  readonly phase: number;
  readonly script: string;
  readonly reads: readonly [ReadSeen, ...ReadSeen[]];
}

/** Reads that come to a fingerprint, by what they are: `canvas`, or several kinds of which none would be enough. */
interface Fingerprint extends Reads {
  readonly what: string;
  readonly state: StateId;
}

function fingerprintsIn(reading: Reading): readonly Catch[] {
  const found = reading.visits
    .flatMap((visit) => readsOf(visit, reading))
    .filter((each) => isUnasked(each, reading))
    .flatMap((each) => partsOf(each.reads).map(([what, reads]) => ({ ...each, what, reads, state: stateOf(each) })))
    .sort((a, b) => byState(a.state, b.state) || a.reads[0].at - b.reads[0].at || compareText(a.script, b.script));
  const subjects = new Map<string, [Fingerprint, ...Fingerprint[]]>();
  for (const each of found) {
    const key = `${each.what} ${foreignHost(each, reading) ?? ''}`;
    const same = subjects.get(key);
    if (same) same.push(each);
    else subjects.set(key, [each]);
  }
  return [...subjects.values()].map((all) => catchFor(all, reading));
}

const stateOf = ({ visit, phase }: Reads): StateId => stateIn(visit, phase);

/** Whose script it is, where it is not the site's own. */
function foreignHost({ script }: Reads, { hosts }: Reading): string | undefined {
  const host = hostIn(script);
  return host === undefined || hosts.ownerOf(host).kind === 'site' ? undefined : host;
}

function catchFor(all: readonly [Fingerprint, ...Fingerprint[]], reading: Reading): Catch {
  const [first] = all;
  const host = foreignHost(first, reading);
  const page = shownAddress(first.reads[0].page);
  return {
    subject: { kind: 'read', name: first.what, ...(host === undefined ? {} : { host }) },
    message: `script ${shownAddress(first.script)} reads ${WHAT[first.what] ?? first.what}, which tells one device from another, on page ${page} ${whenIn(first.state)}`,
    mend: 'let the script wait for consent, or take out what reads the device',
    states: [...new Set(all.map(({ state }) => state))],
    evidence: all.slice(0, 6).map(({ visit, phase, reads }) => ({
      ...evidenceIn(visit, phase, reads[0].at, reads[0].page, callsText(reads)),
      seen: reads[0].id,
      ...(reads[0].cause.stack.length > 0 && { stack: shownStack(reads[0].cause) }),
    })),
    path: newPath(reading, undefined),
  };
}

const WHAT: Readonly<Record<string, string>> = {
  canvas: 'back what it has drawn on a canvas',
  audio: 'back sound that nobody hears',
  fonts: 'which fonts are installed',
  webgl: 'what the graphics card is',
};

const callsText = (reads: readonly ReadSeen[]): string => [...new Set(reads.map(({ call }) => call))].sort().join(', ');

function readsOf(visit: Visit, reading: Reading): readonly Reads[] {
  const groups = new Map<string, Reads & { readonly reads: [ReadSeen, ...ReadSeen[]] }>();
  const inTime = visit.reads.toSorted((a, b) => a.at - b.at || compareText(a.id, b.id));
  for (const read of inTime) {
    if (!isOwnPage(read.page, reading.hosts)) continue;
    const script = scriptOf(read.cause) ?? read.frame;
    const key = JSON.stringify([read.phase, script, read.frame]);
    const group = groups.get(key);
    if (group) group.reads.push(read);
    else groups.set(key, { visit, phase: read.phase, script, reads: [read] });
  }
  return [...groups.values()];
}

type Some = readonly [ReadSeen, ...ReadSeen[]];

/** Ours: of what says little by itself, four of five kinds say much. */
const MANY_KINDS = 4;

/**
 * The fingerprints that the reads of one script come to.
 *
 * The recorder notes a canvas where a text on it is read back that is made for it, and fonts where many are tried
 * (Englehardt and Narayanan, 2016), so each of these is one; so is sound that is computed and not heard. Of the graphics
 * card a game asks the name, and not the maker too. What says little of a device counts together.
 */
function partsOf(reads: Some): readonly (readonly [what: string, reads: Some])[] {
  const ofKind = (kind: ReadKind): Some | undefined => some(reads.filter(({ what }) => what === kind));
  const strong = (['canvas', 'audio', 'fonts', 'webgl'] as const).flatMap((kind) => {
    const own = ofKind(kind);
    return own && ENOUGH[kind](own) ? [[kind, own] as const] : [];
  });
  if (strong.length > 0) return strong;
  const kinds = [...new Set(reads.map(({ what }) => what))].sort();
  return kinds.length >= MANY_KINDS ? [[kinds.join(', '), reads]] : [];
}

const some = (reads: readonly ReadSeen[]): Some | undefined => {
  const [first, ...others] = reads;
  return first && [first, ...others];
};

const hasCall = (reads: Some, call: RegExp): boolean => reads.some((each) => call.test(each.call));

const ENOUGH = {
  canvas: (reads) => hasCall(reads, /toDataURL|toBlob|convertToBlob|getImageData/),
  audio: (reads) => hasCall(reads, /OfflineAudioContext|AnalyserNode|getChannelData|getFloat|DynamicsCompressor/),
  fonts: () => true,
  webgl: (reads) =>
    hasCall(reads, /readPixels/) || (hasCall(reads, /VENDOR|37445/) && hasCall(reads, /RENDERER_|37446/)),
} as const satisfies Partial<Record<ReadKind, (reads: Some) => boolean>>;

/**
 * Whether the visitor has not agreed to the script. The site's own counts as agreed to where anything optional is; what
 * is declared essential, such as a check against robots, says why.
 */
function isUnasked({ visit, phase, script, reads: [first] }: Reads, reading: Reading): boolean {
  const now = visit.phases[phase];
  if (!now || now.answered?.kind === 'could-not') return false;
  const permissions = reading.permissionsAt(now, first.page);
  const name = addressName(script, first.page);
  const verdict = decide(reading.audited.table, permissions, { kind: 'script', name: name ?? '/' });
  if (verdict.because !== 'first-party') return verdict.kind === 'denied';
  return permissions.parts.every(({ allowed, because }) => !allowed || because === 'essential');
}
