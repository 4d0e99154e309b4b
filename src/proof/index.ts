export { consentRecordLd } from './export/consent-record-ld.ts';
export type { LdOptions } from './export/source.ts';
export { LD_CONTEXT, type LdNode, TERMS, type Term } from './export/terms.ts';
export { writeJsonLines, writeLdDocument } from './export/write-records.ts';
export {
  type Appended,
  append,
  EMPTY_FRONTIER,
  type Frontier,
  frontierFromTiles,
  frontierTiles,
  headOf,
} from './log/append.ts';
export { checkLog, type Damage, type FindTile } from './log/check.ts';
export {
  type Checkpoint,
  parseCheckpoint,
  parseSignedCheckpoint,
  type SignedCheckpoint,
  writeCheckpoint,
} from './log/checkpoint.ts';
export {
  parseSignerKey,
  parseVerifierKey,
  type Role,
  type SignerKey,
  type VerifierKey,
  writeSignerKey,
  writeVerifierKey,
} from './log/keys.ts';
export type { Malformed } from './log/malformed.ts';
export { leafHash, type TreeHead, verifyConsistency, verifyInclusion } from './log/merkle.ts';
export {
  type BadSignature,
  cosign,
  type Note,
  type OpenedNote,
  openNote,
  parseNote,
  type Signature,
  sign,
  type UnknownSigners,
  type Verified,
  writeNote,
  writeSignature,
} from './log/note.ts';
export {
  consistencyTiles,
  DamagedTile,
  inclusionTiles,
  parseBundle,
  parseTilePath,
  proveConsistencyFromTiles,
  proveInclusionFromTiles,
  type ReadTile,
  rootFromTiles,
  rootTiles,
  type Tile,
  type TileFile,
  tileAt,
  tilePath,
} from './log/tiles.ts';
export { parseTlogProof, type TlogProof, writeTlogProof } from './log/tlog-proof.ts';
export { decodeUtf8, type EventualSha256, type Sha256, webSha256 } from './log/web.ts';
export {
  type AddCheckpoint,
  addCosignatures,
  judgeAddCheckpoint,
  parseAddCheckpoint,
  parseSizeBody,
  type Untimed,
  type WitnessedLog,
  type WitnessVerdict,
  writeAddCheckpoint,
} from './log/witness-messages.ts';
export {
  entryOf,
  LEAST_SALT_BYTES,
  parseReceipt,
  type Receipt,
  type ReceiptParts,
  receiptKey,
  writeReceipt,
} from './receipt.ts';
export { type NotProven, RECEIPT_FAULTS, type ReceiptFaultCode, type ReceiptPart } from './receipt-faults.ts';
export type {
  ConsentRecord,
  ErasureRecord,
  ExpiryRecord,
  LogRecord,
  RecordedPart,
  ReleaseRecord,
  Shown,
} from './record.ts';
export { type Trust, type TrustOptions, trustIn } from './trust.ts';
export { type Proven, verifyReceipt } from './verify-receipt.ts';
