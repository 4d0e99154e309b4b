import { type FactsReader, type RequestFacts, readFacts } from '../filter/index.ts';

export interface FactsOfRequests {
  /** What a request tells of its visitor. */
  factsOf(request: Request): RequestFacts;
  /** Has a request that was made of another, for the site behind, tell what that one has told. */
  passOn(request: Request, made: Request): void;
}

interface Told {
  /** The cookies that it was read of: what a site's own code puts in their place is read anew. */
  readonly cookie: string | null;
  readonly facts: RequestFacts;
}

/** Reads each request once: filter, page and jar ask for the same, and most of what it takes is a choice's signature. */
export function factsOfRequests(reader: FactsReader): FactsOfRequests {
  const told = new WeakMap<Request, Told>();
  const cookieOf = ({ headers }: Request): string | null => headers.get('cookie');
  const factsOf = (request: Request): RequestFacts => {
    const before = told.get(request);
    const cookie = cookieOf(request);
    if (before && before.cookie === cookie) return before.facts;
    const facts = readFacts(request, reader);
    told.set(request, { cookie, facts });
    return facts;
  };
  return {
    factsOf,
    passOn: (request, made) => told.set(made, { cookie: cookieOf(made), facts: factsOf(request) }),
  };
}
