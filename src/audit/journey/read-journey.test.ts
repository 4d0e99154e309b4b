import { describe, expect, it } from 'vitest';
import { DEFAULTS } from './journey.ts';
import { formatJourneyError, journeyOf, readJourney } from './read-journey.ts';

const START = 'start: https://a.example/\n';

function read(text: string) {
  const result = readJourney(text, 'journeys/shop.yaml');
  if (!result.ok) throw new Error(result.errors.map(formatJourneyError).join('\n'));
  return result.journey;
}

function problems(text: string): readonly string[] {
  const result = readJourney(text, 'j.yaml');
  return result.ok ? [] : result.errors.map(formatJourneyError);
}

describe('a journey file', () => {
  it('needs nothing but a start', () => {
    expect(read(START)).toEqual({
      starts: ['https://a.example/'],
      sitemaps: [],
      include: [],
      exclude: [],
      robots: true,
      device: 'desktop',
      steps: [],
      banner: {},
      depth: DEFAULTS.depth,
      alike: DEFAULTS.alike,
      pages: DEFAULTS.pages,
      minutes: DEFAULTS.minutes,
      rateMilliseconds: DEFAULTS.rateMilliseconds,
      waiting: DEFAULTS.waiting,
    });
  });

  it('says all that there is to say', () => {
    const journey = read(`
start: [https://a.example/, https://a.example/shop]
sitemap: https://a.example/pages.xml
depth: 2
include: /shop/*
exclude: [/search*, '*?print=*']
alike: 5
pages: 40
minutes: 12.5
rate: 2
robots: false
device: phone
sign-in: sign-in.mjs
steps:
  - open: /cart
  - click: 'text=Add'
  - fill: { field: '#user', with: $USER }
  - press: Enter
  - press: { key: Tab, in: '#user' }
  - scroll: end
  - scroll: 400
  - scroll: '#reviews'
  - wait: quiet
  - wait: 2
  - wait: '.loaded'
  - expect: '.basket'
  - expect: { text: Thank you, address: /thanks }
  - open: { address: /offer, from: https://partner.example/page }
  - if-there:
      - click: '#close'
      - if-there: [fill: { field: '#why', with: No }]
banner:
  banner: '#cmp'
  accept: '#yes'
  refuse: ['#more', '#no']
  settings: '#more'
  save: '#save'
  withdraw: '#again'
  categories: { analytics: '#switch-2' }
wait: { timeout: 10, quiet: 0.5, limit: 5 }
`);
    expect(journey).toMatchObject({
      starts: ['https://a.example/', 'https://a.example/shop'],
      sitemaps: ['https://a.example/pages.xml'],
      include: ['/shop/*'],
      exclude: ['/search*', '*?print=*'],
      minutes: 12.5,
      rateMilliseconds: 2_000,
      robots: false,
      device: 'phone',
      signIn: { kind: 'module', file: expect.stringMatching(/\/journeys\/sign-in\.mjs$/) },
      banner: {
        banner: '#cmp',
        accept: ['#yes'],
        refuse: ['#more', '#no'],
        settings: ['#more'],
        save: ['#save'],
        withdraw: ['#again'],
        categories: { analytics: '#switch-2' },
      },
      waiting: { timeoutMilliseconds: 10_000, quietMilliseconds: 500, limitMilliseconds: 5_000 },
    });
    expect(journey.steps).toEqual([
      { kind: 'open', address: '/cart' },
      { kind: 'click', selector: 'text=Add' },
      { kind: 'fill', selector: '#user', value: '$USER' },
      { kind: 'press', key: 'Enter' },
      { kind: 'press', key: 'Tab', selector: '#user' },
      { kind: 'scroll', to: 'end' },
      { kind: 'scroll', to: 400 },
      { kind: 'scroll', to: { selector: '#reviews' } },
      { kind: 'wait', for: 'quiet' },
      { kind: 'wait', for: { seconds: 2 } },
      { kind: 'wait', for: { selector: '.loaded' } },
      { kind: 'expect', selector: '.basket' },
      { kind: 'expect', text: 'Thank you', address: '/thanks' },
      { kind: 'open', address: '/offer', from: 'https://partner.example/page' },
      {
        kind: 'if-there',
        selector: '#close',
        steps: [
          { kind: 'click', selector: '#close' },
          { kind: 'if-there', selector: '#why', steps: [{ kind: 'fill', selector: '#why', value: 'No' }] },
        ],
      },
    ]);
  });

  it('signs in by steps too', () => {
    expect(read(`${START}sign-in:\n  - open: /login\n  - press: Enter\n`).signIn).toEqual({
      kind: 'steps',
      steps: [
        { kind: 'open', address: '/login' },
        { kind: 'press', key: 'Enter' },
      ],
    });
  });

  it.each([
    ['yes, all that the site names', 'sitemap: true', []],
    ['no', 'sitemap: false', false],
    [
      'two of them',
      'sitemap: [https://a.example/1.xml, https://a.example/2.xml]',
      ['https://a.example/1.xml', 'https://a.example/2.xml'],
    ],
  ])('takes a sitemap: %s', (_, line, sitemaps) => {
    expect(read(`${START}${line}\n`).sitemaps).toEqual(sitemaps);
  });
});

