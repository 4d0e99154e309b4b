import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { cookieAfter, type TestServer, testServer } from '../../../test/support/server.ts';
import type { Reason } from '../../decision/index.ts';
import type { Gate } from '../feature.ts';
import { type AnswersInput, type AnswersOptions, personalisedAnswers } from './answers.ts';

const ALLOWED = 'is_personalized_content_allowed';
const ANSWERED = 'is_personalized_content_consent_given';
const DISMISSED = 'is_personalized_content_dismissed';
const SENSITIVE = 'is_sensitive_data_collection_allowed';

const flag = fc.constantFrom('true', 'false');
featureLaws('the answers about personalised content', {
  feature: personalisedAnswers(),
  input: fc.record({ dismisses: fc.boolean(), sensitive: fc.option(fc.boolean(), { nil: undefined }) }),
  values: { [ALLOWED]: flag, [ANSWERED]: flag, [DISMISSED]: flag, [SENSITIVE]: flag },
});

/** A gate at which two cookies have a verdict of their own. */
function gateWhere(verdicts: Readonly<Record<string, Reason>>): Gate {
  const gate = testGate();
  const allowed: readonly Reason[] = ['granted', 'not-required', 'exempt', 'essential'];
  return {
    ...gate,
    decide: (write) => {
      const because = verdicts[write.name];
      if (because === undefined) return gate.decide(write);
      const kind = allowed.includes(because) ? 'allowed' : 'denied';
      return { kind, because, entry: undefined };
    },
  };
}

/** The cookies that are there after an answer, of those that were. */
function answered(
  because: Reason,
  {
    held = {},
    input = {},
    options = {},
  }: { held?: Record<string, string>; input?: object; options?: AnswersOptions } = {},
) {
  const gate = gateWhere({ gravity_cookie: because });
  const { value, writes } = personalisedAnswers(options)(gate, storedIn(held), input);
  const cookies = new Map(Object.entries(held));
  for (const each of writes) each.kind === 'set' ? cookies.set(each.name, each.value) : cookies.delete(each.name);
  return { value, cookies: Object.fromEntries(cookies) };
}

const EVERYTHING = { [ALLOWED]: 'true', [ANSWERED]: 'true', [DISMISSED]: 'true', [SENSITIVE]: 'true' };

describe('the four cookies', () => {
  it.each([
    ['granted', { [ALLOWED]: 'true', [ANSWERED]: 'true' }],
    ['not-required', { [ALLOWED]: 'true' }],
    ['refused', { [ALLOWED]: 'false', [ANSWERED]: 'true' }],
    ['undecided', {}],
    ['expired', {}],
    ['changed', {}],
    ['signal', { [ALLOWED]: 'false' }],
    ['minor', { [ALLOWED]: 'false' }],
    ['undeclared', { [ALLOWED]: 'false' }],
  ] as const)('say what was answered: %s', (because, cookies) => {
    expect(answered(because).cookies).toEqual(cookies);
  });

  it.each(['refused', 'undecided', 'expired', 'changed', 'signal', 'minor', 'undeclared'] as const)(
    'allow nothing that the choice does not, whatever stands in them: %s',
    (because) => {
      const { value, cookies } = answered(because, { held: EVERYTHING });
      expect(value).toMatchObject({ allowsSensitive: false });
      expect(value.personalised).not.toBe('granted');
      expect([cookies[ALLOWED] === 'true', SENSITIVE in cookies]).toEqual([false, false]);
    },
  );

  it('are left as they are on a page on which nothing is allowed', () => {
    const { value, cookies } = answered('sensitive-page', { held: EVERYTHING });
    expect(cookies).toEqual(EVERYTHING);
    expect(value).toEqual({ personalised: 'closed', isDismissed: false, allowsSensitive: false });
  });

  it('are not set again where they say so already', () => {
    const held = { [ALLOWED]: 'true', [ANSWERED]: 'true' };
    const gate = gateWhere({ gravity_cookie: 'granted' });
    expect(personalisedAnswers()(gate, storedIn(held), {}).writes).toEqual([]);
  });

  it('remember that the question was closed, before and after a refusal, until personalised content is allowed', () => {
    const closed = answered('undecided', { input: { dismisses: true } });
    expect([closed.value.isDismissed, closed.cookies]).toEqual([true, { [DISMISSED]: 'true' }]);
    const refused = answered('refused', { held: closed.cookies });
    const cookies = { [ALLOWED]: 'false', [ANSWERED]: 'true', [DISMISSED]: 'true' };
    expect([refused.value.isDismissed, refused.cookies]).toEqual([true, cookies]);
    expect(answered('refused', { input: { dismisses: true } }).cookies).toEqual(cookies);
    const granted = answered('granted', { held: cookies, input: { dismisses: true } });
    expect([granted.value.isDismissed, granted.cookies]).toEqual([false, { [ALLOWED]: 'true', [ANSWERED]: 'true' }]);
  });
});

