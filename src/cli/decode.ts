/** Bytes of a page as text, with the encoding that they were read in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  /** Why the encoding is a guess. */
  readonly doubt?: string;
}

/** How far a page says its encoding in its own text (HTML 13.2.3.2: the first 1024 bytes are looked at). */
const PRESCAN_BYTES = 1024;

/**
 * Decodes a page as browsers do: a byte order mark counts first, then the header, then what the page says itself, then
 * UTF-8; bytes that are none are read as Windows-1252, with a doubt.
 *
 * @param charset what the header said.
 * @throws where the encoding is none that is known.
 */
export function decode(bytes: Uint8Array, charset?: string): Decoded {
  const marked = markOf(bytes);
  const told = marked ?? charset ?? declaredIn(bytes);
  if (told !== undefined) return decodeAs(bytes, told);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const doubt = 'nothing tells the encoding, and it is not UTF-8; read as Windows-1252';
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', doubt };
  }
}

function decodeAs(bytes: Uint8Array, label: string): Decoded {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label.trim());
  } catch {
    throw new Error(`its encoding "${label}" is none that is known: save it as UTF-8 and give the file`);
  }
  const text = decoder.decode(bytes);
  const broken = text.includes('\ufffd');
  return {
    text,
    encoding: decoder.encoding,
    ...(broken && { doubt: `it says that it is ${decoder.encoding}, and some of its bytes are not` }),
  };
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  const label =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(start)?.[1];
  // HTML 13.2.3.2: a page that could say UTF-16 in ASCII letters is none.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

const SIGNATURES: readonly (readonly [signature: string, what: string])[] = [
  ['%PDF', 'a PDF: turn it into text (pdftotext -layout policy.pdf policy.txt) and give that'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a picture'],
  ['PK\x03\x04', 'an archive or an office document: save it as a page or as text and give that'],
  ['\xd0\xcf\x11\xe0', 'an office document: save it as a page or as text and give that'],
  ['\x1f\x8b', 'a compressed file: unpack it first'],
];

/** What bytes are that are no text; `undefined` for what could be one. */
export function whatIsNoText(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 8));
  // The decoder for Latin-1 is the one for Windows-1252, which has other letters for some bytes.
  const raw = [...bytes.subarray(0, 8)].map((byte) => String.fromCharCode(byte)).join('');
  const found = SIGNATURES.find(([signature]) => raw.startsWith(signature) || start.startsWith(signature));
  if (found) return found[1];
  return markOf(bytes) === undefined && bytes.subarray(0, 4096).includes(0) ? 'no text' : undefined;
}