describe('a mistake in a journey file has its place and its mend', () => {
  it.each([
    [
      '',
      'j.yaml:1:1 start: is missing\n  mend: add a whole address that begins with https:// or http://, or a list of them',
    ],
    [
      'start: a.example',
      'j.yaml:1:8 start: "a.example" is not a whole address that begins with https:// or http://\n  mend: write a whole address that begins with https:// or http://',
    ],
    [`${START}dept: 2`, 'j.yaml:2:1 dept: is no field of a journey file\n  mend: did you mean "depth"?'],
    [
      `${START}depth: deep`,
      'j.yaml:2:8 depth: "deep" is not a whole number from 0 to 10\n  mend: write a whole number from 0 to 10',
    ],
    [
      `${START}depth: 11`,
      'j.yaml:2:8 depth: 11 is not a whole number from 0 to 10\n  mend: write a whole number from 0 to 10',
    ],
    [`${START}robots: maybe`, 'j.yaml:2:9 robots: "maybe" is not true or false\n  mend: write true or false'],
    [`${START}device: tablet`, 'j.yaml:2:9 device: "tablet" is not desktop or phone\n  mend: write desktop or phone'],
    [
      `${START}steps:\n  - clik: '#a'`,
      `j.yaml:3:5 steps[0]: {"clik":"#a"} is not one of open, click, fill, press, scroll, wait, expect, if-there with what it is for, such as "click: '#menu'"\n  mend: did you mean "click"?`,
    ],
    [
      `${START}steps:\n  - open: /\n  - fill: '#a'`,
      `j.yaml:4:11 steps[1].fill: "#a" is not a map with field (a selector) and with (a text)\n  mend: write a map with field (a selector) and with (a text)`,
    ],
    [
      `${START}steps:\n  - wait: 900`,
      'j.yaml:3:11 steps[0].wait: 900 is not quiet, a number of seconds up to 300, or a selector\n  mend: write quiet, a number of seconds up to 300, or a selector',
    ],
    [
      `${START}steps:\n  - expect: {}`,
      'j.yaml:3:13 steps[0].expect: {} is not a selector, or a map with one or more of selector, text, address\n  mend: write a selector, or a map with one or more of selector, text, address',
    ],
    [
      `${START}steps:\n  - open: { address: /a, from: partner.example }`,
      'j.yaml:3:32 steps[0].open.from: "partner.example" is not a whole address that begins with https:// or http://',
    ],
    [
      `${START}steps:\n  - if-there: [open: /a]`,
      'j.yaml:3:15 steps[0].if-there: [{"open":"/a"}] is not a list of steps, the first of which names by a selector what it needs',
    ],
    [
      `${START}steps:\n  - if-there: []`,
      'j.yaml:3:15 steps[0].if-there: [] is not a list of steps, the first of which names by a selector what it needs',
    ],
    [
      `${START}steps:\n  - if-there:\n      - clik: '#a'`,
      'j.yaml:4:9 steps[0].if-there[0]: {"clik":"#a"} is not one of open, click,',
    ],
    [
      `${START}banner:\n  acept: '#a'`,
      'j.yaml:3:3 banner.acept: is no field of a journey file\n  mend: did you mean "accept"?',
    ],
    [
      `${START}banner:\n  categories: '#a'`,
      'j.yaml:3:15 banner.categories: "#a" is not a map of ids of categories to the selectors of their switches\n  mend: write a map of ids of categories to the selectors of their switches',
    ],
    [
      `${START}sign-in: login.py`,
      'j.yaml:2:10 sign-in: "login.py" is not the name of a module (.js or .mjs) beside this file, or a list of steps\n  mend: write the name of a module (.js or .mjs) beside this file, or a list of steps',
    ],
    [
      `${START}sign-in:\n  - opne: /login`,
      `j.yaml:3:5 sign-in[0]: {"opne":"/login"} is not one of open, click, fill, press, scroll, wait, expect, if-there with what it is for, such as "click: '#menu'"\n  mend: did you mean "open"?`,
    ],
    ['start: [https://a.example/\nnope', 'j.yaml:2:1'],
    ['- a\n- b', 'j.yaml:1:1 ["a","b"] is not a map of fields\n  mend: write a map of fields'],
  ])('%j', (text, problem) => {
    expect(problems(text)[0]).toContain(problem);
  });

  it('tells of all of them, in the order of the file', () => {
    expect(problems('depth: x\npages: 0\nstart: ftp://a').map((each) => each.split(' ')[0])).toEqual([
      'j.yaml:1:8',
      'j.yaml:2:8',
      'j.yaml:3:8',
    ]);
  });

  it('prints nothing that was to be filled in', () => {
    const text = `${START}steps:\n  - fill: { felt: '#password', with: hunter2 }`;
    expect(problems(text).join('\n')).toContain('steps[0].fill');
    expect(problems(text).join('\n')).not.toContain('hunter2');
  });
});

