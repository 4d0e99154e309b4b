import { z } from 'zod';
import { embedOf, SURFACES, type SurfaceAnswer } from '../decision/index.ts';
import { safePath } from '../filter/index.ts';
import { LANGUAGES, type Language } from '../registry/index.ts';
import { MAX_BODY_BYTES } from './options.ts';
import { problem } from './problem.ts';
import { fromJson, mediaType, readBody } from './read-body.ts';

const id = z.string().max(40);
const granted = z.union([z.enum(['all', 'none']), z.array(id).max(1_000)]);

const fields = z.strictObject({
  choice: z.enum(['accept', 'refuse', 'save']).meta({
    description: 'accept: all that was asked about. refuse: everything optional. save: what `answers` says.',
  }),
  registry: z
    .string()
    .min(16)
    .max(64)
    .meta({ description: 'Version of the registry that was shown, whole or its first 16 letters.' }),
  language: z.enum(LANGUAGES),
  surface: z.enum(SURFACES).meta({
    description: 'Where the visitor answered. embed: the place of a frame that waits, which adds one provider.',
  }),
  asked: z.array(id).max(1_000).meta({ description: 'Ids of the purposes that were asked about.' }),
  answers: z
    .record(id, granted)
    .optional()
    .meta({ description: 'By purpose: all, none, or ids of providers. A purpose that is not named is refused.' }),
  receipt: z.boolean().optional().meta({ description: 'Whether a refusal gets a consent ID too.' }),
  key: z
    .string()
    .min(16)
    .max(64)
    .refine((key) => key.isWellFormed(), 'is no well-formed text')
    .optional()
    .meta({
      description:
        'Made by the client for this one choice: sent again with it within ten minutes, the choice counts once.',
    }),
});

/** What a client sends to `POST …/choice`. */
export const choiceSchema = fields.refine(
  ({ choice, surface, answers = {} }) =>
    surface !== 'embed' || (choice === 'save' && embedOf({ surface, answers }) !== undefined),
  { path: ['answers'], error: 'in the place of a frame the choice is to save one provider of one purpose' },
);

export interface ChoiceInput extends SurfaceAnswer {
  readonly registry: string;
  readonly language: Language;
  readonly wantsReceipt: boolean;
  readonly key: string | undefined;
  readonly method: 'form' | 'script' | 'api';
  /** Where a form leads back to: a path of this origin. */
  readonly returnTo: string | undefined;
}

const FORM = 'application/x-www-form-urlencoded';

/** Whether a request comes from a plain form, whose visitor reads the answer. */
export const isForm = (request: Request): boolean => mediaType(request) === FORM;

/** Reads a choice from a form or from JSON; what is wrong with it comes back as the answer to give. */
export async function readChoiceInput(request: Request): Promise<ChoiceInput | Response> {
  const type = mediaType(request);
  if (type !== 'application/json' && type !== FORM) {
    return problem(
      'wrong-media-type',
      `content-type is ${type ?? 'missing'}; send application/x-www-form-urlencoded or application/json`,
    );
  }
  const text = await readBody(request, MAX_BODY_BYTES);
  if (text === undefined) return problem('body-too-large', `at most ${MAX_BODY_BYTES} bytes`);
  const form = isForm(request) ? new URLSearchParams(text) : undefined;
  const value = form ? fromForm(form) : fromJson(text);
  const parsed = choiceSchema.safeParse(value);
  if (!parsed.success) return problem('invalid-choice', z.prettifyError(parsed.error));
  return inputOf(parsed.data, request, form);
}

/** The fields of banner and panel: `purpose.<id>` says all, none or some; `provider.<id>` picks some. */
function fromForm(form: URLSearchParams): unknown {
  const asked = (form.get('asked') ?? '').split(' ').filter(Boolean);
  const said = [...form.keys()]
    .filter((name) => name.startsWith('purpose.'))
    .map((name) => name.slice('purpose.'.length));
  const answers = said.map((purpose) => {
    const answer = form.get(`purpose.${purpose}`);
    return [purpose, answer === 'some' ? form.getAll(`provider.${purpose}`) : answer];
  });
  return {
    // A form that says both refuses.
    choice: form.getAll('choice').includes('refuse') ? 'refuse' : form.get('choice'),
    registry: form.get('registry'),
    language: form.get('language'),
    surface: form.get('surface'),
    asked,
    answers: Object.fromEntries(answers),
    receipt: form.has('receipt'),
  };
}

function inputOf(data: z.infer<typeof choiceSchema>, request: Request, form: URLSearchParams | undefined): ChoiceInput {
  const { answers = {}, receipt = false, key, ...rest } = data;
  const isPage = request.headers.has('sec-fetch-site') || request.headers.has('origin');
  return {
    ...rest,
    answers,
    key,
    wantsReceipt: receipt,
    method: form ? 'form' : isPage ? 'script' : 'api',
    returnTo: safePath(form?.get('return') ?? undefined),
  };
}
