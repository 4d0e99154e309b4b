/** Shadow roots that a page keeps to itself: no script can look into them, the protocol can. */
import type { CDPSession, Frame, JSHandle, Page } from 'playwright-core';
import type { Tools } from './page/main.ts';

interface ProtocolNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly children?: readonly ProtocolNode[];
  readonly shadowRoots?: readonly ProtocolNode[];
}

/** For a moment, while the protocol hands them over; not to be met by chance. */
const SHELF = '__samtykke_closed_roots__';

const HAND_OVER = `function () {
  const own = this.ownerDocument.defaultView;
  if (!own['${SHELF}']) Object.defineProperty(own, '${SHELF}', { value: [], configurable: true, enumerable: false });
  own['${SHELF}'].push(this);
}`;

/**
 * Lets the tools of a page's own frame look into closed roots.
 *
 * @returns whether there are any.
 */
export async function openClosedRoots(page: Page, frame: Frame, tools: JSHandle<Tools>): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  try {
    const ids = await closedRoots(session);
    if (ids.length === 0) return false;
    for (const backendNodeId of ids) await handOver(session, backendNodeId);
    const roots = await frame.evaluateHandle((shelf) => {
      const own = globalThis as unknown as Record<string, ShadowRoot[]>;
      const kept = own[shelf] ?? [];
      delete own[shelf];
      return kept;
    }, SHELF);
    await tools.evaluate((own, handed) => own.openClosed(handed), roots);
    return true;
  } finally {
    await session.detach();
  }
}

async function closedRoots(session: CDPSession): Promise<readonly number[]> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const found: number[] = [];
  const waiting: ProtocolNode[] = [root as ProtocolNode];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.shadowRootType === 'closed') found.push(node.backendNodeId);
    waiting.push(...(node.children ?? []), ...(node.shadowRoots ?? []));
  }
  return found;
}

async function handOver(session: CDPSession, backendNodeId: number): Promise<void> {
  const { object } = await session.send('DOM.resolveNode', { backendNodeId });
  if (!object.objectId) return;
  await session.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration: HAND_OVER });
}
