import { ParagraphReader } from '../ingest/paragraph-reader.ts';
import { onceForEach } from '../ingest/print.ts';
import { succeed } from './draft-versions.ts';
import { factsOf } from './facts.ts';
import { KnownDocuments } from './known-documents.ts';
import type { PolicyText } from './model.ts';
import { assembleText, type ReadOptions } from './read-policy-text.ts';

const knownFacts = onceForEach(factsOf);

/** Gives the same as {@link readPolicyText} for every version of a draft, but reads only the paragraphs that changed. */
export class DraftReader {
  readonly #paragraphs = new ParagraphReader();
  readonly #documents = new KnownDocuments();
  #last: PolicyText | null = null;

  read(source: string, options: ReadOptions = { format: 'text' }): PolicyText {
    const paragraphs = this.#paragraphs.read(source, options.format);
    const text = assembleText(paragraphs, options, knownFacts, this.#documents);
    if (this.#last) succeed(this.#last, text);
    this.#last = text;
    return text;
  }
}
