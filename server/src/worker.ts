/** Worker entry: reads corpus files off the request thread. One job, then it ends and gives its memory back. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type CorpusJob, runCorpusJob } from './platform/corpus-job.ts';
import { createSegmenter } from './platform/segmenter.ts';

// The program is its own version: any change of it may read other facts out of the same files.
const name = createHash('sha256').update(readFileSync(__filename)).digest('hex');
const reader = { name, segmenter: createSegmenter(__dirname) };
void runCorpusJob(workerData as CorpusJob, reader, (message) => parentPort!.postMessage(message));
