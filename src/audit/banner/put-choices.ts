/** Puts the choices of a panel as a wish has them. */
import { choiceNames, choicesOf, isChoice } from './category.ts';
import type { BannerConfig, Wish } from './config.ts';
import type { Banner } from './find.ts';
import { meaningOf } from './meaning.ts';
import type { SeenControl } from './page/seen.ts';
import { awaitVisible, press, quoted, setChoice, type Tell } from './press.ts';

/** Why the choices could not be put; nothing where they are. */
export type Problem = string | undefined;

/** Turns every choice off but those of the one category that is wanted, if any. */
export async function putChoices(banner: Banner, wish: Wish, config: BannerConfig, tell: Tell): Promise<Problem> {
  const { controls } = banner.seen;
  const selector = wish.kind === 'only' ? config.selectors?.categories?.[wish.category] : undefined;
  const wanted = wish.kind === 'only' && selector === undefined ? choicesOf(controls, wish) : new Set<number>();
  if (wish.kind === 'only' && selector === undefined && wanted.size === 0) return noSuchChoice(wish.category, controls);
  for (const [index, control] of controls.entries()) {
    const problem = isChoice(control) ? await putOne(banner, index, wanted.has(index), tell) : undefined;
    if (problem) return problem;
  }
  return selector === undefined ? undefined : pressSwitch(banner, selector, tell);
}

function noSuchChoice(category: string, controls: readonly SeenControl[]): string {
  const names = choiceNames(controls).slice(0, 12).map(quoted).join(', ');
  const there = names === '' ? 'it has no choices' : `its choices are ${names}`;
  return `the banner has no choice that is the category ${category}: ${there}. Name it in the journey under banner.categories.${category}`;
}

async function putOne(banner: Banner, index: number, isWanted: boolean, tell: Tell): Promise<Problem> {
  const control = banner.seen.controls[index] as SeenControl;
  if (control.kind === 'option') return putOption(banner, index, isWanted, tell);
  if (control.disabled) {
    const isStuck = control.checked === false && isWanted;
    return isStuck ? `the choice ${quoted(control.text)} cannot be turned on` : undefined;
  }
  const isPut = await setChoice(banner, index, isWanted, tell);
  // One that stays on and says so by no attribute is told in the report by what is set afterwards.
  return isPut || !isWanted ? undefined : `the choice ${quoted(control.text)} does not turn on`;
}

/** Of several options the one that says yes, or no; where neither says so, nothing is pressed. */
async function putOption(banner: Banner, index: number, isWanted: boolean, tell: Tell): Promise<Problem> {
  const { text, disabled } = banner.seen.controls[index] as SeenControl;
  const means = meaningOf(text);
  const fits = isWanted ? means === 'accept' : means === 'refuse';
  if (!fits || disabled) return undefined;
  return (await setChoice(banner, index, true, tell)) ? undefined : `the option ${quoted(text)} does not turn on`;
}

async function pressSwitch({ page }: Banner, selector: string, tell: Tell): Promise<Problem> {
  const element = await awaitVisible(page, selector);
  if (!element) return `nothing that can be seen is found by the selector ${quoted(selector)}`;
  const isOn = await element.evaluate((own) => {
    const said = own.getAttribute('aria-checked') ?? own.getAttribute('aria-pressed');
    return own.localName === 'input' ? (own as HTMLInputElement).checked : said === 'true';
  });
  if (isOn) return undefined;
  await press(element);
  tell(`click ${selector}`);
  return undefined;
}
