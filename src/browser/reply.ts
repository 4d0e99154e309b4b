import type { Granted, SurfaceAnswer } from '../decision/index.ts';

/** What a surface answers: the same fields as the plain form, so that both mean the same. */
export interface SurfaceReply extends SurfaceAnswer {
  readonly receipt: boolean;
}

/** Reads banner or panel as the visitor left it. */
export function readReply(form: HTMLFormElement, choice: SurfaceReply['choice']): SurfaceReply {
  const data = new FormData(form);
  const asked = text(data, 'asked').split(' ').filter(Boolean);
  const answers = asked.map((purpose) => [purpose, answer(data, purpose)] as const);
  return {
    choice,
    surface: text(data, 'surface') === 'banner' ? 'banner' : 'panel',
    asked,
    answers: Object.fromEntries(answers),
    receipt: data.has('receipt'),
  };
}

function answer(data: FormData, purpose: string): Granted {
  const said = text(data, `purpose.${purpose}`);
  if (said === 'all') return 'all';
  return said === 'some' ? data.getAll(`provider.${purpose}`).map(String) : 'none';
}

function text(data: FormData, name: string): string {
  return String(data.get(name) ?? '');
}
