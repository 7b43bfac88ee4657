/** An index over clauses at hand, without the reading of documents. */
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { SegmentBuilder } from '../../server/src/corpus/segment/builder.ts';
import { Segment } from '../../server/src/corpus/segment/segment.ts';
import { openCorpus } from '../../server/src/corpus/snapshot.ts';
import type { ClauseSpan } from '../../server/src/policy/clauses.ts';
import { readPolicyText } from '../../server/src/policy/read-policy-text.ts';

/** Near search answers once for each work. */
const CLAUSES_OF_A_FILE = 50;

/** The clauses in their order, and the bytes of their index. */
export function corpusOfClauses(clauses: readonly string[]): { readonly corpus: Corpus; readonly bytes: number } {
  const frame = readPolicyText('条款\n', { format: 'text', name: 'clauses.txt' });
  const builder = new SegmentBuilder();
  for (let first = 0, file = 1e6; first < clauses.length; first += CLAUSES_OF_A_FILE, file++) {
    const texts = clauses.slice(first, first + CLAUSES_OF_A_FILE);
    let start = 0;
    const paragraphs = texts.map((text) => {
      const made = { ...frame.paragraphs[0]!, text, start, end: start + text.length };
      start += text.length + 1;
      return made;
    });
    const spans = texts.map((text, paragraph): ClauseSpan => {
      return { paragraph, start: 0, end: text.length, document: 0, heading: -1, kind: 'sentence' };
    });
    const documents = frame.documents.map((document) => ({ ...document, title: `${file}` }));
    const row = { uri: `file:///${file}.txt`, name: `${file}.txt`, bytes: start, problem: null, detail: '' };
    const content = { source: texts.join('\n'), text: { ...frame, documents, paragraphs }, clauses: spans };
    builder.add({ ...row, contentHash: '', content });
  }
  const buffer = builder.finish();
  return { corpus: openCorpus([{ segment: Segment.open(buffer)!, deadFiles: new Set() }]), bytes: buffer.byteLength };
}
