/** What to do when a receipt proves nothing. */
import type { ReceiptFaultCode } from '../proof/index.ts';

const AGAIN = 'Get the receipt again from where it came: this copy was damaged or changed.';
const ANOTHER = 'Name the file that was downloaded as a receipt.';
const AS_IT_CAME = 'Use the file as it was downloaded: this one was written anew by an editor or a tool.';

export const RECEIPT_MENDS: Readonly<Record<ReceiptFaultCode | 'key-not-compared', string>> = {
  'too-large': ANOTHER,
  'not-json': ANOTHER,
  respelt: AS_IT_CAME,
  'newer-format': 'Install a newer version of samtykke.',
  'wrong-members': AS_IT_CAME,
  'bad-salt': AGAIN,
  'bad-key': AGAIN,
  'bad-check': AGAIN,
  'bad-proof': AGAIN,
  'bad-checkpoint': AGAIN,
  'bad-signature-line': AGAIN,
  'salt-changed': AGAIN,
  'record-changed': AGAIN,
  'checkpoint-changed': AGAIN,
  'check-changed': AGAIN,
  'unknown-log': 'Name a key of that log with --log-key.',
  'not-signed': 'Name the key that the log had when it signed: a site publishes its earlier keys too.',
  'bad-signature': AGAIN,
  'other-key': AGAIN,
  'proof-fails': 'Get the receipt again. If that one fails too, ask the site why: its log has another record there.',
  'bad-cosignature': AGAIN,
  'too-few-witnesses':
    'Get a receipt of a later checkpoint, which more witnesses may have signed; or name more with --witness; or ask for fewer with --quorum.',
  'key-not-compared':
    'Save what the site publishes at …/log/keys as a file, see that this key stands in it, and name that file with --log-key.',
};