describe('the command line', () => {
  it('says all that a file can say', () => {
    const result = journeyOf({
      starts: ['https://a.example/'],
      flags: {
        sitemap: ['https://a.example/s.xml'],
        depth: '3',
        include: ['/a*'],
        exclude: ['/b*', '/c*'],
        alike: '2',
        pages: '7',
        minutes: '1.5',
        rate: '0.25',
        'ignore-robots': true,
        device: 'phone',
        'sign-in': 'in.mjs',
        step: ['open: /x', 'wait: quiet'],
        banner: '#b',
        accept: ['#y'],
        refuse: ['#m', '#n'],
        settings: ['#m'],
        save: ['#s'],
        withdraw: ['#w'],
        category: ['analytics=#c [value="x=y"]', 'personalised=#d'],
        'wait-timeout': '9',
        'wait-quiet': '0.5',
        'wait-limit': '4',
      },
    });
    expect(result).toMatchObject({
      ok: true,
      journey: {
        starts: ['https://a.example/'],
        sitemaps: ['https://a.example/s.xml'],
        depth: 3,
        include: ['/a*'],
        exclude: ['/b*', '/c*'],
        alike: 2,
        pages: 7,
        minutes: 1.5,
        rateMilliseconds: 250,
        robots: false,
        device: 'phone',
        signIn: { kind: 'module' },
        steps: [
          { kind: 'open', address: '/x' },
          { kind: 'wait', for: 'quiet' },
        ],
        banner: {
          banner: '#b',
          accept: ['#y'],
          refuse: ['#m', '#n'],
          settings: ['#m'],
          save: ['#s'],
          withdraw: ['#w'],
          categories: { analytics: '#c [value="x=y"]', personalised: '#d' },
        },
        waiting: { timeoutMilliseconds: 9_000, quietMilliseconds: 500, limitMilliseconds: 4_000 },
      },
    });
  });

  it('goes before the file, of the banner part by part', () => {
    const file = {
      name: 'j.yaml',
      text: `${START}depth: 1\nbanner: { accept: '#a', refuse: '#r' }\nwait: { quiet: 2 }`,
    };
    const result = journeyOf({ file, flags: { depth: '0', accept: ['#b'], 'wait-limit': '3' } });
    expect(result).toMatchObject({
      ok: true,
      journey: {
        depth: 0,
        banner: { accept: ['#b'], refuse: ['#r'] },
        waiting: { quietMilliseconds: 2_000, limitMilliseconds: 3_000 },
      },
    });
  });

  it.each([
    [
      { depth: 'x' },
      '--depth depth: "x" is not a whole number from 0 to 10\n  mend: write a whole number from 0 to 10',
    ],
    [
      { category: ['analytics'] },
      '--category banner.categories: "analytics" names no selector\n  mend: write the id of a category, an equals sign and a selector: --category analytics=#switch',
    ],
    [
      { step: ['{'] },
      `--step steps: is not a step as a journey file has it\n  mend: write it as there, in quotes: --step 'click: "#menu"'`,
    ],
    [
      { 'wait-quiet': '900' },
      '--wait-quiet wait.quiet: 900 is not a number of seconds from 0.1 to 60\n  mend: write a number of seconds from 0.1 to 60',
    ],
    [
      { sitemap: ['nope'] },
      '--sitemap sitemap: ["nope"] is not true, false, or a whole address that begins with https:// or http://',
    ],
  ])('has its mistakes told by the flag: %o', (flags, problem) => {
    const result = journeyOf({ starts: ['https://a.example/'], flags });
    expect(result.ok ? '' : formatJourneyError(result.errors[0] as never)).toContain(problem);
  });

  it('without any address says so', () => {
    const result = journeyOf({});
    expect(result.ok ? '' : formatJourneyError(result.errors[0] as never)).toContain('start: is missing');
  });
});
