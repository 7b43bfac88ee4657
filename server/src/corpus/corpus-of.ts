/** A corpus of texts at hand, without a file system: for tests, for the examples of checks, for a host of its own. */
import { URI } from 'vscode-uri';
import { formatOf } from '../ingest/read-paragraphs.ts';
import { clausesOf } from '../policy/clauses.ts';
import { readPolicyText } from '../policy/read-policy-text.ts';
import type { Corpus } from './corpus.ts';
import { compareText } from './document-order.ts';
import { Segment } from './segment.ts';
import { type ReadFile, SegmentBuilder } from './segment-builder.ts';
import { openCorpus } from './snapshot.ts';

export interface NamedText {
  /** Path below the corpus folder. */
  readonly name: string;
  readonly text: string;
}

/** The corpus of some texts; their URIs are `file:///corpus/<name>`. */
export function corpusOf(texts: readonly NamedText[]): Corpus {
  return openCorpus([{ segment: segmentOf(texts), deadFiles: new Set() }]);
}

/** One segment of some texts. */
export function segmentOf(texts: readonly NamedText[]): Segment {
  const builder = new SegmentBuilder();
  const files = texts.map(readNamedText).sort((a, b) => compareText(a.uri, b.uri));
  for (const file of files) builder.add(file);
  return Segment.open(builder.finish(), { verify: false })!;
}

function readNamedText({ name, text: source }: NamedText): ReadFile {
  const text = readPolicyText(source, { format: formatOf(name), name });
  const row = { uri: URI.file(`/corpus/${name}`).toString(), name, bytes: source.length, problem: null, detail: '' };
  return { ...row, contentHash: '', content: { source, text, clauses: clausesOf(text) } };
}
