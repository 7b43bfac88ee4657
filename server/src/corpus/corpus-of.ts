/** A corpus of texts at hand, without a file system: for tests, for the examples of checks, for a host of its own. */
import { URI } from 'vscode-uri';
import { formatOf } from '../ingest/read-paragraphs.ts';
import { type ClauseSpan, clausesOf } from '../policy/clauses.ts';
import type { PolicyText } from '../policy/model.ts';
import { readPolicyText } from '../policy/read-policy-text.ts';
import type { Corpus } from './corpus.ts';
import { compareText } from './document-order.ts';
import { type ReadFile, SegmentBuilder } from './segment/builder.ts';
import { Segment } from './segment/segment.ts';
import { openCorpus } from './snapshot.ts';
import { isSidecarName } from './user-files/sidecar-text.ts';

export interface NamedText {
  /** Path below the corpus folder. */
  readonly name: string;
  readonly text: string;
}

/** The corpus of some texts, policy-corpus.yaml among them; their URIs are `file:///corpus/<name>`. */
export function corpusOf(texts: readonly NamedText[]): Corpus {
  const files = texts.filter(({ name }) => !isSidecarName(name));
  const sidecars = texts
    .filter(({ name }) => isSidecarName(name))
    .map(({ name, text }) => ({ uri: uriOf(name), name, text, problem: null, detail: '' }));
  return openCorpus([{ segment: segmentOf(files), deadFiles: new Set() }], sidecars);
}

/** A text that has been read already. */
export interface ReadText {
  readonly uri: string;
  readonly name: string;
  readonly source: string;
  readonly text: PolicyText;
}

/** The corpus of some clauses of one text at hand; it numbers them in their order. */
export function corpusOfText({ uri, name, source, text }: ReadText, clauses: readonly ClauseSpan[]): Corpus {
  const row = { uri, name, bytes: source.length, problem: null, detail: '', contentHash: '' };
  const segment = segmentOfFiles([{ ...row, content: { source, text, clauses } }]);
  return openCorpus([{ segment, deadFiles: new Set() }], []);
}

/** One segment of some texts. */
export function segmentOf(texts: readonly NamedText[]): Segment {
  return segmentOfFiles(texts.map(readNamedText));
}

function segmentOfFiles(read: readonly ReadFile[]): Segment {
  const builder = new SegmentBuilder();
  const files = read.toSorted((a, b) => compareText(a.uri, b.uri));
  for (const file of files) builder.add(file);
  return Segment.open(builder.finish())!;
}

function uriOf(name: string): string {
  return URI.file(`/corpus/${name}`).toString();
}

function readNamedText({ name, text: source }: NamedText): ReadFile {
  const text = readPolicyText(source, { format: formatOf(name), name });
  const row = { uri: uriOf(name), name, bytes: source.length, problem: null, detail: '' };
  return { ...row, contentHash: '', content: { source, text, clauses: clausesOf(text) } };
}
