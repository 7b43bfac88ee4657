/** The table of figures of a long plan, made again after each keystroke, and the checks that rest on it. */

import { ownFigures } from '../../server/src/checks/figure/own-figures.ts';
import { isParagraphCheck } from '../../server/src/checks/paragraph-findings.ts';
import { checks } from '../../server/src/checks/registry.ts';
import { openCorpus } from '../../server/src/corpus/snapshot.ts';
import type { ListedFile } from '../../server/src/platform/corpus-files.ts';
import { refreshCorpus } from '../../server/src/platform/refresh-corpus.ts';
import { createSegmenter } from '../../server/src/platform/segmenter.ts';
import { nothingStored, partsOf } from '../../server/src/platform/stored-corpus.ts';
import { DraftReader } from '../../server/src/policy/draft-reader.ts';
import { readPolicyText } from '../../server/src/policy/read-policy-text.ts';
import { type Materials, textOf } from './materials.ts';
import { distribution, heading, line, milliseconds, seededRandom, spread, timed } from './measure.ts';

const keystrokes = 120;
/** Keystrokes before the measured ones, until the code is compiled. */
const warming = 40;

export function benchFigures({ files }: Materials): void {
  const named = files.filter(({ path }) => /[\\/](?:seeds|reports)[\\/]/.test(path));
  const { source: text, file } = longestPlan(named.length > 0 ? named : files);
  const rest = (named.length > 0 ? named : files).filter((other) => other !== file);
  const corpus = openCorpus(partsOf(refreshCorpus(nothingStored, rest, () => {})));
  const reference = { corpus, segmenter: createSegmenter(process.cwd()) };
  const run = checks.filter((check) => /^(?:figure|alignment)\//.test(check.code));
  const reader = new DraftReader();
  const make = (source: string) => {
    const reading = timed(() => reader.read(source, { format: 'text', name: 'draft.policy' }));
    const read = reading.result;
    // What reading has left over is collected now, so that it is not counted here.
    globalThis.gc?.();
    const { milliseconds: table } = timed(() => ownFigures(read));
    const draft = { uri: 'untitled:draft', source, text: read };
    const checked = run.map((check) =>
      isParagraphCheck(check) ? 0 : timed(() => [...check.run(draft, reference)].length).milliseconds,
    );
    return {
      figures: ownFigures(read).reduce((count, { said }) => count + said.figures.length, 0),
      reading: reading.milliseconds,
      table,
      checked,
    };
  };

  let source = text;
  const first = make(source);
  heading(`Figures of a plan of ${Math.round(Buffer.byteLength(source) / 1000)} KB: ${first.figures}`);
  line('table, first', milliseconds(first.table));
  const random = seededRandom(5);
  const readings: number[] = [];
  const tables: number[] = [];
  const times = run.map((): number[] => []);
  for (let count = -warming; count < keystrokes; count++) {
    const at = random(source.length);
    source = `${source.slice(0, at)}${'的1了2'[random(4)]}${source.slice(at)}`;
    const again = make(source);
    if (count < 0) continue;
    readings.push(again.reading);
    tables.push(again.table);
    for (const [index, time] of again.checked.entries()) times[index]!.push(time);
  }
  line('reading after a keystroke, for comparison', spread(distribution(readings)));
  line('table after a keystroke (bar: p99 at most 5 ms)', spread(distribution(tables)));
  for (const [index, { code }] of run.entries()) line(`  ${code}`, spread(distribution(times[index]!)));
}

/** The document with the most figures: the text of it alone, as a draft has it. */
function longestPlan(files: readonly ListedFile[]): { readonly source: string; readonly file: ListedFile } {
  let longest = { source: '', file: files[0]!, figures: -1 };
  for (const file of files) {
    const source = textOf(file);
    const { documents, places } = readPolicyText(source, { format: 'text', name: file.name });
    for (const { indicators, firstParagraph, endParagraph } of documents) {
      if (indicators.length <= longest.figures) continue;
      const [start, end] = [places.starts[firstParagraph] ?? 0, places.end(endParagraph - 1) ?? 0];
      longest = { source: source.slice(start, end), file, figures: indicators.length };
    }
  }
  return longest;
}
