/** How far accepting and refusing look alike. */
import type { BannerLook, Control } from '../observation.ts';

/**
 * In words, by what refusing looks less than accepting in the first layer; empty where it does not, and where one of the
 * two is not there. A refusal that stands out more is nobody's harm.
 */
export function differencesOf({ controls }: BannerLook): readonly string[] {
  const shown = controls.filter(({ box, disabled }) => box.width > 0 && box.height > 0 && !disabled);
  const accepts = shown.filter(({ means }) => means === 'accept');
  const refusals = shown.filter(({ means }) => means === 'refuse');
  if (accepts.length === 0 || refusals.length === 0) return [];
  const compared = refusals.map((refusal) => between(largest(accepts), refusal));
  // Several refusals: the one that comes nearest counts.
  const nearest = compared.reduce((best, each) => (each.length < best.length ? each : best));
  const often = accepts.length > refusals.length ? [`accepting is offered ${accepts.length} times`] : [];
  return [...nearest, ...often];
}

const areaOf = ({ box }: Control): number => box.width * box.height;
const largest = (controls: readonly Control[]): Control =>
  controls.reduce((most, each) => (areaOf(each) > areaOf(most) ? each : most));

/** Ours: what differs by less a person does not see, or it comes from the words alone. */
const HEIGHT = 1.15;
const WIDTH = 1.25;
const FONT_SIZE = 1.1;
const WEIGHT = 200;
const CONTRAST = 1.35;
/** Ours: where both are read with ease, more contrast is no advantage (WCAG 2.2, 1.4.6 asks for 7). */
const AMPLE_CONTRAST = 7;
/** Ours: a distance of colours, of 441 at the most, from which on two grounds are told apart at a glance. */
const GROUND = 60;

function between(accept: Control, refusal: Control): readonly string[] {
  const found = [
    accept.isButton && !refusal.isButton && `"${refusal.text}" is a link and "${accept.text}" a button`,
    accept.box.height > refusal.box.height * HEIGHT &&
      `"${accept.text}" is ${px(accept.box.height)} high, "${refusal.text}" ${px(refusal.box.height)}`,
    accept.box.width > refusal.box.width * widthFor(accept, refusal) &&
      `"${accept.text}" is ${px(accept.box.width)} wide, "${refusal.text}" ${px(refusal.box.width)}`,
    accept.fontSizePixels > refusal.fontSizePixels * FONT_SIZE &&
      `the letters are ${px(accept.fontSizePixels)} and ${px(refusal.fontSizePixels)}`,
    accept.fontWeight >= refusal.fontWeight + WEIGHT &&
      `the letters weigh ${accept.fontWeight} and ${refusal.fontWeight}`,
    refusal.contrast < AMPLE_CONTRAST &&
      accept.contrast > refusal.contrast * CONTRAST &&
      `the contrast is ${accept.contrast.toFixed(1)} and ${refusal.contrast.toFixed(1)}`,
    accept.isButton &&
      refusal.isButton &&
      distance(accept.background, refusal.background) > GROUND &&
      `the grounds are ${accept.background} and ${refusal.background}`,
  ];
  return found.filter((each) => each !== false);
}

const px = (length: number): string => `${Math.round(length)} px`;

/** A longer word makes a wider button, and no more than that. */
const widthFor = (accept: Control, refusal: Control): number =>
  WIDTH * Math.max(1, accept.text.length / Math.max(1, refusal.text.length));

/** Between two colours as computed (`rgb(…)`); 0 where one of them is none that is known. */
function distance(a: string, b: string): number {
  const [from, to] = [channels(a), channels(b)];
  if (!from || !to) return 0;
  return Math.hypot(...from.map((value, index) => value - (to[index] ?? 0)));
}

function channels(colour: string): readonly number[] | undefined {
  const found = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)/.exec(colour);
  return found?.slice(1, 4).map(Number);
}
