/** What one of the threads does that search the sentences of a long draft, and the messages between it and {@link SlipSearch}. */
import { finished } from '../corpus/stepwise.ts';
import { type Slip, slipsIn } from '../corpus/wording-slips.ts';
import { createSegmenter } from './segmenter.ts';
import { openStored, type StoredCorpus } from './stored-corpus.ts';

export interface SlipJob {
  readonly stored: StoredCorpus;
  /** URI of the draft. */
  readonly draft: string;
  readonly sentences: readonly string[];
  /** How many sentences the threads have taken. */
  readonly taken: SharedArrayBuffer;
}

/** What was found in the sentences from `first` on. */
export interface SlipMessage {
  readonly first: number;
  readonly slips: readonly (readonly Slip[])[];
}

/** Sentences taken at once. */
const batch = 100;

/** Searches sentences that no other thread has taken until there are none. `bundleFolder`: see {@link createSegmenter}. */
export function runSlipJob(job: SlipJob, bundleFolder: string, tell: (message: SlipMessage) => void): void {
  const corpus = openStored(job.stored).without(job.draft);
  const segmenter = createSegmenter(bundleFolder);
  finished(corpus.learn(job.sentences));
  const taken = new Int32Array(job.taken);
  for (;;) {
    const first = Atomics.add(taken, 0, batch);
    if (first >= job.sentences.length) return;
    const slips = job.sentences.slice(first, first + batch).map((sentence) => slipsIn(corpus, segmenter, sentence));
    tell({ first, slips });
  }
}
