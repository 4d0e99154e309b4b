/** A name as a registry takes it. */
export interface Pattern {
  readonly name: string;
  /** What had to be guessed: how the printed name was read. */
  readonly doubt?: string;
}

/** How policies write the part of a name that changes from site to site or visit to visit. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\$?\{[^{}]*\}/g,
  /<[^<>]*>/g,
  /‹[^‹›]*›/g,
  /\[(?!\d+\])[^[\]]*\]/g,
  /\((?!\d+\))[^()]*\)/g,
  /\$[\w-]+\$/g,
  /%[\w-]+%/g,
  /%[sd]?(?=$|[-_.])/g,
  /(?<=.)#+/g,
  /(?<=.)(?:\.{2,}|…)/g,
  // A run of X that is no part of a word, or that a name ends with.
  /(?<![A-Za-z])[Xx]{3,}(?![A-Za-z])/g,
  /(?<=.)(?:X{4,}|x{4,})$/g,
  /(?<=[a-z_-])N{3,}$/g,
  /(?<=[-_.])(?:CONTAINER|PROPERTY|SITE|MEASUREMENT|STREAM|TRACKING|WEBSITE)[-_]?ID$/g,
];

/**
 * A printed name as a name or pattern of a registry: `_ga_<container-id>`, `_hjSession_{site_id}`, `_pk_id.#`,
 * `_gat_UA-…` and `_ga_XXXXXXXX` have a `*` where the letters change. A star that was printed is no guess.
 */
export function patternOf(printed: string): Pattern {
  const filled = PLACEHOLDERS.reduce((name, placeholder) => name.replace(placeholder, '*'), printed);
  // After a run of X a single letter stands for a number: UA-XXXXXX-Y.
  const counted = filled === printed ? filled : filled.replace(/(?<=\*[-_.])[XYNxyn]$/, '*');
  // A name that ends in a hyphen or an underscore was cut: OneTrust prints `_gat_UA-`.
  const ended = /[A-Za-z0-9][-_.]$/.test(counted) ? `${counted}*` : counted;
  const name = ended.replace(/\*{2,}/g, '*');
  return name === printed ? { name } : { name, doubt: `printed as "${printed}"; read as a pattern` };
}
