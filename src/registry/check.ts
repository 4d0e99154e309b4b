import type { Place, RegistryError, RegistryErrorCode } from './errors.ts';
import type { Expanded } from './expand.ts';
import type { RegistryDraft } from './normalise.ts';
import type { Path, Places } from './places.ts';
import type { Entry } from './registry.ts';
import type { RegistryFile } from './schema.ts';
import { didYouMean } from './suggest.ts';

type Report = (code: RegistryErrorCode, path: Path, message: string, mend: string, on?: 'key') => void;

/** What a schema cannot say: names that must exist, things declared twice, cookies no browser takes. */
export function checkRegistry({ file, faults }: Expanded, draft: RegistryDraft, places: Places): RegistryError[] {
  const errors: RegistryError[] = [];
  const report: Report = (code, path, message, mend, on) => {
    const place: Place = on === 'key' ? places.keyAt(path) : places.valueAt(path);
    errors.push({ code, place, field: places.fieldOf(path), message, mend });
  };
  for (const { code, path, message, mend, on } of faults) report(code, path, message, mend, on);
  checkCategories(file, report);
  checkPurposes(file, report);
  draft.entries.forEach((entry, index) => {
    checkNames(entry, file, index, report);
    checkEntry(entry, index, report);
    if (entry.kind === 'cookie') checkCookie(entry, index, report);
  });
  checkDuplicates(draft.entries, report, places);
  checkChoiceCookie(draft, report);
  return errors;
}

function checkCategories({ categories }: RegistryFile, report: Report): void {
  const all = Object.entries(categories);
  if (!all.some(([, settings]) => settings?.always)) {
    report(
      'no-always-category',
      ['categories'],
      'no category is always on',
      'add one for what the site cannot work without: essential: { always: true }',
    );
  }
  for (const [id, settings] of all) {
    const asked = (['special', 'advertising', 'exemption'] as const).find((field) => settings?.[field]);
    if (!settings?.always || !asked) continue;
    report(
      'always-and-optional',
      ['categories', id, asked],
      `a category that is always on is never asked for, so "${asked}" means nothing here`,
      `take "always" or "${asked}" away`,
      'key',
    );
  }
}

function checkPurposes({ categories, purposes = {} }: RegistryFile, report: Report): void {
  for (const [id, { category }] of Object.entries(purposes)) {
    if (!(category in categories)) {
      report(
        'unknown-category',
        ['purposes', id, 'category'],
        `no category "${category}" is declared`,
        didYouMean(category, Object.keys(categories)),
      );
    }
    if (id in categories) {
      report('same-id', ['purposes', id], `"${id}" is a category already`, 'give the purpose an id of its own', 'key');
    }
  }
}

function checkNames(entry: Entry, { categories, purposes = {} }: RegistryFile, index: number, report: Report): void {
  if (!(entry.category in categories)) {
    report(
      'unknown-category',
      ['entries', index, 'category'],
      `no category "${entry.category}" is declared`,
      didYouMean(entry.category, Object.keys(categories)),
    );
    return;
  }
  if (entry.purpose === entry.category) return;
  const purpose = purposes[entry.purpose];
  if (!purpose) {
    report(
      'unknown-purpose',
      ['entries', index, 'purpose'],
      `no purpose "${entry.purpose}" is declared`,
      didYouMean(entry.purpose, Object.keys(purposes)),
    );
  } else if (purpose.category !== entry.category) {
    report(
      'wrong-purpose',
      ['entries', index, 'purpose'],
      `"${entry.purpose}" belongs to the category "${purpose.category}"`,
      `write category: ${purpose.category}, or another purpose`,
    );
  }
}

function checkEntry({ name, kind, sealed }: Entry, index: number, report: Report): void {
  if (/^[*./]*$/.test(name)) {
    report(
      'pattern-too-wide',
      ['entries', index, 'name'],
      `"${name}" would allow any ${kind}`,
      'write the letters that all the names share: prefix_*',
    );
  }
  if (kind !== 'cookie' && sealed) {
    report('wrong-value', ['entries', index, 'sealed'], `a ${kind} cannot be sealed`, 'take "sealed" away');
  }
  if (kind !== 'cookie' && hasControl(name)) {
    report('wrong-value', ['entries', index, 'name'], 'the name holds a control character', 'take it out');
  }
}

