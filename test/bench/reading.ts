/** Reading laws against segmenting the same text; what the reader and the files themselves leave out. */

import { formatOf } from '../../server/src/ingest/read-paragraphs.ts';
import { readPolicyText } from '../../server/src/policy/read-policy-text.ts';
import { firstGap } from '../unit/article-gaps.ts';
import { structures } from './index-build.ts';
import { loadJieba } from './jieba.ts';
import { type Materials, textOf } from './materials.ts';
import { heading, line, milliseconds, processorTime, ratio } from './measure.ts';

/** False when fewer than 99 % of the files give a title and articles without gaps of the reader's making. */
export function benchReading({ files }: Materials): boolean {
  const collected = files.filter(({ path }) => /[\\/]laws[\\/]/.test(path));
  const laws = collected.length > 0 ? collected : files;
  heading(`Reading: ${laws.length} laws, ${(laws.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1)} MB`);
  structures(laws.slice(0, 200));
  const reading = processorTime(() => structures(laws));
  line('decoding, structure and clauses', milliseconds(reading));
  const cut = loadJieba();
  if (cut === null) line('nodejieba', 'has no binary here: not compared');
  else {
    const texts = laws.map(textOf);
    const cutting = processorTime(() => {
      for (const text of texts) cut(text, true);
    });
    line('nodejieba.cut over the same text', milliseconds(cutting));
    line('reading / nodejieba.cut', ratio(reading / cutting, { atMost: 1 }));
  }
  return reportOutlines(laws);
}

function reportOutlines(laws: Materials['files']): boolean {
  const own: string[] = [];
  const faults: string[] = [];
  for (const file of laws) {
    const source = textOf(file);
    const document = readPolicyText(source, { format: formatOf(file.name), name: file.name }).documents[0];
    const gap = document === undefined ? null : firstGap(document, source);
    if (document === undefined || document.title === '') faults.push(`${file.name}: no title`);
    else if (gap !== null) (gap.own ? own : faults).push(`${file.name}: ${gap.read} instead of ${gap.expected}`);
  }
  const share = 1 - faults.length / laws.length;
  line('files with a title and articles without gaps', `${(100 * share).toFixed(2)} %  (bar: at least 99 %)`);
  for (const fault of faults) console.log(`    reader: ${fault}`);
  line('files that have a gap themselves', `${own.length}`);
  for (const gap of own) console.log(`    file: ${gap}`);
  return share >= 0.99;
}
