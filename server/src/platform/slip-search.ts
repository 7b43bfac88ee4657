/**
 * Searches the very many sentences of a long draft for slips in threads of their own, which read the same memory of packed
 * segments. They end with their work and give back what they took.
 */
import { availableParallelism, freemem } from 'node:os';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Corpus } from '../corpus/corpus.ts';
import type { SearchedDraft, SlipSearcher } from '../corpus/wording/slip-question.ts';
import type { SlipJob, SlipMessage } from './slip-job.ts';
import { storedOf } from './stored-corpus.ts';

/** Machines in offices have little more to spare. */
const mostThreads = 3;
/** What a thread takes, in bytes: the segmenter's dictionary, the clauses of the draft's links, its own heap. */
const threadMemory = 150_000_000;

/**
 * Starts threads that make themselves ready for a draft, while what is to be searched of it is being found out. `workerPath`: bundle
 * of `server/src/slip-worker.ts`. Null where the machine has no memory left for it or the corpus cannot be opened by another
 * thread.
 */
export function slipSearcher(
  workerPath: string,
  corpus: Corpus,
  draft: SearchedDraft,
  threads = affordable(),
): SlipSearcher | null {
  const stored = storedOf(corpus);
  if (!stored || threads < 1) return null;
  const taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const works = Int32Array.from(corpus.documents, ({ work }) => work);
  const workers = portsBetween(threads).map((others, number) => {
    const job: SlipJob = { stored, works, draft: draft.uri, source: draft.source, taken, number, others };
    return new Worker(workerPath, { workerData: job, transferList: [...others] });
  });
  const stop = () => {
    for (const worker of workers) void worker.terminate();
  };
  const ends = workers.map(
    (worker) =>
      new Promise<void>((resolve, reject) => {
        worker.on('error', reject);
        worker.on('exit', () => resolve());
      }),
  );
  const done = Promise.all(ends).then(
    () => {},
    (error: unknown) => {
      stop();
      throw error;
    },
  );
  // A thread may fail before anybody asks for something.
  done.catch(() => {});
  return {
    search({ sentences, found, searched }) {
      for (const worker of workers) {
        worker.on('message', ({ first, slips, searches }: SlipMessage) => {
          searched(sentences.slice(first, first + slips.length), searches);
          slips.forEach((of, index) => {
            found(sentences[first + index]!, of);
          });
        });
        worker.postMessage(sentences);
      }
      return { done, stop };
    },
    stop,
  };
}

/** Threads that the machine can spare now: one processor is left to the requests and to the editor. */
function affordable(): number {
  const processors = Math.max(1, availableParallelism() - 1);
  return Math.min(mostThreads, processors, Math.floor(freemem() / threadMemory));
}

/** For each thread its ports to the others, in their order. */
function portsBetween(threads: number): readonly (readonly MessagePort[])[] {
  const ports: MessagePort[][] = Array.from({ length: threads }, () => []);
  for (let one = 0; one < threads; one++) {
    for (let other = one + 1; other < threads; other++) {
      const { port1, port2 } = new MessageChannel();
      ports[one]!.push(port1);
      ports[other]!.push(port2);
    }
  }
  return ports;
}
