import { ParagraphReader } from '../ingest/paragraph-reader.ts';
import { KnownDocuments } from './documents/known-documents.ts';
import type { PolicyText } from './model.ts';
import { assembleText, type ReadOptions } from './read-policy-text.ts';

/** Gives the same as {@link readPolicyText} for every version of a draft, but reads only the paragraphs that changed. */
export class DraftReader {
  readonly #paragraphs: ParagraphReader;
  readonly #documents: KnownDocuments;

  #last: { readonly source: string; readonly options: ReadOptions; readonly text: PolicyText } | null = null;

  constructor(paragraphs = new ParagraphReader(), documents = new KnownDocuments()) {
    this.#paragraphs = paragraphs;
    this.#documents = documents;
  }

  /** A reader that goes on from here by itself: for other states of the draft, which are no versions of it. */
  fork(): DraftReader {
    const paragraphs = this.#paragraphs.fork();
    return new DraftReader(paragraphs, this.#documents.fork(paragraphs.last?.paragraphs ?? []));
  }

  read(source: string, options: ReadOptions = { format: 'text' }): PolicyText {
    const last = this.#last;
    if (
      last &&
      last.source === source &&
      last.options.format === options.format &&
      last.options.name === options.name
    ) {
      return last.text;
    }
    const text = assembleText(this.#paragraphs.read(source, options.format), options, this.#documents);
    this.#last = { source, options, text };
    return text;
  }
}
