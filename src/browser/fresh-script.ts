import type { Handle } from '../guard/index.ts';

/** What is set apart from the other attributes, or marks a script that waits. */
const OWN = ['data-samtykke', 'type', 'data-type', 'src'];

/**
 * A script like another one that is spent, and of the type given: once it is put into the page, it runs.
 *
 * @param type `null`: a classic script.
 */
export function freshScript(
  handle: Handle,
  spent: HTMLScriptElement,
  type: string | null,
  address: string | null,
): HTMLScriptElement {
  const script = document.createElement('script');
  for (const { name, value } of spent.attributes) {
    if (!OWN.includes(name)) script.setAttribute(name, value);
  }
  if (type !== null) script.type = type;
  script.nonce = spent.nonce;
  script.async = spent.hasAttribute('async');
  if (address === null) script.text = handle.trusted('createScript', spent.text);
  else handle.setAddress(script, 'src', address);
  return script;
}
