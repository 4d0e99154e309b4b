import { z } from 'zod';
import type { JourneyStep } from './journey.ts';

/** Opens a message that says what a field takes; errors of a journey are made of it. */
export const EXPECTED = 'expected: ';

const expected = (what: string): string => EXPECTED + what;

const text = z.string(expected('a text')).min(1, expected('a text that is not empty'));
const oneOrMore = <T extends z.ZodType>(one: T, what: string) =>
  z
    .union([one, z.array(one).min(1)], expected(what))
    .transform((value): readonly z.output<T>[] => (Array.isArray(value) ? value : [value as z.output<T>]));

const ADDRESS = 'a whole address that begins with https:// or http://';
const address = z.string().refine(isAddress, expected(ADDRESS));

function isAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}

const whole = (least: number, most: number) => {
  const message = expected(`a whole number from ${least} to ${most}`);
  return z.int(message).min(least, message).max(most, message);
};
const number = (least: number, most: number, what: string) => {
  const message = expected(`${what} from ${least} to ${most}`);
  return z.number(message).min(least, message).max(most, message);
};
const seconds = (least: number, most: number) => number(least, most, 'a number of seconds');

const scroll = z
  .union([z.number(), text], expected('end, top, a number of pixels, or a selector'))
  .transform((to) => (typeof to === 'number' || to === 'end' || to === 'top' ? to : { selector: to }));

const WAIT = expected('quiet, a number of seconds up to 300, or a selector');
const wait = z.union([z.number().min(0, WAIT).max(300, WAIT), text], WAIT).transform((value) => {
  if (typeof value === 'number') return { seconds: value };
  return value === 'quiet' ? value : { selector: value };
});

const EXPECTATION = expected('a selector, or a map with one or more of selector, text, address');
const expectation = z.union(
  [
    text.transform((selector) => ({ selector })),
    z
      .strictObject({ selector: text.optional(), text: text.optional(), address: text.optional() })
      .refine((value) => Object.keys(value).length > 0, EXPECTATION),
  ],
  EXPECTATION,
);

const opening = z.union(
  [text.transform((value) => ({ address: value })), z.strictObject({ address: text, from: address })],
  expected('an address or a path, or a map with address and from (a whole address)'),
);

const IF_THERE = expected('a list of steps, the first of which names by a selector what it needs');

/** One that is wrong is told as that. */
function namesSelector([first]: readonly unknown[]): boolean {
  const read = step.safeParse(first);
  return !read.success || selectorOf(read.data) !== undefined;
}

const selectorOf = (of: JourneyStep | undefined): string | undefined =>
  of && 'selector' in of ? of.selector : undefined;

function ifThere(inner: readonly JourneyStep[]): JourneyStep {
  return { kind: 'if-there', selector: selectorOf(inner[0]) ?? '', steps: inner };
}

/** What each step takes, and what becomes of it. */
const STEPS = {
  open: opening.transform((value): JourneyStep => ({ kind: 'open', ...value })),
  click: text.transform((selector): JourneyStep => ({ kind: 'click', selector })),
  fill: z
    .strictObject({ field: text, with: z.string() }, expected('a map with field (a selector) and with (a text)'))
    .transform((value): JourneyStep => ({ kind: 'fill', selector: value.field, value: value.with })),
  press: z
    .union(
      [text.transform((key) => ({ key })), z.strictObject({ key: text, in: text })],
      expected('a key such as Enter, or a map with key and in (a selector)'),
    )
    .transform(
      (value): JourneyStep =>
        'in' in value ? { kind: 'press', key: value.key, selector: value.in } : { kind: 'press', key: value.key },
    ),
  scroll: scroll.transform((to): JourneyStep => ({ kind: 'scroll', to })),
  wait: wait.transform((value): JourneyStep => ({ kind: 'wait', for: value })),
  expect: expectation.transform((value): JourneyStep => ({ kind: 'expect', ...defined(value) })),
  'if-there': z.lazy(
    (): z.ZodType<JourneyStep> =>
      z.array(z.unknown(), IF_THERE).min(1, IF_THERE).refine(namesSelector, IF_THERE).pipe(steps).transform(ifThere),
  ),
} as const;

type StepName = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[];

/** Without the fields that are not there. */
function defined(value: { readonly [name: string]: string | undefined }): Record<string, string> {
  const there = Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, each] as const]));
  return Object.fromEntries(there);
}

const STEP = `one of ${STEP_NAMES.join(', ')} with what it is for, such as "click: '#menu'"`;

/** A map of one key. By hand, so that an error is about the step that was meant and not about all that there are. */
const step = z.unknown().transform((value, context): JourneyStep => {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const name = STEP_NAMES.find((each) => each === keys[0]);
  if (keys.length !== 1 || name === undefined) {
    context.issues.push({ code: 'custom', input: value, message: expected(STEP), path: [] });
    return z.NEVER;
  }
  const content = (value as Record<string, unknown>)[name];
  const read = STEPS[name].safeParse(content, { reportInput: true });
  if (read.success) return read.data;
  for (const { message, path, input } of read.error.issues) {
    context.issues.push({ code: 'custom', message, input, path: [name, ...path] });
  }
  return z.NEVER;
});

const steps = z.array(step, expected('a list of steps'));

const selectors = oneOrMore(text, 'a selector, or a list of selectors that are pressed in order');

const SIGN_IN = expected('the name of a module (.js or .mjs) beside this file, or a list of steps');

/** What a journey file may say. Strict: a field that is not known is an error. */
export const journeySchema = z.strictObject(
  {
    start: oneOrMore(address, `${ADDRESS}, or a list of them`),
    sitemap: z.union([z.boolean(), oneOrMore(address, ADDRESS)], expected(`true, false, or ${ADDRESS}`)).optional(),
    depth: whole(0, 10).optional(),
    include: oneOrMore(text, 'a pattern such as /shop/*, or a list of them').optional(),
    exclude: oneOrMore(text, 'a pattern such as /search*, or a list of them').optional(),
    alike: whole(1, 1_000).optional(),
    pages: whole(1, 10_000).optional(),
    minutes: number(0.1, 1_440, 'a number of minutes').optional(),
    rate: seconds(0, 60).optional(),
    robots: z.boolean(expected('true or false')).optional(),
    device: z.enum(['desktop', 'phone'], expected('desktop or phone')).optional(),
    'sign-in': z.union([z.string().regex(/\.m?js$/, SIGN_IN), z.array(z.unknown())], SIGN_IN).optional(),
    steps: steps.optional(),
    banner: z
      .strictObject({
        banner: text.optional(),
        accept: selectors.optional(),
        refuse: selectors.optional(),
        settings: selectors.optional(),
        save: selectors.optional(),
        withdraw: selectors.optional(),
        categories: z
          .record(z.string(), text, expected('a map of ids of categories to the selectors of their switches'))
          .optional(),
      })
      .optional(),
    wait: z
      .strictObject({
        timeout: seconds(1, 300).optional(),
        quiet: seconds(0.1, 60).optional(),
        limit: seconds(0.1, 300).optional(),
      })
      .optional(),
  },
  expected('a map of fields'),
);

/** Steps of a sign-in, read apart so that their errors are about the steps. */
export const stepsSchema = steps;

export type JourneyFile = z.output<typeof journeySchema>;
