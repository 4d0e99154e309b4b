import { parseDuration, type Retention } from '../registry/index.ts';

/** The tag for `lang` attributes and `Intl`: `no` is Norwegian bokmål, which both know as `nb`. */
export function htmlLanguage(language: string): string {
  return language === 'no' ? 'nb' : language;
}

/** Writing direction, by the script of the language. */
export function direction(language: string): 'ltr' | 'rtl' {
  return /^(ar|dv|fa|he|iw|ku-Arab|ps|sd|ug|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr';
}

/** Fills `{name}` in a text. A name that is not given stays as it is, so that a mistake is seen. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Makes one for each key, when it is first asked for: to make one of `Intl` takes longer than a hundred uses of it. */
export function kept<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
}

const listFormat = kept((language) => new Intl.ListFormat(htmlLanguage(language), { type: 'conjunction' }));
const dayFormat = kept(
  (language) => new Intl.DateTimeFormat(htmlLanguage(language), { dateStyle: 'long', timeZone: 'UTC' }),
);
const quantityFormat = kept((language) =>
  kept((unit) => new Intl.NumberFormat(htmlLanguage(language), { style: 'unit', unit, unitDisplay: 'long' })),
);

/** 'a, b and c', as the language joins it. */
export function list(items: readonly string[], language: string): string {
  return listFormat(language).format(items);
}

/** A calendar day, UTC, in the words of the language. */
export function day(seconds: number, language: string): string {
  return dayFormat(language).format(seconds * 1000);
}

/** CLDR's word for a day is 'døgn' and 'dygn' here; policies in both languages count in 'dager', 'dagar'. */
const DAYS: Readonly<Record<string, readonly [one: string, other: string]>> = {
  no: ['dag', 'dager'],
  sv: ['dag', 'dagar'],
};

/** A retention as a reader of the language expects it: '30 days', '1 year'; `session` is given. */
export function retentionText(retention: Retention, language: string, session: string): string {
  const parts = retention === 'session' ? [] : (parseDuration(retention) ?? []);
  if (parts.length === 0) return session;
  return list(
    parts.map(({ value, unit }) => quantity(value, unit, language)),
    language,
  );
}

function quantity(value: number, unit: string, language: string): string {
  const days = unit === 'day' ? DAYS[language] : undefined;
  if (days) return `${value} ${days[value === 1 ? 0 : 1]}`;
  const text = quantityFormat(language)(unit).format(value);
  // CLDR sets a space here that Japanese readers do not write.
  return language === 'ja' ? text.replace(' ', '') : text;
}
