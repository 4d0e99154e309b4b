/**
 * FNV-1a of 32 bits (Fowler, Noll, Vo: offset basis 2166136261, prime 16777619), over UTF-16 code units and not bytes,
 * as GrowthBook's own SDK has it.
 */
export function fnv1a32(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return hash >>> 0;
}
