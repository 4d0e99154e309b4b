import { catchesOf, entryPath, isWithoutConsent } from './catches.ts';
import { keyOf } from './raw-sightings.ts';
import type { Reading, Sighting } from './reading.ts';
import { readingOf } from './reading.ts';
import type { AuditRule, Catch } from './rule.ts';
import { whatIs, whatText, whenAll } from './words.ts';

export const WITHDRAWAL_RULES: readonly AuditRule[] = [
  {
    id: 'survives-withdrawal',
    severity: 'error',
    title: 'What was agreed to is gone when the consent is.',
    source: 'GDPR art. 7(3) and 17(1)(b); CNIL, Shein, SAN-2025-005: cookies that were read on after withdrawal',
    check: (audited) => {
      const reading = readingOf(audited);
      return survivors(
        keptOn(reading).filter(({ owner }) => owner.kind === 'site'),
        reading,
        'delete it on every path and domain when the consent ends; one that is HttpOnly by the server',
      );
    },
  },
  {
    id: 'survives-elsewhere',
    severity: 'warning',
    title: 'What only the visitor can delete is named, with a way to do so.',
    source: 'GDPR art. 7(3) and 13(2)(c); CNIL, Shein, SAN-2025-005',
    check: (audited) => {
      const reading = readingOf(audited);
      // A page that links to the provider tells where: nothing else is in the site's power.
      const untold = keptOn(reading).filter(({ owner, entry }) => {
        const provider = entry && reading.providerOf(entry);
        return owner.kind !== 'site' && provider?.policy === undefined && provider?.optOut === undefined;
      });
      const mend =
        'the site cannot delete it: give its provider optOut or policy, so that visitors read where they can';
      return survivors(untold, reading, mend);
    },
  },
];

function survivors(kept: readonly Sighting[], reading: Reading, mend: string): readonly Catch[] {
  return catchesOf(kept, ([first], states) => {
    const { index } = first;
    const what = whatIs(first, reading);
    return {
      message: `${what} is still there ${whenAll(states)}`,
      mend,
      path: entryPath(index),
      what: whatText,
    };
  });
}

/** What was lawfully there once, and is there at the end of a phase in which it may not be. */
function keptOn(reading: Reading): readonly Sighting[] {
  return reading.visits.flatMap((visit) => {
    const written = new Map<string, Sighting[]>();
    for (const each of reading.sightings)
      if (each.visit === visit) written.set(keyOf(each), [...(written.get(keyOf(each)) ?? []), each]);
    return visit.phases.flatMap(({ holding }, phase) => {
      if (phase === 0 || (holding.kind !== 'withdrawn' && holding.kind !== 'expired')) return [];
      return reading
        .leftAt(visit, phase)
        .filter(isWithoutConsent)
        .filter((each) => isMerelyKept(written.get(keyOf(each)) ?? [], phase));
    });
  });
}

/**
 * Whether it was set when it might be, and not again. What was never to be set is one departure, which keeping it does
 * not make two; so is what is set once more.
 */
function isMerelyKept(written: readonly Sighting[], phase: number): boolean {
  const isAgain = written.some((each) => each.phase === phase);
  return !isAgain && written.some((each) => each.phase < phase && each.verdict.kind !== 'denied');
}
