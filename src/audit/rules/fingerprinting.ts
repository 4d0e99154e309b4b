import { decide } from '../../decision/index.ts';
import type { ReadSeen, Visit } from '../observation.ts';
import { newPath } from './catches.ts';
import { addressName, hostIn } from './hosts.ts';
import { isOwnPage } from './raw-sightings.ts';
import { compareText, type Reading, readingOf } from './reading.ts';
import type { AuditRule, Catch } from './rule.ts';
import { byState, stateIn, whenIn } from './states.ts';
import { withoutHashes } from './subject-names.ts';
import { evidenceIn, scriptOf, shownAddress } from './words.ts';

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

function fingerprintsIn(reading: Reading): readonly Catch[] {
  const found = reading.visits
    .flatMap((visit) => readsOf(visit, reading))
    .filter((each) => isFingerprint(each.reads) && isUnasked(each, reading));
  const scripts = new Map<string, Reads[]>();
  for (const each of found) scripts.set(nameOf(each), [...(scripts.get(nameOf(each)) ?? []), each]);
  return [...scripts].map(([name, all]) => catchFor(name, all, reading));
}

const nameOf = ({ script, reads: [{ page }] }: Reads): string => withoutHashes(addressName(script, page) ?? script);

function catchFor(name: string, all: readonly Reads[], reading: Reading): Catch {
  const stateOf = ({ visit, phase }: Reads) => stateIn(visit, phase);
  const sorted = all.toSorted((a, b) => byState(stateOf(a), stateOf(b)) || a.reads[0].at - b.reads[0].at);
  const first = sorted[0] as Reads;
  const kinds = [...new Set(first.reads.map(({ what }) => what))].sort();
  const host = hostIn(first.script);
  const isOwn = host !== undefined && reading.hosts.ownerOf(host).kind === 'site';
  return {
    subject: { kind: 'read', name, ...(host === undefined || isOwn ? {} : { host }) },
    message: `script ${shownAddress(first.script)} reads what tells one device from another (${kinds.join(', ')}) on page ${shownAddress(first.reads[0].page)} ${whenIn(stateOf(first))}`,
    mend: 'let the script wait for consent, or take out what reads the device',
    states: [...new Set(sorted.map(stateOf))],
    evidence: sorted.slice(0, 6).map(({ visit, phase, reads }) => ({
      ...evidenceIn(visit, phase, reads[0].at, reads[0].page, callsText(reads)),
      seen: reads[0].id,
      ...(reads[0].cause.stack.length > 0 && { stack: reads[0].cause.stack.slice(0, 8) }),
    })),
    path: newPath(reading, undefined),
  };
}

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

/** Ours: text that is read back as soon as it is drawn is drawn to be read; a chart is exported when somebody asks for it. */
const AT_ONCE_MILLISECONDS = 500;
/** Ours: a site looks for a font or two of its own; who looks for so many looks at what is installed. */
const MANY_FONTS = 15;
/** Ours: what reads this many kinds of things looks at the device and not at one of them. */
const MANY_KINDS = 4;

/**
 * Whether reads come to a fingerprint. One kind alone is none: charts are exported, games ask what can be drawn, players
 * work on sound. A picture of a text that is read back at once is one, and so is anything read back beside two other kinds.
 * The thresholds are ours, after Englehardt and Narayanan (2016) on canvas and fonts.
 */
export function isFingerprint(reads: readonly ReadSeen[]): boolean {
  const kinds = new Set(reads.map(({ what }) => what));
  if (hasPictureOfText(reads) || kinds.size >= MANY_KINDS + 1) return true;
  const readBack = [hasCall(reads, READ_BACK), hasCall(reads, SOUND), fontsIn(reads) >= MANY_FONTS].filter(
    Boolean,
  ).length;
  if (readBack === 0) return kinds.size >= MANY_KINDS && hasCall(reads, DEVICE_NAME);
  return readBack >= 2 || kinds.size >= 3;
}

const READ_BACK = /toDataURL|toBlob|convertToBlob|getImageData|readPixels/;
const DRAWN_TEXT = /fillText|strokeText/;
/** Sound that nobody hears. */
const SOUND = /OfflineAudioContext|DynamicsCompressor|getChannelData|copyFromChannel/;
/** The name of the part that draws, by which a device is known best. */
const DEVICE_NAME = /UNMASKED|debug_renderer_info|3744[56]|requestAdapterInfo|GPUAdapter/i;

const hasCall = (reads: readonly ReadSeen[], call: RegExp): boolean => reads.some((each) => call.test(each.call));

const fontsIn = (reads: readonly ReadSeen[]): number => reads.filter(({ what }) => what === 'fonts').length;

function hasPictureOfText(reads: readonly ReadSeen[]): boolean {
  const texts = reads.filter(({ what, call }) => what === 'canvas' && DRAWN_TEXT.test(call));
  const pictures = reads.filter(({ what, call }) => what === 'canvas' && READ_BACK.test(call));
  return pictures.some(({ at }) => texts.some((text) => text.at <= at && at - text.at <= AT_ONCE_MILLISECONDS));
}

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
