import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternOf } from './pattern.ts';
import { readNames, strengthOf } from './read-names.ts';

const namesIn = (...lines: string[]): readonly string[] => readNames(lines).map(({ name }) => name);

describe('a printed name with a part that changes', () => {
  it.each([
    ['_ga_<container-id>', '_ga_*'],
    ['_ga_XXXXXXXX', '_ga_*'],
    ['_ga_#', '_ga_*'],
    ['_hjSession_{site_id}', '_hjSession_*'],
    ['_hjSession_[site_id]', '_hjSession_*'],
    ['_hjSession_(id)', '_hjSession_*'],
    ['_pk_id.#', '_pk_id.*'],
    ['_pk_id#', '_pk_id*'],
    ['_pk_id.<idsite>.<hash>', '_pk_id.*.*'],
    ['_gat_UA-…', '_gat_UA-*'],
    ['_gat_UA-...', '_gat_UA-*'],
    ['_gat_UA-XXXXX-Y', '_gat_UA-*-*'],
    ['_dc_gtm_UA-xxxxxxxx-x', '_dc_gtm_UA-*-*'],
    ['_gat_UA-', '_gat_UA-*'],
    ['wordpress_%', 'wordpress_*'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: policies print it so.
    ['intercom-id-${app_id}', 'intercom-id-*'],
    ['ASPSESSIONIDXXXXXXXX', 'ASPSESSIONID*'],
    ['pm_sess_NNN', 'pm_sess_*'],
    ['_ga_CONTAINER-ID', '_ga_*'],
  ])('%s is %s, and marked', (printed, name) => {
    expect(patternOf(printed)).toEqual({ name, doubt: expect.stringContaining(printed) });
  });

  it.each([
    '_ga',
    'wp-settings-*',
    '_gat_UA-45543902-8',
    '_ga_3Y2YXSQTXN',
    '#collect',
    'yt.innertube::nextId',
    '__Host-sid',
    'XSRF-TOKEN',
    'MAXX',
  ])('%s is taken as it stands', (printed) => expect(patternOf(printed)).toEqual({ name: printed }));
});

describe('names in a cell', () => {
  it.each([
    [['_ga, _gid and _gat'], ['_ga', '_gid', '_gat']],
    [['_ga; _gid'], ['_ga', '_gid']],
    [['_ga / _gid'], ['_ga', '_gid']],
    [['_ga/_gid'], ['_ga', '_gid']],
    [['_ga und _gid'], ['_ga', '_gid']],
    [
      ['_ga', '_gid'],
      ['_ga', '_gid'],
    ],
    [['_ga _gid _gat'], ['_ga', '_gid', '_gat']],
    [['tuuid、tuuid_lu'], ['tuuid', 'tuuid_lu']],
    [['ads/ga-audiences'], ['ads/ga-audiences']],
    [['wp-settings-', 'time'], ['wp-settings-time']],
    [['_ga', 'Google Analytics'], ['_ga']],
    [['Google Analytics (_ga, _gid)'], ['_ga', '_gid']],
    [['_ga (Google Analytics)'], ['_ga']],
    [['_ga Google Analytics'], ['_ga']],
  ])('%j are %j', (lines, names) => expect(namesIn(...lines)).toEqual(names));

  it.each([
    '“_ga”',
    '"_ga"',
    '«_ga»',
    '`_ga`',
    '_ga¹',
    '_ga †',
    '_ga [1]',
    '_ga [x2]',
    '_ga (1)',
    '_ga *',
    '• _ga',
    '_ga:',
    '_ga.',
    'Cookie: _ga',
    'Cookie _ga',
    '_ga cookie',
    'the "_ga" cookie',
    'Plik cookie _ga',
    '_g\u00ada',
    '\u200b_ga',
  ])('%s is _ga', (text) => expect(namesIn(text)).toEqual(['_ga']));

  it('keeps what stands in brackets beside a name', () => {
    expect(readNames(['_ga (2 years), _gid (24 h)'])).toMatchObject([
      { name: '_ga', beside: '2 years' },
      { name: '_gid', beside: '24 h' },
    ]);
  });
});

describe('a text that is a name', () => {
  it.each([
    '_ga',
    'PHPSESSID',
    'abTestVariantId',
    'guest_id',
    '__Secure-token',
    'uuid2',
    'IDE',
    'yt.innertube::nextId',
  ])('%s is one for sure', (text) => {
    expect(strengthOf(text)).toBe('strong');
  });
  it.each(['consent', 'fr', 'guest-favorites', 'connect.sid', 'ads/ga-audiences'])('%s could be one', (text) => {
    expect(strengthOf(text)).toBe('weak');
  });
  it.each([
    'Session cookies',
    'doubleclick.net',
    'www.google.com',
    'https://x.example/a',
    'a@b.example',
    '30',
    '$5',
    '50%',
    '14d',
    'maják_info',
    'Used to count.',
    '',
  ])('%s is none', (text) => expect(strengthOf(text)).toBe('none'));
});

it('a cell with nothing but a quote has no name', () => expect(readNames(['"'])).toEqual([]));

it('whatever stands in a cell, what comes back has no blank lines and no control characters at its ends', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 4 }), (lines) => {
      for (const { name, printed } of readNames(lines)) {
        expect(name).toBe(name.trim());
        expect(printed.trim()).not.toBe('');
      }
    }),
  );
});
