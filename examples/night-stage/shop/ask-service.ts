/** Longer than an answer takes, and shorter than anybody waits for a page. */
const PATIENCE_MILLISECONDS = 5_000;

type Ask = <Body>(path: string, init?: RequestInit) => Promise<Body | undefined>;

/** Asks such a service, for the site that has its secret. An answer that does not come, or is none, is `undefined`. */
export function serviceAt(address: string, secret: string): Ask {
  return async <Body>(path: string, init: RequestInit = {}) => {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
      const headers = { ...init.headers, authorization: `Bearer ${secret}` };
      const response = await fetch(address + path, { ...init, signal, headers });
      return response.ok ? ((await response.json()) as Body) : undefined;
    } catch {
      return undefined;
    }
  };
}
