import { ParagraphReader } from '../ingest/paragraph-reader.ts';
import { KnownDocuments } from './known-documents.ts';
import type { PolicyText } from './model.ts';
import { assembleText, type ReadOptions } from './read-policy-text.ts';

/** Gives the same as {@link readPolicyText} for every version of a draft, but reads only the paragraphs that changed. */
export class DraftReader {
  readonly #paragraphs = new ParagraphReader();
  readonly #documents = new KnownDocuments();

  #last: { readonly source: string; readonly options: ReadOptions; readonly text: PolicyText } | null = null;

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
    const paragraphs = this.#paragraphs.read(source, options.format);
    const text = assembleText(paragraphs, options, this.#documents);
    this.#last = { source, options, text };
    return text;
  }
}
