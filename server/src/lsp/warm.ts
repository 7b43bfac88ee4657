/** Makes what would else be made at the first question while nobody waits, in slices between requests. */
import type { Corpus } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
import type { Context } from '../features/context.ts';
import { firstQuestions } from '../features/first-questions.ts';
import { inSlices } from './slices.ts';

/** Does nothing for an empty corpus; leaves off when the corpus is replaced. */
export async function warm(corpus: () => Corpus, segmenter: Segmenter): Promise<void> {
  const present = corpus();
  if (present.clauseCount === 0) return;
  try {
    await inSlices(steps(present, segmenter), () => corpus() !== present);
  } catch {
    // The request that needs it will tell.
  }
}

/** In shorter drafts every answer comes at once. */
const shortest = 20_000;

/**
 * Asks about the first long draft that was checked what will be asked about it: see `features/first-questions.ts`. Does nothing
 * when it has been done.
 */
export class FirstQuestions {
  #isDone = false;

  async ask(context: Context, corpus: () => Corpus): Promise<void> {
    if (this.#isDone || context.corpus.clauseCount === 0 || context.draft.source.length < shortest) return;
    this.#isDone = true;
    try {
      await inSlices(firstQuestions(context), () => corpus() !== context.corpus);
    } catch {
      // The request that fails will tell.
    }
  }
}

function* steps(corpus: Corpus, segmenter: Segmenter): Generator<undefined, void> {
  yield* corpus.prepare();
  corpus.near('政策文件', { limit: 1, minimumSimilarity: 0.9, mode: 'whole' });
  yield undefined;
  corpus.continuations('工作', 1);
  yield undefined;
  segmenter.words('政策文件');
}
