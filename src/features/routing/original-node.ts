import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { EntryName } from '../../decision/index.ts';
import { toBase64url } from '../../filter/index.ts';
import { type Feature, feature, type Gate } from '../feature.ts';
import { checkList } from './check-list.ts';

export interface OriginalNodeOptions {
  /** Names of all nodes that there are, down or not. No visitor gets to see them. */
  readonly nodes: readonly string[];
  /** At least 32 bytes, the same on all servers: what a cookie says of a node comes of it. */
  readonly secret: Uint8Array;
  /** Default: `originalNode`. */
  readonly cookie?: EntryName;
}

export interface NodeInput {
  /** Nodes that do not answer now. Default: none. Where all are down, all count as up. */
  readonly down?: ReadonlySet<string>;
}

/** Where a visitor's requests go. */
export interface NodeChoice {
  readonly node: string;
  /** `kept`: as before. `moved`: away from a node that is down. `chosen`: there was none that is known. */
  readonly because: 'kept' | 'moved' | 'chosen';
}

interface Kept {
  readonly slot: number;
  readonly node: string | undefined;
}

/** Ours: enough to spread visitors evenly, and so few that each is that of many visitors, and tells nobody apart. */
const SLOTS = 4_096;
const TAG_BYTES = 6;
const VALUE = /^([A-Za-z0-9_-]{8})\.(0|[1-9]\d{0,3})$/;

/**
 * Sends a visitor's requests to one node while a session lasts. The cookie holds a tag of the node, that tells nothing of
 * it, and one of 4,096 slots: a slot says where to go when the node is down, so that all servers come to the same at once.
 *
 * @throws {Error} for no nodes, one that is named twice, and for a secret that is too short.
 * @example
 * const route = originalNode({ nodes: ['http://10.0.0.1:3000', 'http://10.0.0.2:3000'], secret });
 * const { node } = jar.use(route, {});
 */
export function originalNode(options: OriginalNodeOptions): Feature<NodeInput, NodeChoice> {
  const { cookie = 'originalNode', nodes, secret } = options;
  check(options);
  const tags = new Map(nodes.map((node) => [tagOf(node, secret), node] as const));
  return feature<NodeInput, NodeChoice>([cookie], (gate, stored, { down }) => {
    const up = nodes.filter((node) => !down?.has(node));
    const candidates = up.length > 0 ? up : nodes;
    const kept = readKept(stored(cookie), tags);
    if (kept?.node !== undefined && candidates.includes(kept.node)) {
      return { value: { node: kept.node, because: 'kept' } };
    }
    const slot = kept?.slot ?? drawSlot(gate);
    const node = pickNode(candidates, String(slot));
    return {
      value: { node, because: kept?.node === undefined ? 'chosen' : 'moved' },
      writes: [{ kind: 'set', name: cookie, value: `${tagOf(node, secret)}.${slot}`, lifetimeSeconds: null }],
    };
  });
}

function check({ nodes, secret }: OriginalNodeOptions): void {
  checkList('originalNode', 'nodes', nodes);
  if (secret.length < 32) {
    throw new Error(`originalNode has a secret of ${secret.length} bytes; give it at least 32 bytes`);
  }
}

/**
 * The node that a key belongs to, by rendezvous hashing (Thaler and Ravishankar 1998): each node has a score for the key,
 * the highest has it. When a node goes, only its own keys move; when one comes, only those that move to it.
 *
 * @param nodes at least one.
 */
export function pickNode(nodes: readonly string[], key: string): string {
  const scored = nodes.map((node) => ({ node, score: scoreOf(node, key) }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).node;
}

/** 52 bits of SHA-256: two nodes never have the same. */
function scoreOf(node: string, key: string): number {
  const bytes = new DataView(sha256(encode(`${key}\n${node}`)).buffer);
  return bytes.getUint32(0) * 2 ** 20 + (bytes.getUint32(4) >>> 12);
}

/** What stands for a node: the same on all servers, and nobody can try names until one fits. */
const tagOf = (node: string, secret: Uint8Array): string =>
  toBase64url(hmac(sha256, secret, encode(`originalNode\n${node}`)).subarray(0, TAG_BYTES));

function readKept(text: string | undefined, tags: ReadonlyMap<string, string>): Kept | undefined {
  const [, tag = '', slot] = VALUE.exec(text ?? '') ?? [];
  return slot === undefined || Number(slot) >= SLOTS ? undefined : { slot: Number(slot), node: tags.get(tag) };
}

function drawSlot(gate: Gate): number {
  const [high = 0, low = 0] = gate.bytes(2);
  return (high * 256 + low) % SLOTS;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
