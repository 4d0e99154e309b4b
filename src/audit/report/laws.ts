/** Where the texts that rules come from are published: an official page each, found by how sources name it. */
const EDPB = 'https://www.edpb.europa.eu/our-work-tools/our-documents/';
const WP29 = 'https://ec.europa.eu/justice/article-29/documentation/opinion-recommendation/files/';

const TEXTS: readonly (readonly [name: RegExp, address: string])[] = [
  [/Taskforce/i, `${EDPB}other/report-work-undertaken-cookie-banner-taskforce_en`],
  [/Guidelines 0?2\/2023/, `${EDPB}guidelines/guidelines-22023-technical-scope-art-53-eprivacy-directive_en`],
  [/Guidelines 0?5\/2020/, `${EDPB}guidelines/guidelines-052020-consent-under-regulation-2016679_en`],
  [/Guidelines 0?3\/2022/, `${EDPB}guidelines/guidelines-032022-deceptive-design-patterns-social-media_en`],
  [/Opinion 0?4\/2012|\bWP ?194\b/, `${WP29}2012/wp194_en.pdf`],
  [/\bC-673\/17\b|Planet49/, 'https://curia.europa.eu/juris/liste.jsf?num=C-673/17'],
  [/\bC-40\/17\b|Fashion ID/, 'https://curia.europa.eu/juris/liste.jsf?num=C-40/17'],
  [/CNIL[^;]*2020-091/, 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000042388179'],
  [/CNIL[^;]*2020-092/, 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000042388197'],
  [/\bTDDDG\b|\bTTDSG\b/, 'https://www.gesetze-im-internet.de/ttdsg/__25.html'],
  [/\bEkomloven\b/i, 'https://lovdata.no/dokument/NL/lov/2024-12-13-76'],
  [/\bPECR\b/, 'https://www.legislation.gov.uk/uksi/2003/2426'],
  [/2002\/58\b|\bePrivacy Directive\b|\bePD\b/i, 'https://eur-lex.europa.eu/eli/dir/2002/58/oj'],
  [/\bGDPR\b|\b2016\/679\b/, 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'],
  [/\bWCAG 2\.2\b/, 'https://www.w3.org/TR/WCAG22/'],
  [/\bGlobal Privacy Control\b|\bGPC\b/, 'https://www.w3.org/TR/gpc/'],
  [/\bRFC 6265bis\b/i, 'https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/'],
];

/** One of the texts that a source names. */
export interface LawText {
  readonly text: string;
  /** `undefined` where no page of it is known here. */
  readonly address: string | undefined;
}

/** A source as the texts that it names, which semicolons part: `GDPR art. 5(1)(e); CNIL 2020-091`. */
export const lawsOf = (source: string): readonly LawText[] =>
  source
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ text, address: addressOf(text) }));

function addressOf(text: string): string | undefined {
  const rfc = /\bRFC (\d{3,5})\b/.exec(text)?.[1];
  const known = TEXTS.find(([name]) => name.test(text))?.[1];
  return known ?? (rfc === undefined ? undefined : `https://www.rfc-editor.org/rfc/rfc${rfc}`);
}
