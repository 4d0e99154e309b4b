/** Whether all that is kept of a site fits together: its log, its records, its registry versions. */
import { checkLog, DamagedTile, parseNote } from '../../proof/index.ts';
import { nodeSha256 } from '../sha256.ts';
import type { LogStore, Store, StoredHead, StoredRegistry } from '../stores/index.ts';
import { checkRecords, type RecordCounts } from './check-records.ts';
import { type LogVerifiers, readPublished, tileFinder } from './load-log.ts';
import type { SiteFinding, Tell } from './site-finding.ts';

export interface CheckedSite extends RecordCounts {
  /** As many entries as the log had when the walk began; what came into it afterwards is not looked at. */
  readonly entries: number;
}

/**
 * Walks everything that a store keeps of a site. A server may be writing to it meanwhile. Reads page by page: besides a
 * page it holds a bit or two for each entry whose record is erased or not there.
 *
 * @param keys to hold the checkpoint against; without them its signature is not looked at, and that is a finding.
 * @param tell hears of each finding, as it is found.
 */
export async function checkSite(
  store: Store,
  site: string,
  keys: LogVerifiers | undefined,
  tell: Tell,
): Promise<CheckedSite> {
  const log = store.log(site);
  const head = await log.head();
  const entries = head && isSize(head.size) ? head.size : 0;
  if (head && entries === 0) tell(headFinding(`it is of ${head.size} entries, which no log has`));
  if (head && entries > 0) {
    await checkTiles(log, head, tell);
    await checkCheckpoint(log, head, keys, tell);
  }
  checkRegistries(await store.registries(site), tell);
  return { entries, ...(await checkRecords(store, site, entries, tell)) };
}

const TILE_MEND = 'take this file from a mirror of the log, or from a backup: it has the same bytes everywhere';
const HEAD_MEND = 'restore a backup that is whole; the published checkpoint tells what it has to be';

const headFinding = (what: string): SiteFinding => ({ part: 'tree-head', which: '', what, mend: HEAD_MEND });

const isSize = (size: number): boolean => Number.isSafeInteger(size) && size > 0;

async function checkTiles(log: LogStore, head: StoredHead, tell: Tell): Promise<void> {
  for await (const { path, what } of checkLog(nodeSha256, head, tileFinder(log))) {
    // What is held against the tiles here is the head in the store, and not the checkpoint that was published of it.
    if (path === 'checkpoint') tell(headFinding(what));
    else tell({ part: 'tile', which: path, what, mend: TILE_MEND });
  }
}

async function checkCheckpoint(
  log: LogStore,
  head: StoredHead,
  keys: LogVerifiers | undefined,
  tell: Tell,
): Promise<void> {
  const { published } = head;
  const found = (what: string, mend: string): void => tell({ part: 'checkpoint', which: '', what, mend });
  if (!published) return;
  if (!keys) return found('there are no keys to hold it against', 'name the file of keys with --log-keys');
  try {
    const opened = await readPublished(log, keys, head, published);
    if (opened.kind === 'misfit') return found(opened.what, opened.mend);
    const stranger = strangerOf(published.note, keys);
    if (stranger) found(`the key ${stranger}, which bears the log's name, is none of its keys`, CHECKPOINT_MEND);
  } catch (error) {
    // The walk over the tiles has named the one that is lacking.
    if (!(error instanceof DamagedTile)) throw error;
  }
}

const CHECKPOINT_MEND = 'put the key into the file of keys if it is yours; else restore a backup that is whole';

/** signed-note lets unknown keys pass, since others may sign. In the name of the log nobody else does. */
function strangerOf(note: string, { verifiers }: LogVerifiers): string | undefined {
  const parsed = parseNote(note);
  const signatures = parsed.kind === 'note' ? parsed.signatures : [];
  const isStranger = ({ name, keyId }: { readonly name: string; readonly keyId: string }): boolean =>
    verifiers.some((each) => each.name === name) &&
    !verifiers.some((each) => each.name === name && each.keyId === keyId);
  return signatures.find(isStranger)?.keyId;
}

function checkRegistries(registries: readonly StoredRegistry[], tell: Tell): void {
  for (const { version, canonical } of registries) {
    if (Buffer.from(nodeSha256(Buffer.from(canonical))).toString('hex') === version) continue;
    const what = 'its canonical form does not have this SHA-256';
    tell({ part: 'registry', which: version, what, mend: 'take this row of the registries from a backup' });
  }
}
