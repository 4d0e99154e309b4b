import type { Money } from '../../../src/features/purchase/index.ts';
import type { Language } from '../../../src/registry/index.ts';
import { htmlLanguage } from '../../../src/render/index.ts';

/** An amount as a language writes it, without a fraction that is none: 99 kr, 49,50 kr. */
export function priceText(language: Language, { minorUnits, currency }: Money): string {
  const format = new Intl.NumberFormat(htmlLanguage(language), {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(minorUnits / 10 ** maximumFractionDigits);
}
