/** Building the index against what cannot be avoided (reading the files, reading their structure) and against segmenting. */
import { readFileSync } from 'node:fs';
import { decode } from '../../server/src/ingest/decode.ts';
import { formatOf } from '../../server/src/ingest/read-paragraphs.ts';
import { refreshCorpus } from '../../server/src/platform/refresh-corpus.ts';
import { nothingStored } from '../../server/src/platform/stored-corpus.ts';
import { clausesOf } from '../../server/src/policy/clauses.ts';
import { readPolicyText } from '../../server/src/policy/read-policy-text.ts';
import { loadJieba } from './jieba.ts';
import { type Materials, textOf } from './materials.ts';
import { heading, line, milliseconds, processorTime, ratio, timed } from './measure.ts';

export function benchIndexBuild({ files, bytes }: Materials): void {
  heading(`Index build: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
  // Once beforehand, so that every side finds warm code and a warm file cache.
  structures(files.slice(0, 200));
  refreshCorpus(nothingStored, files.slice(0, 200), () => {});
  const reading = timed(() => {
    for (const file of files) decode(readFileSync(file.path));
  }).milliseconds;
  let structure = 0;
  const structureWork = processorTime(() => {
    structure = timed(() => structures(files)).milliseconds;
  });
  let build = { milliseconds: 0, result: nothingStored };
  const buildWork = processorTime(() => {
    build = timed(() => refreshCorpus(nothingStored, files, () => {}));
  });
  line('reading and decoding the files', milliseconds(reading));
  line('reading the files and their structure', milliseconds(structure));
  line('the index: reading, structure, packing', milliseconds(build.milliseconds));
  line('index / files and structure, processor time', ratio(buildWork / structureWork, { atMost: 2 }));
  line('index / files alone', ratio(build.milliseconds / reading));
  const size = build.result.segments.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  line('index with its text / corpus', ratio(size / bytes));
  const cut = loadJieba();
  if (cut === null) {
    line('nodejieba', 'has no binary here: not compared');
    return;
  }
  const texts = files.map(textOf);
  const cutting = timed(() => {
    for (const text of texts) cut(text, true);
  }).milliseconds;
  line('nodejieba.cut over the same text', milliseconds(cutting));
  line('index / nodejieba.cut', ratio(build.milliseconds / cutting));
}

/** Decodes the files and reads their structure and clauses. */
export function structures(files: Materials['files']): void {
  for (const file of files) {
    const decoded = decode(readFileSync(file.path));
    if (decoded.ok) clausesOf(readPolicyText(decoded.text, { format: formatOf(file.name), name: file.name }));
  }
}
