import { ParagraphReader } from '../ingest/paragraph-reader.ts';
import { factsOf, type ParagraphFacts } from './facts.ts';
import type { PolicyText } from './model.ts';
import { assembleText, type ReadOptions } from './read-policy-text.ts';

/** Gives the same as {@link readPolicyText} for every version of a draft, but reads only the paragraphs that changed. */
export class DraftReader {
  readonly #paragraphs = new ParagraphReader();
  #facts = new Map<string, ParagraphFacts>();

  read(source: string, options: ReadOptions = { format: 'text' }): PolicyText {
    const fresh = new Map<string, ParagraphFacts>();
    const text = assembleText(this.#paragraphs.read(source, options.format), options, (paragraph) => {
      const facts = fresh.get(paragraph) ?? this.#facts.get(paragraph) ?? factsOf(paragraph);
      fresh.set(paragraph, facts);
      return facts;
    });
    // Only what the last version held is kept, so that a long session does not grow.
    this.#facts = fresh;
    return text;
  }
}
