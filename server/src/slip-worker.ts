/** Thread entry: searches sentences of a long draft for slips, off the request thread. One job, then it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { readySlipJob, type SlipJob } from './platform/slip-job.ts';

const search = readySlipJob(workerData as SlipJob, __dirname, (message) => parentPort!.postMessage(message));
parentPort!.once('message', search);
