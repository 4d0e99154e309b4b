/** A piece of HTML, so that it is told from text, which is escaped. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | false | undefined | readonly Piece[];

/**
 * Builds HTML. Line breaks of the template, with the white space after them, are for the reader of the
 * code and are left out. Every text that is put in is escaped, for content and for quoted attributes
 * alike; `false` and `undefined` leave nothing; lists are joined.
 */
export function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const parts = literals.map((literal, index) => show(pieces[index - 1]) + literal.replace(/\n\s*/g, ''));
  return { html: parts.join('') };
}

function show(piece: Piece): string {
  if (piece === false || piece === undefined) return '';
  if (typeof piece === 'object') return 'html' in piece ? piece.html : piece.map(show).join('');
  return escapeHtml(String(piece));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] as string);
}

/** HTML that is known to be safe: our own style sheets and parts rendered before. */
export const raw = (text: string): Html => ({ html: text });
