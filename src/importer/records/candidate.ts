import type { Position } from '../document/index.ts';
import type { Draft, Texts } from '../draft.ts';
import { readRetention } from '../duration/index.ts';
import { isClearName, type ReadName, strengthOf } from '../names/index.ts';
import type { Unread } from '../row.ts';
import { isAboutCookies, type Section } from '../section.ts';
import type { ColumnRole } from '../words/index.ts';

/** Names with texts that may be an entry of a list of cookies; decided when all of them are known. */
export interface Candidate {
  readonly names: readonly ReadName[];
  /** How the name was told: behind a label, as a heading or term, or at the beginning of a line. */
  readonly told: 'label' | 'heading' | 'line';
  readonly texts: Texts;
  /** Roles that a label told. */
  readonly labelled: readonly ColumnRole[];
  readonly section: Section;
  readonly at: Position;
  /** The same for candidates that the document makes alike. */
  readonly alike: string;
  /** What to tell if it is none. */
  readonly unread?: Unread;
}

/** Those that are entries: by what they say, or by what those say that are made alike. */
export function accepted(candidates: readonly Candidate[]): readonly Candidate[] {
  const strong = candidates.filter((each) => isStrong(each) && isEntry(each));
  const share = (alike: string): number => {
    const all = candidates.filter((each) => each.alike === alike);
    return strong.filter((each) => each.alike === alike).length / Math.max(1, all.length);
  };
  return candidates.filter(
    (each) => strong.includes(each) || (!isStrong(each) && isWeakEntry(each, share(each.alike))),
  );
}

const isStrong = ({ names }: Candidate): boolean => names.every(({ name }) => strengthOf(name) === 'strong');

const saysTime = ({ texts, names }: Candidate): boolean =>
  [texts.retention, texts.kind, ...names.map(({ beside }) => beside)].some(
    (text) => text !== undefined && readRetention(text).isAbout,
  );

/** A name that looks like nothing else needs one thing said of it that policies say of cookies. */
function isEntry(candidate: Candidate): boolean {
  const { told, texts, labelled, section } = candidate;
  if (saysTime(candidate)) return true;
  if (told === 'label') return labelled.length > 0;
  if (labelled.some((role) => role === 'retention' || role === 'kind' || role === 'purpose' || role === 'provider'))
    return true;
  const isPlain = texts.purpose === undefined || texts.purpose.length < 300;
  return (
    told === 'line' && isPlain && isAboutCookies(section) && candidate.names.every(({ name }) => isClearName(name))
  );
}

/** A name that could be any word needs a time, and a label or others of its make that are surer. */
function isWeakEntry(candidate: Candidate, share: number): boolean {
  const { told, labelled, section } = candidate;
  if (told === 'label')
    return isAboutCookies(section) && labelled.length > 0 && (saysTime(candidate) || labelled.length > 1);
  // In a list of bare names, most of which are clear, the others are names as well.
  const isBare = told === 'line' && Object.keys(candidate.texts).length === 0;
  if (isBare)
    return share >= 0.3 && isAboutCookies(section) && candidate.names.every(({ name }) => /^[a-z][\w.-]*$/.test(name));
  return saysTime(candidate) && (share >= 0.4 || (share > 0 && isAboutCookies(section)));
}

/** A draft for each name. */
export function draftsOfCandidate({ names, texts, section, at }: Candidate): readonly Draft[] {
  return names.map((name) => ({ name, texts, doubts: [], section, at, where: `line ${at.line}` }));
}
