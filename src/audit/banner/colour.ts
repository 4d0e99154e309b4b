/** Colours as browsers compute them, and how they stand out against each other. */

/** Red, green and blue of sRGB and opacity, each from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly opacity: number;
}

export const WHITE: Colour = { red: 1, green: 1, blue: 1, opacity: 1 };

/** Reads what `getComputedStyle` writes; `undefined` for what is no colour of the forms that browsers compute to. */
export function parseColour(text: string): Colour | undefined {
  const form = /^([a-z]+)\(([^()]*)\)$/i.exec(text.trim());
  if (!form) return undefined;
  const [, name = '', inside = ''] = form;
  const [before = '', after] = inside.split('/');
  const words = before.split(/[\s,]+/).filter((word) => word !== '');
  return (READERS[name.toLowerCase()] ?? (() => undefined))(words, after?.trim());
}

type Reader = (words: readonly string[], opacity: string | undefined) => Colour | undefined;

const rgb: Reader = (words, opacity) => {
  const [red, green, blue, fourth] = words;
  return colourOf([number(red, 255) / 255, number(green, 255) / 255, number(blue, 255) / 255], opacity ?? fourth);
};

/** `color(srgb r g b)`. Other spaces are taken for sRGB, which is near enough for what a person can read. */
const color: Reader = ([, ...words], opacity) =>
  colourOf(
    words.map((word) => number(word, 1)),
    opacity,
  );

const oklab: Reader = ([l, a, b], opacity) =>
  colourOf(fromOklab(number(l, 1), number(a, 0.4), number(b, 0.4)), opacity);

const oklch: Reader = ([l, chroma, hue], opacity) => {
  const c = number(chroma, 0.4);
  return colourOf(fromOklab(number(l, 1), c * cosine(hue), c * sine(hue)), opacity);
};

const lab: Reader = ([l, a, b], opacity) => colourOf(fromLab(number(l, 100), number(a, 125), number(b, 125)), opacity);

const lch: Reader = ([l, chroma, hue], opacity) => {
  const c = number(chroma, 150);
  return colourOf(fromLab(number(l, 100), c * cosine(hue), c * sine(hue)), opacity);
};

const READERS: Readonly<Record<string, Reader>> = { rgb, rgba: rgb, color, oklab, oklch, lab, lch };

const cosine = (degrees: string | undefined): number => Math.cos((number(degrees, 360) * Math.PI) / 180);
const sine = (degrees: string | undefined): number => Math.sin((number(degrees, 360) * Math.PI) / 180);

/** @param full what 100 % stands for. */
function number(word: string | undefined, full: number): number {
  if (word === undefined || word === 'none') return 0;
  const value = Number.parseFloat(word);
  return word.endsWith('%') ? (value / 100) * full : value;
}

function colourOf(channels: readonly number[], opacity: string | undefined): Colour | undefined {
  const [red, green, blue] = channels.map((each) => Math.min(1, Math.max(0, each)));
  const alpha = opacity === undefined ? 1 : Math.min(1, Math.max(0, number(opacity, 1)));
  const all = [red, green, blue, alpha];
  if (all.some((each) => each === undefined || Number.isNaN(each))) return undefined;
  return { red: red ?? 0, green: green ?? 0, blue: blue ?? 0, opacity: alpha };
}

/** CSS Color 4, 9.3 and its sample code: OKLab to linear sRGB. */
function fromOklab(l: number, a: number, b: number): readonly number[] {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ].map(gamma);
}

/** CSS Color 4, 9.1: CIE Lab with a D50 white to linear sRGB. */
function fromLab(l: number, a: number, b: number): readonly number[] {
  const fy = (l + 16) / 116;
  const cube = (f: number): number => (f ** 3 > 216 / 24389 ? f ** 3 : (116 * f - 16) / (24389 / 27));
  const x = 0.96429568 * cube(fy + a / 500);
  const y = l > 8 ? fy ** 3 : l / (24389 / 27);
  const z = 0.82510463 * cube(fy - b / 200);
  return [
    3.1341359 * x - 1.6173864 * y - 0.4906619 * z,
    -0.9787955 * x + 1.9162544 * y + 0.0334427 * z,
    0.0719554 * x - 0.2289768 * y + 1.4053861 * z,
  ].map(gamma);
}

const gamma = (linear: number): number =>
  linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.max(linear, 0) ** (1 / 2.4) - 0.055;

/** A colour laid over another one, which nothing shows through. */
export function over(top: Colour, ground: Colour): Colour {
  const mix = (a: number, b: number): number => a * top.opacity + b * (1 - top.opacity);
  return {
    red: mix(top.red, ground.red),
    green: mix(top.green, ground.green),
    blue: mix(top.blue, ground.blue),
    opacity: 1,
  };
}

/** What shows of several layers, the nearest first, on a white page. */
export const composed = (layers: readonly Colour[]): Colour =>
  layers.reduceRight((ground, layer) => over(layer, ground), WHITE);

/** As `getComputedStyle` writes it. */
export const written = ({ red, green, blue }: Colour): string =>
  `rgb(${[red, green, blue].map((each) => Math.round(each * 255)).join(', ')})`;

/** WCAG 2.2, contrast ratio of two colours: 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance({ red, green, blue }: Colour): number {
  const linear = (each: number): number => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
