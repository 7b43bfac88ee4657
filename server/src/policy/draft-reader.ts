import { ParagraphReader } from '../ingest/paragraph-reader.ts';
import { KnownDocuments } from './known-documents.ts';
import type { PolicyText } from './model.ts';
import { assembleText, type ReadOptions } from './read-policy-text.ts';

/** Gives the same as {@link readPolicyText} for every version of a draft, but reads only the paragraphs that changed. */
export class DraftReader {
  readonly #paragraphs = new ParagraphReader();
  readonly #documents = new KnownDocuments();

  read(source: string, options: ReadOptions = { format: 'text' }): PolicyText {
    const paragraphs = this.#paragraphs.read(source, options.format);
    return assembleText(paragraphs, options, this.#documents);
  }
}
