import { describe, expect, it } from 'vitest';
import { RULES } from '../../registry/index.ts';
import { lawsOf } from './laws.ts';

describe('the texts that a source names', () => {
  it.each([
    ['GDPR art. 5(1)(e)', 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'],
    ['Directive 2002/58/EC art. 5(3)', 'https://eur-lex.europa.eu/eli/dir/2002/58/oj'],
    ['EDPB Guidelines 2/2023 v2.0', /guidelines-22023-technical-scope/],
    ['EDPB Guidelines 05/2020, paragraph 117', /guidelines-052020-consent/],
    ['EDPB Cookie Banner Taskforce, January 2023', /cookie-banner-taskforce/],
    ['WP29 Opinion 04/2012 on cookie consent exemption', /wp194_en\.pdf$/],
    ['CJEU Planet49, C-673/17', /num=C-673\/17$/],
    ['CNIL 2020-091 and 2020-092', /JORFTEXT000042388179$/],
    ['browsers cap cookies at 400 days (RFC 6265bis 5.5)', /draft-ietf-httpbis-rfc6265bis/],
    ['RFC 9110 5.6.2', 'https://www.rfc-editor.org/rfc/rfc9110'],
    ['Garante, Linee guida cookie, 10 June 2021', undefined],
    ['ours', undefined],
  ])('%s: %s', (text, address) => {
    const [law, ...others] = lawsOf(text);
    expect([law?.text, others]).toEqual([text, []]);
    if (address instanceof RegExp) expect(law?.address).toMatch(address);
    else expect(law?.address).toBe(address);
  });

  it('are parted by semicolons, and all of a source stays in it', () =>
    expect(lawsOf('GDPR art. 7(3); ours;').map(({ text }) => text)).toEqual(['GDPR art. 7(3)', 'ours']));

  it('are known for most of what lint and audit go by', () => {
    const laws = RULES.flatMap(({ source }) => lawsOf(source));
    expect(laws.filter(({ address }) => address !== undefined).length / laws.length).toBeGreaterThan(0.6);
  });
});
