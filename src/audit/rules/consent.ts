import { isAddress, type Kind } from '../../registry/index.ts';
import { catchesOf, entryPath, isWithoutConsent, newPath, type Sightings } from './catches.ts';
import type { Reading } from './reading.ts';
import { readingOf } from './reading.ts';
import type { AuditRule, Catch } from './rule.ts';
import { byWhom, onPage, whatIs, whenAll } from './words.ts';

const EPRIVACY = 'Directive 2002/58/EC art. 5(3); EDPB Guidelines 2/2023';

export const CONSENT_RULES: readonly AuditRule[] = [
  {
    id: 'set-without-consent',
    severity: 'error',
    title: 'A cookie that needs consent is set only while the visitor agrees.',
    source: `${EPRIVACY}; CNIL, Shein, SAN-2025-005`,
    check: without(
      'is set',
      (kind) => kind === 'cookie',
      'set it only once the visitor has agreed: let what sets it wait',
    ),
  },
  {
    id: 'stored-without-consent',
    severity: 'error',
    title: 'What needs consent is stored only while the visitor agrees.',
    source: EPRIVACY,
    check: without(
      'is stored',
      (kind) => kind !== 'cookie' && !isAddress(kind),
      'store it only once the visitor has agreed: let what stores it wait',
    ),
  },
  {
    id: 'sent-without-consent',
    severity: 'error',
    title: 'Nothing is sent to whom the visitor has not agreed to.',
    source: `${EPRIVACY}; CNIL, Shein, SAN-2025-005`,
    check: without(
      'is sent something',
      (kind) => kind === 'beacon',
      'send nothing there before the visitor has agreed, no preconnect and no picture either',
    ),
  },
  {
    id: 'loaded-without-consent',
    severity: 'error',
    title: 'A script or frame that needs consent is loaded only while the visitor agrees.',
    source: `${EPRIVACY}; VG Hannover, 10 A 5385/22, 19 March 2025 (not final)`,
    check: without(
      'is loaded',
      (kind) => kind === 'script' || kind === 'frame',
      'mark it up to wait (data-samtykke), or let the registry load it',
    ),
  },
];

/** Finds what is declared, is of a kind, and was denied when it happened. */
function without(verb: string, isKind: (kind: Kind) => boolean, mend: string): AuditRule['check'] {
  return (audited): readonly Catch[] => {
    const reading = readingOf(audited);
    const denied = reading.sightings.filter((each) => isKind(each.kind) && isWithoutConsent(each));
    return catchesOf(denied, (seen, states) => ({
      message: `${nameOf(seen, reading)} ${verb} ${whenFor(seen, whenAll(states))}:${how(seen)}`,
      mend,
      path: pathOf(seen, reading),
    }));
  };
}

/** `cookie "_ga" (analytics, Google)`, `tracker.example/x (Tracker)`. */
function nameOf([first]: Sightings, reading: Reading): string {
  const what = whatIs(first, reading).replace(/^request to /, '');
  return !first.entry && first.owner.kind === 'provider' ? `${what} (${first.owner.provider.name})` : what;
}

/** Where consent is there and the page is one on which it does not count, that is the reason. */
function whenFor(seen: Sightings, when: string): string {
  const isSensitive = seen.every(({ verdict }) => verdict.because === 'sensitive-page');
  return isSensitive ? 'on a page where only what is essential is allowed' : when;
}

const how = ([first]: Sightings): string => `${byWhom(first)}${onPage(first)}` || ' nobody has seen by whom';

function pathOf([{ index, owner }]: Sightings, reading: Reading): readonly (string | number)[] {
  if (index !== undefined) return entryPath(index);
  return newPath(reading, owner.kind === 'provider' ? owner.provider.id : undefined);
}
