import type { Control } from '../observation.ts';
import { type Colour, composed, contrast, over, parseColour, WHITE, written } from './colour.ts';
import { meansOf } from './meaning.ts';
import type { SeenControl } from './page/seen.ts';

/** What the report says of a control: what it means, and how it stands out. */
export function controlOf(seen: SeenControl, shift: { readonly x: number; readonly y: number }): Control {
  const { text, box, fontSizePixels, fontWeight, isButton, checked, disabled } = seen;
  const { ink, ground } = coloursOf(seen);
  return {
    means: meansOf(seen),
    text,
    box: { ...box, x: box.x + shift.x, y: box.y + shift.y },
    colour: written(ink),
    background: written(ground),
    contrast: Math.round(contrast(ink, ground) * 100) / 100,
    fontSizePixels,
    fontWeight,
    isButton,
    ...(checked !== undefined && { checked }),
    ...(disabled !== undefined && { disabled }),
  };
}

const BLACK: Colour = { red: 0, green: 0, blue: 0, opacity: 1 };

/** Text and ground as they are seen: each layer over the next, and what of the whole is left by its opacity. */
function coloursOf({ ink, opacity, grounds }: SeenControl): { readonly ink: Colour; readonly ground: Colour } {
  const layers = grounds.flatMap((each) => parseColour(each) ?? []);
  const faded = (colour: Colour): Colour => over({ ...colour, opacity: colour.opacity * opacity }, WHITE);
  const ground = composed(layers);
  return { ink: faded(over(parseColour(ink) ?? BLACK, ground)), ground: faded(ground) };
}
