import type { Condition, PackedAdapters, PackedProduct } from '../../decision/index.ts';
import { perform, type States } from './perform.ts';

/**
 * Makes a script of an address, past the demand for Trusted Types but not past the guard: one that may not load
 * waits there. So it does no harm in the hands of a page.
 */
export type NewScript = (address: string) => HTMLScriptElement;

/** The element of this script, as the second part made it. */
export interface ProvidersElement extends HTMLScriptElement {
  /** Lets the providers start; what waits in the page starts when this has returned. */
  begin(start: (newScript: NewScript) => void): void;
}

/**
 * Tells the site's providers of consent, from before any of their scripts runs: at first that nothing is agreed to,
 * then whatever holds. Starts those that the registry has loaded, and silences those whose consent is withdrawn.
 */
export function startProviders({ own, told, products }: PackedAdapters, newScript: NewScript): void {
  const tellers = told.map(({ kinds, before, update }) => {
    const all = Object.entries(kinds);
    const statesWhere = (holds: (conditions: readonly Condition[]) => boolean): States =>
      Object.fromEntries(all.map(([kind, conditions]) => [kind, holds(conditions) ? 'granted' : 'denied']));
    let said = statesWhere(() => false);
    perform(before, said);
    return (): void => {
      const states = statesWhere((conditions) => conditions.length > 0 && conditions.every(isAllowed));
      if (all.every(([kind]) => states[kind] === said[kind])) return;
      said = states;
      perform(update, states);
    };
  });
  const load = loaderOf(newScript);
  const isOwnPage = location.pathname.startsWith(own);
  const switches = products.map((product) => {
    perform(product.before);
    return switchOf(product, isOwnPage ? () => undefined : load);
  });
  const apply = (): void => {
    // Each hears of the whole choice before anything starts.
    for (const each of [...tellers, ...switches]) each();
  };
  document.addEventListener('samtykke:change', apply);
  apply();
}

const isAllowed = ([purpose, provider]: Condition): boolean => window.samtykke.allows(purpose, provider);

type Load = (loader: NonNullable<PackedProduct['load']>) => void;

/** Turns one product on and off, as its part is. */
function switchOf({ when, granted, denied, load: loader }: PackedProduct, load: Load): () => void {
  let isOn = false;
  return () => {
    if (isAllowed(when) === isOn) return;
    isOn = !isOn;
    perform(isOn ? granted : denied);
    if (isOn && loader) load(loader);
  };
}

/** Loads what a product needs once; a script that several share is one. */
function loaderOf(newScript: NewScript): Load {
  const started = new Set<unknown>();
  const scripts = new Set<string>();
  return (loader) => {
    const { before, script: address, attributes, after, again } = loader;
    if (started.has(loader)) {
      perform(again);
      return;
    }
    started.add(loader);
    perform(before);
    const shared = address.split('?')[0] as string;
    if (scripts.has(shared)) return;
    scripts.add(shared);
    const script = newScript(address);
    for (const [name, value] of Object.entries(attributes ?? {})) script.setAttribute(name, value);
    script.onload = () => perform(after);
    document.head.append(script);
  };
}
