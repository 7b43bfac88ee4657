/** What one of the threads does that search the sentences of a long draft, and the messages between it and slip-search.ts. */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { FoundInShare, LinkReaders } from '../corpus/search/link-scan.ts';
import { finished } from '../corpus/stepwise.ts';
import { packedSearches } from '../corpus/wording/candidates.ts';
import { type Slip, slipsIn } from '../corpus/wording/slips.ts';
import { createSegmenter } from './segmenter.ts';
import { openStored, type StoredCorpus } from './stored-corpus.ts';

/** What a thread is started with; the sentences are told when they are known. */
export interface SlipJob {
  readonly stored: StoredCorpus;
  /** Of its documents. */
  readonly works: Int32Array;
  /** URI of the draft, and its text when it was opened. */
  readonly draft: string;
  readonly source: string;
  /** How many sentences the threads have taken. */
  readonly taken: SharedArrayBuffer;
  /** This thread among those who do the job, and its ports to them in their order, without itself. */
  readonly number: number;
  readonly others: readonly MessagePort[];
}

/** What was found in the sentences from `first` on, and what their segments led to. */
export interface SlipMessage {
  readonly first: number;
  readonly slips: readonly (readonly Slip[])[];
  readonly searches: Uint32Array;
}

/** Milliseconds between two looks for what another thread has found. */
const interval = 1;

/** Hands what this thread found to the others, and waits for what they did: each as often as the others, as they look for the same. */
function exchangeOver({ number, others }: SlipJob): LinkReaders['exchange'] {
  return (own) => {
    const { links, clauses } = own;
    // Whole copies: of a view all that it looks at would be sent.
    for (const port of others) port.postMessage({ ...own, links: links.slice(), clauses: clauses.slice() });
    const nobody = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const all = others.map((port) => {
      for (;;) {
        const received = receiveMessageOnPort(port);
        if (received) return received.message as FoundInShare;
        Atomics.wait(nobody, 0, 0, interval);
      }
    });
    return all.toSpliced(number, 0, own);
  };
}

/** Sentences taken at once. */
const batch = 100;

/**
 * Makes ready what a thread needs, and learns what the draft's text leads to while it is read elsewhere; gives what searches those
 * of its sentences that no other thread has taken until there are none. `bundleFolder`: see {@link createSegmenter}.
 */
export function readySlipJob(
  job: SlipJob,
  bundleFolder: string,
  tell: (message: SlipMessage) => void,
): (all: readonly string[]) => void {
  const corpus = openStored(job.stored, job.works).without(job.draft);
  const readers = { number: job.number, of: job.others.length + 1, exchange: exchangeOver(job) };
  // Lines that are wrapped, or end a paragraph, are read as if they went on: a few links more than its sentences have.
  finished(corpus.learn([job.source], readers));
  const segmenter = createSegmenter(bundleFolder);
  // Its dictionary takes some time to be read.
  segmenter.words('');
  return (all) => {
    // What the draft says by now.
    finished(corpus.learn(all, readers));
    for (const port of job.others) port.close();
    const taken = new Int32Array(job.taken);
    for (;;) {
      const first = Atomics.add(taken, 0, batch);
      if (first >= all.length) return;
      const sentences = all.slice(first, first + batch);
      const slips = sentences.map((sentence) => slipsIn(corpus, segmenter, sentence));
      tell({ first, slips, searches: packedSearches(corpus, segmenter, sentences) });
    }
  };
}