describe('sensitive data', () => {
  it('need an answer of their own: the one to personalised content is none', () => {
    expect(answered('granted').value.allowsSensitive).toBe(false);
  });

  it("are allowed by the answer to the site's own question, until it is taken back or the other consent ends", () => {
    const granted = answered('granted', { input: { sensitive: true } });
    expect([granted.value.allowsSensitive, granted.cookies[SENSITIVE]]).toEqual([true, 'true']);
    expect(answered('granted', { held: granted.cookies }).value.allowsSensitive).toBe(true);
    const back = answered('granted', { held: granted.cookies, input: { sensitive: false } });
    expect([back.value.allowsSensitive, back.cookies[SENSITIVE]]).toEqual([false, 'false']);
    expect(answered('refused', { held: granted.cookies }).cookies).not.toHaveProperty(SENSITIVE);
    expect(answered('undecided', { input: { sensitive: true } }).cookies).toEqual({});
  });

  it.each([
    ['granted', true, 'true'],
    ['refused', false, 'false'],
    ['minor', false, 'false'],
    ['undecided', false, undefined],
    ['not-required', false, undefined],
    ['essential', false, undefined],
  ] as const)('follow a purpose of their own, where the registry has one: %s', (because, allows, cookie) => {
    const gate = gateWhere({ gravity_cookie: 'granted', intimate: because });
    const mirror = personalisedAnswers({ sensitiveCookie: 'intimate' });
    const { value, writes } = mirror(gate, storedIn({ [SENSITIVE]: 'x' }), { sensitive: true });
    expect(value.allowsSensitive).toBe(allows);
    const about = writes.filter(({ name }) => name === SENSITIVE);
    expect(about).toEqual([
      cookie === undefined ? { kind: 'delete', name: SENSITIVE } : { kind: 'set', name: SENSITIVE, value: cookie },
    ]);
  });

  it('of their own purpose count only beside the consent to personalised content', () => {
    const gate = gateWhere({ gravity_cookie: 'refused', intimate: 'granted' });
    const { value } = personalisedAnswers({ sensitiveCookie: 'intimate' })(gate, storedIn({}), {});
    expect(value.allowsSensitive).toBe(false);
  });
});

it('refuses to keep two answers in one cookie', () => {
  const text = 'are both "is_personalized_content_dismissed"; give each its own';
  expect(() => personalisedAnswers({ names: { allowed: DISMISSED } })).toThrow(text);
  expect(() => personalisedAnswers({ cookie: DISMISSED })).toThrow(text);
});

describe('on a server with the registry of Night Stage', () => {
  const mirror = personalisedAnswers();
  const cookiesFor = (
    server: TestServer,
    headers: Record<string, string>,
    input: AnswersInput = {},
  ): readonly string[] => {
    const jar = server.consent.jar(new Request('http://night.test/', { headers }));
    jar.use(mirror, input);
    return jar.setCookie().map((each) => each.split(';')[0] as string);
  };
  const server = (): Promise<TestServer> => testServer();

  it('nothing is set before an answer', async () => {
    expect(cookiesFor(await server(), {})).toEqual([]);
  });

  it("'accept all' allows no personalised content", async () => {
    const open = await server();
    const sent = cookieAfter(await open.choose({ choice: 'accept' }));
    expect(cookiesFor(open, sent)).not.toContain(`${ALLOWED}=true`);
  });

  it('an explicit consent and its withdrawal are told', async () => {
    const open = await server();
    const answers = { functionality: 'none', analytics: 'none', personalised: 'all' };
    const granted = cookieAfter(await open.choose({ choice: 'save', surface: 'panel', answers }));
    expect(cookiesFor(open, granted)).toEqual([`${ALLOWED}=true`, `${ANSWERED}=true`]);
    const told = cookiesFor(open, granted, { sensitive: true });
    expect(told.map((each) => each.split('=')[0])).toEqual([ALLOWED, ANSWERED, SENSITIVE]);
    const refused = cookieAfter(await open.choose({ choice: 'refuse' }));
    const cookie = [refused.cookie, ...told].join('; ');
    expect(cookiesFor(open, { cookie })).toEqual([`${ALLOWED}=false`, `${SENSITIVE}=`]);
  });
});