function hasControl(text: string): boolean {
  return [...text].some((letter) => letter < ' ' || letter === '\u007f');
}

// RFC 6265bis 4.1.1: cookie-name = token. RFC 9110 5.6.2 says what a token is; `*` is one of its letters.
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function checkCookie(entry: Entry, index: number, report: Report): void {
  const { name } = entry;
  if (!TOKEN.test(name)) {
    report(
      'cookie-name',
      ['entries', index, 'name'],
      `"${name}" is no cookie name that a browser takes`,
      "write letters, digits and !#$%&'*+.^_`|~- only",
    );
  }
  for (const [broken, field, message, mend] of cookieRules(entry)) {
    if (broken) report('cookie-attributes', ['entries', index, field], message, mend);
  }
}

type CookieRule = readonly [broken: boolean, field: string, message: string, mend: string];

function cookieRules({
  name,
  secure,
  path,
  domain,
  sameSite,
  partitioned,
  sealed,
  setBy,
}: Entry): readonly CookieRule[] {
  // RFC 6265bis 5.7 compares the prefixes without regard to case.
  const host = /^__host-/i.test(name);
  const prefixed = host || /^__secure-/i.test(name);
  return [
    [prefixed && !secure, 'secure', 'a name with this prefix must be Secure', 'take "secure: false" away'],
    [host && path !== '/', 'path', 'a __Host- cookie has the path "/"', 'take "path" away'],
    [host && domain !== undefined, 'domain', 'a __Host- cookie has no domain', 'take "domain" away'],
    [sameSite === 'None' && !secure, 'secure', 'SameSite=None must be Secure', 'take "secure: false" away'],
    [partitioned && !secure, 'secure', 'a partitioned cookie must be Secure', 'take "secure: false" away'],
    [
      sealed !== undefined && setBy === 'script',
      'setBy',
      'no script of the page can seal a value',
      'take "setBy: script" away',
    ],
  ];
}

function checkDuplicates(entries: readonly Entry[], report: Report, places: Places): void {
  const seen = new Map<string, number>();
  entries.forEach(({ kind, name, domain, path }, index) => {
    const key = JSON.stringify([kind, name, domain, path]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else
      report(
        'duplicate-entry',
        ['entries', index, 'name'],
        `"${name}" is declared already, as ${places.fieldOf(['entries', first])}`,
        'keep one of the two',
      );
  });
}

function checkChoiceCookie({ site, entries, categories }: RegistryDraft, report: Report): void {
  const name = site.choiceCookie;
  const index = entries.findIndex((each) => each.kind === 'cookie' && each.name === name);
  const always = categories.filter((each) => each.always).map(({ id }) => id);
  const entry = entries[index];
  if (!entry) {
    const mend = `add { name: ${name}, category: ${always[0] ?? 'essential'}, retention: P180D }, or name the cookie in site.choiceCookie`;
    report('no-choice-cookie', ['entries'], `no cookie "${name}" is declared to keep the visitor's choice`, mend);
  } else if (!always.includes(entry.category)) {
    report(
      'no-choice-cookie',
      ['entries', index, 'category'],
      `"${name}" keeps the choice, a refusal too, so it cannot wait for consent`,
      `write category: ${always[0] ?? 'essential'}`,
    );
  } else if (entry.httpOnly) {
    report(
      'no-choice-cookie',
      ['entries', index, 'httpOnly'],
      `the page reads "${name}" before it paints`,
      'take "httpOnly: true" away',
    );
  } else if (entry.sealed) {
    report(
      'no-choice-cookie',
      ['entries', index, 'sealed'],
      `"${name}" is sealed in a way of its own, which the page can read`,
      'take "sealed" away',
    );
  } else if (entry.partitioned) {
    report(
      'no-choice-cookie',
      ['entries', index, 'partitioned'],
      `"${name}" keeps one choice for the site, not one for each site that embeds it`,
      'take "partitioned: true" away',
    );
  }
}
