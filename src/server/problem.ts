/** Every error that the server answers with: the rows of the API's error table. */
export const PROBLEMS = {
  'unknown-name': { status: 422, title: 'The choice names something that the registry does not hold.' },
  'unknown-registry': { status: 422, title: 'The choice was made under a registry that this server does not know.' },
  'invalid-choice': { status: 422, title: 'The choice is not well-formed.' },
  'invalid-report': { status: 400, title: 'The report is not well-formed.' },
  'key-reused': { status: 422, title: 'The same key came before with another choice.' },
  'body-too-large': { status: 413, title: 'The body is larger than what is taken here can be.' },
  'wrong-media-type': { status: 415, title: 'The body is of a type that is not taken here.' },
  'other-site': { status: 403, title: 'What was sent came from a page of another site.' },
  'not-operator': { status: 401, title: 'Only the operator of the site may read this.' },
  'wrong-scope': { status: 403, title: 'The token is for something else.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'invalid-erasure': { status: 422, title: 'What is to be erased is not named.' },
  held: { status: 409, title: 'The records are kept for now, since they may be needed for a claim.' },
  'unknown-site': { status: 421, title: 'No site of this server has this host.' },
  'no-record': { status: 404, title: 'There is no record with this ID.' },
  erased: { status: 410, title: 'The record was erased.' },
  'not-in-log': { status: 503, title: 'The record is not in the log yet.' },
  'damaged-log': { status: 500, title: 'A part of the log is damaged, so there is no receipt.' },
  'too-many-requests': { status: 429, title: 'Too many requests in a short time.' },
  'not-stored': { status: 503, title: 'The choice could not be stored, so it was not taken.' },
  stopping: { status: 503, title: 'The server is stopping.' },
  internal: { status: 500, title: 'Something went wrong here.' },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/**
 * An error as RFC 9457 problem details.
 *
 * @param detail names the field and the value that were wrong, for a person.
 */
export function problem(code: ProblemCode, detail?: string, headers: Record<string, string> = {}): Response {
  const { body, init } = problemBody(code, detail, headers);
  return new Response(body, init);
}

/** The same before it is an answer, for one that says more: a text that is a JSON object. */
export function problemBody(
  code: ProblemCode,
  detail?: string,
  headers: Record<string, string> = {},
): { readonly body: string; readonly init: ResponseInit } {
  const { status, title } = PROBLEMS[code];
  const body = JSON.stringify({ type: `urn:samtykke:problem:${code}`, title, status, code, ...(detail && { detail }) });
  const type = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  return { body, init: { status, headers: { ...type, ...headers } } };
}
