import type { Places } from '../places.ts';
import type { Registry } from '../registry.ts';
import type { Finding } from './finding.ts';
import { RULES } from './rules.ts';

/**
 * What a registry gives away about itself: where it says what the law does not let it, or leaves out what
 * a visitor must be told.
 *
 * @returns findings in the order of the file.
 */
export function lintRegistry(registry: Registry, places: Places): readonly Finding[] {
  const findings = RULES.flatMap(({ id, severity, source, check }) =>
    check(registry).map(({ path, message, mend }): Finding => {
      const isKey = path[0] !== 'entries' && path[0] !== 'site';
      const place = isKey ? places.keyAt(path) : places.valueAt(path);
      return { rule: id, severity, place, field: places.fieldOf(path), message, mend, source };
    }),
  );
  return findings.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}
