import type { CallSite, RequestSeen } from '../observation.ts';
import type { Open } from './log.ts';
import { readStack } from './stack.ts';

/** Ours: milliseconds for which it is remembered who has set an address: what is fetched later nobody had waited for. */
const MEMORY = 60_000;
/** Ours: addresses that are remembered. */
const MAX_LOADS = 2_000;

/** Which script has set an address that the browser fetches later. */
export class LateLoads {
  readonly #loads = new Map<string, { readonly stack: string; readonly at: number }>();
  /** Requests of which nobody has told yet who has caused them: that may come after them. */
  readonly #open = new Map<string, Open<RequestSeen>>();

  /**
   * @param text an address, or several with their sizes, as `srcset` has them.
   */
  note(text: string, base: string, stack: string, at: number): void {
    for (const address of addressesIn(text)) {
      if (!URL.canParse(address, base)) continue;
      const { href } = new URL(address, base);
      const request = this.#open.get(href);
      if (request) request.cause = { kind: 'script', stack: readStack(stack) };
      this.#open.delete(href);
      this.#loads.delete(href);
      this.#loads.set(href, { stack, at });
      const [oldest] = this.#loads.keys();
      if (this.#loads.size > MAX_LOADS && oldest !== undefined) this.#loads.delete(oldest);
    }
  }

  /** A request has begun, and no stack says who has asked for it. */
  await(request: Open<RequestSeen>): void {
    this.#open.set(request.url, request);
  }

  /** A page is gone: what the next one fetches it asks for itself. */
  forget(): void {
    this.#loads.clear();
    this.#open.clear();
  }

  stackOf(url: string, at: number): readonly CallSite[] | undefined {
    const load = this.#loads.get(url);
    return load && at - load.at < MEMORY ? readStack(load.stack) : undefined;
  }
}

/** An address may hold commas and no spaces; in a list each is followed by a space or a comma at its end. */
function addressesIn(text: string): readonly string[] {
  const trimmed = text.trim();
  if (!/\s/.test(trimmed)) return [trimmed];
  return [...trimmed.matchAll(/([^\s,]\S*[^\s,])(?:\s+[\d.]+[wxh])?\s*(?:,|$)/g)].map(([, address = '']) => address);
}
