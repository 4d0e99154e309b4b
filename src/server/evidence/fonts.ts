/** Whether this machine can write a language: without a font a picture shows boxes that no visitor saw. */
import type { Browser } from 'playwright-core';
import type { Language } from '../../registry/index.ts';
import { STRINGS } from '../../render/index.ts';

/**
 * The letters of a language's own texts that no font of this machine has. A letter is taken for lacking when it is drawn
 * like a code point that is none.
 */
export async function lackingLetters(browser: Browser, language: string): Promise<readonly string[]> {
  const page = await browser.newPage();
  try {
    return (await page.evaluate(`(${DRAWN_ALIKE})(${JSON.stringify(lettersOf(language))})`)) as string[];
  } finally {
    await page.close();
  }
}

function lettersOf(language: string): readonly string[] {
  const { interface: texts, policy } = STRINGS[language as Language];
  const letters = JSON.stringify([texts, policy]).match(/\p{L}/gu) ?? [];
  return [...new Set(letters)].sort();
}

/** Runs in the page. U+10FFFE is a noncharacter, of which no font has a picture (Unicode 23.7). */
const DRAWN_ALIKE = `(letters) => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 48;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.font = '24px system-ui, sans-serif';
  const draw = (letter) => {
    context.clearRect(0, 0, 48, 48);
    context.fillText(letter, 4, 32);
    return context.getImageData(0, 0, 48, 48).data.join();
  };
  const lacking = draw('\\u{10FFFE}');
  return letters.filter((letter) => draw(letter) === lacking);
}`;
