/** The type that a request says its body has, in small letters and without parameters. */
export function mediaType(request: Request): string | undefined {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
}

/** @returns `undefined` as soon as the body is over the limit; the rest is not read. */
export async function readBody(request: Request, mostBytes: number): Promise<string | undefined> {
  const declared = request.headers.get('content-length');
  // A body is never longer than the length that its message declares (RFC 9112 6.3).
  if (declared !== null) return Number(declared) > mostBytes ? undefined : request.text();
  return (await readBytes(request, mostBytes))?.toString('utf8');
}

/** The same for the bytes of a request or an answer, whatever length it declares: an answer may be compressed. */
export async function readBytes({ body }: Request | Response, mostBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What a text says in JSON; `undefined` when it is none. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
