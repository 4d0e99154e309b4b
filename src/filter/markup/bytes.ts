/**
 * Bytes as a text of one letter per byte (not windows-1252, as `TextDecoder('latin1')` has it), so that every
 * encoding that holds ASCII can be read as markup, and written again as it came.
 */
export function toText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + 8192));
  }
  return text;
}

/** The bytes of such a text. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The byte order marks of UTF-16. */
export const UTF16_BOM = /^(?:\xfe\xff|\xff\xfe)/;

/** Whether ASCII letters are one byte each in an encoding. */
export const readsAsAscii = (charset: string | undefined): boolean =>
  !/^\s*(?:utf-16|ucs-2|unicode\b|iso-10646)/i.test(charset ?? '');

/** What bytes, held one a letter, say in an encoding. An unknown one is read as UTF-8. */
export function decodeBytes(text: string, charset: string | undefined): string {
  return decoderFor(charset).decode(toBytes(text));
}

function decoderFor(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset ?? 'utf-8', { ignoreBOM: true });
  } catch {
    return new TextDecoder('utf-8', { ignoreBOM: true });
  }
}
