import type { Page } from './page.ts';
import type { NewScript, ProvidersElement } from './providers/providers.ts';

/**
 * Starts the script that tells the site's providers of consent.
 *
 * @returns once it has told them. Where it does not come, never: a provider that has not heard what the visitor
 *   refused may do more than was agreed to.
 */
export function tellProviders({ handle }: Page, address: string): Promise<void> {
  const nonce = document.currentScript?.nonce ?? '';
  const fresh = (): HTMLScriptElement => Object.assign(document.createElement('script'), { nonce });
  const newScript: NewScript = (from) => Object.assign(fresh(), { src: handle.trusted('createScriptURL', from) });
  const own = fresh();
  handle.setAddress(own, 'src', handle.base + address);
  return new Promise((resolve) => {
    const begin: ProvidersElement['begin'] = (start) => {
      start(newScript);
      resolve();
    };
    document.head.append(Object.assign(own, { begin }));
  });
}
