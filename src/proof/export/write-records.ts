/** Records as text, piece by piece, so that any number of them takes no more memory than one. */
import type { ConsentRecord, LogRecord } from '../record.ts';
import { LD_CONTEXT, type LdNode } from './terms.ts';

/** One JSON-LD document of all records. It is whole when its last line is there: `]}`. */
export async function* writeLdDocument(
  records: AsyncIterable<ConsentRecord>,
  nodeOf: (record: ConsentRecord) => LdNode | Promise<LdNode>,
): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(LD_CONTEXT)},"@graph":[`;
  let before = '\n';
  for await (const record of records) {
    yield before + JSON.stringify(await nodeOf(record));
    before = ',\n';
  }
  yield '\n]}\n';
}

/** Records as they are kept, a line of JSON each. */
export async function* writeJsonLines(records: AsyncIterable<LogRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}
