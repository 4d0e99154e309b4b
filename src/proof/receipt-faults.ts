/** Why a receipt proves nothing: every code, the part that does not fit, and what is said of it. */

const fault = <const Part extends string>(part: Part, message: string): { readonly part: Part; message: string } => ({
  part,
  message,
});

export const RECEIPT_FAULTS = {
  'too-large': fault('receipt', 'The file is larger than a receipt can be.'),
  'not-json': fault('receipt', 'The file is not a JSON object.'),
  respelt: fault('receipt', 'The file was changed: a receipt is canonical JSON (RFC 8785), but for white space.'),
  'newer-format': fault('receipt', 'A newer version of Samtykke wrote the receipt; verify it with that.'),
  'wrong-members': fault('receipt', 'The receipt lacks a member, or has one that no proof covers.'),
  'bad-salt': fault('salt', 'The salt is not the base64 of 16 to 255 bytes.'),
  'bad-key': fault('key', 'The key is not the base64 of 32 bytes.'),
  'bad-check': fault('check', 'The check sums are not the base64 of 6 bytes.'),
  'bad-proof': fault('proof', 'The proof is not written as C2SP tlog-proof says.'),
  'bad-checkpoint': fault('checkpoint', 'The checkpoint is not written as C2SP tlog-checkpoint says.'),
  'bad-signature-line': fault('signature', 'A signature is not written as C2SP signed-note says.'),
  'salt-changed': fault('salt', 'The salt was changed.'),
  'record-changed': fault('record', 'The record was changed.'),
  'checkpoint-changed': fault('checkpoint', 'The checkpoint was changed: the log did not sign it.'),
  'check-changed': fault('check', 'The check sums were changed. All else holds.'),
  'unknown-log': fault('checkpoint', 'The checkpoint is of a log that the verifier does not know.'),
  'not-signed': fault('signature', 'No key that the verifier knows of the log has signed the checkpoint.'),
  'bad-signature': fault('signature', 'The signature of the log is not one of this checkpoint.'),
  'other-key': fault('key', 'The receipt names another key than the one that signed.'),
  'proof-fails': fault('proof', 'The proof does not lead from this record to what the log has signed.'),
  'bad-cosignature': fault('cosignature', 'The cosignature of a witness is not one of this checkpoint.'),
  'too-few-witnesses': fault('cosignature', 'Fewer witnesses have signed than the verifier asks for.'),
} as const;

export type ReceiptFaultCode = keyof typeof RECEIPT_FAULTS;
export type ReceiptPart = (typeof RECEIPT_FAULTS)[ReceiptFaultCode]['part'];

/** A receipt that proves nothing, and because of what. */
export interface NotProven {
  readonly kind: 'not-proven';
  readonly code: ReceiptFaultCode;
  readonly part: ReceiptPart;
  /** A sentence. */
  readonly message: string;
  /** Where, or how many; no sentence. */
  readonly detail?: string;
}

export function notProven(code: ReceiptFaultCode, detail = ''): NotProven {
  return { kind: 'not-proven', code, ...RECEIPT_FAULTS[code], ...(detail !== '' && { detail }) };
}
