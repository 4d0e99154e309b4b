import { INDEX, writtenKey } from '../guard/index.ts';
import { type Item, itemsOf } from './items.ts';
import { now, type Page } from './page.ts';

/** Ours: what is to end with the session lives this long at most where nothing tells of its end. */
const SESSION_SECONDS = 86_400;
/** Ours: at least so often, in seconds; a timer takes no more than 32 bits of milliseconds. */
const LONGEST_PAUSE = 86_400;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Removes what web storage, databases and the like have held for longer than is declared, notes since when the rest is
 * there, and comes again when the next of it is over. Browsers do this for cookies only.
 *
 * @param items what is there, where that is known.
 */
export async function endWhatIsOver(page: Page, items?: readonly Item[]): Promise<void> {
  if (page.handle.table.mode === 'report') return;
  const noted = { ...readNoted(), ...page.handle.written };
  const kept: Record<string, number> = {};
  let pause = LONGEST_PAUSE;
  for (const { kind, name, remove } of items ?? (await itemsOf(page))) {
    const verdict = window.samtykke.verdict(kind, name, Number.MAX_VALUE);
    const { entry } = verdict;
    if (!entry || verdict.kind === 'denied' || kind === 'sessionStorage' || (kind === 'cookie' && entry.renewed))
      continue;
    const key = writtenKey(kind, name);
    // What nobody has noted counts from now on.
    const since = noted[key] ?? now();
    const lifetime = verdict.kind === 'capped' ? (verdict.lifetimeSeconds ?? SESSION_SECONDS) : Number.MAX_VALUE;
    const rest = since + lifetime - now();
    if (rest > 0) {
      kept[key] = since;
      pause = Math.min(pause, rest);
    } else if (kind !== 'cookie') await remove();
  }
  note(page, kept);
  clearTimeout(timer);
  timer = setTimeout(() => void endWhatIsOver(page), pause * 1000);
}

function readNoted(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(INDEX) ?? '{}');
  } catch {
    // A page could have written anything there, and some browsers let it have no storage.
    return {};
  }
}

/** Nothing is left behind where there is nothing to end. */
function note({ handle }: Page, kept: Readonly<Record<string, number>>): void {
  try {
    if (Object.keys(kept).length > 0) handle.keep(kept);
    else localStorage.removeItem(INDEX);
  } catch {
    // Without storage there is nothing to note, and where it is full what is there ends a page later.
  }
}
