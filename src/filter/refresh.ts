/**
 * The addresses to which a `Refresh` header, or a `meta` that stands for one, may lead (HTML 7.4.6.2, 'shared declarative
 * refresh steps'); none where it reloads the page itself. What a quote has begun ends at the first of its kind by the
 * standard, and at the last in Chromium: of such a text both are told.
 */
export function refreshAddresses(text: string): readonly string[] {
  const [, quote, rest = '', plain] = REFRESH.exec(text) ?? [];
  if (quote === undefined) return plain === undefined ? [] : [plain.trim()];
  const pieces = rest.split(quote);
  return [pieces[0] as string, pieces.slice(0, Math.max(pieces.length - 1, 1)).join(quote)];
}

const REFRESH = /^\s*[\d.]+(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?:(["'])(.*)|(.+))/is;
