/**
 * What a keystroke in a long draft costs besides the checks of wording: reading the draft again, its table of figures, all
 * other checks; and these checks over the whole draft, cold and warm. Wall time tells what the drafter waits, processor
 * time what it takes whatever else the machine does.
 */
import { ownFigures } from '../../server/src/checks/figure/own-figures.ts';
import { checks } from '../../server/src/checks/registry.ts';
import { intlSegmenter } from '../../server/src/corpus/intl-segmenter.ts';
import { openCorpus } from '../../server/src/corpus/snapshot.ts';
import { checkedDraft } from '../../server/src/features/diagnose.ts';
import { defaultFindingSettings } from '../../server/src/features/findings/finding-settings.ts';
import type { ListedFile } from '../../server/src/platform/corpus-files.ts';
import { refreshCorpus } from '../../server/src/platform/refresh-corpus.ts';
import { nothingStored, partsOf } from '../../server/src/platform/stored-corpus.ts';
import { DraftReader } from '../../server/src/policy/draft-reader.ts';
import { longDraft, type Materials, textOf } from './materials.ts';
import {
  distribution,
  heading,
  line,
  milliseconds,
  pause,
  processorTime,
  seededRandom,
  spread,
  threadTime,
  timed,
} from './measure.ts';

/** Of fewer the 99th percentile would be the slowest but two. */
const keystrokes = 1000;
/** Keystrokes before the measured ones, until the code is compiled. */
const warming = 60;

export async function benchKeystroke({ files }: Materials): Promise<void> {
  const reports = longDraft(files);
  await measure('Work reports one after the other', reports.source, reports.others);
  const longest = files.filter(({ path }) => !/[\\/]laws[\\/]/.test(path)).sort((a, b) => b.bytes - a.bytes)[0];
  if (!longest) return;
  await measure(
    'The longest file',
    textOf(longest),
    files.filter((file) => file !== longest),
  );
}

async function measure(name: string, text: string, others: readonly ListedFile[]): Promise<void> {
  const corpus = openCorpus(partsOf(refreshCorpus(nothingStored, others, () => {})));
  const reference = { corpus, segmenter: intlSegmenter() };
  const options = {
    checks: checks.filter(({ code }) => !code.startsWith('wording/')),
    settings: defaultFindingSettings,
    baseline: new Set<string>(),
  };
  const failed = (code: string, error: unknown) => {
    throw new Error(code, { cause: error });
  };
  let reader = new DraftReader();
  const read = (source: string) => reader.read(source, { format: 'text', name: 'draft.policy' });
  const check = (source: string, read: ReturnType<DraftReader['read']>) =>
    checkedDraft({ uri: 'untitled:draft', source, text: read }, reference, options, failed);

  const bytes = Math.round(Buffer.byteLength(text) / 1000);
  heading(`A keystroke in a draft of ${bytes} KB, without the checks of wording. ${name}`);
  // What is made of a corpus at the first question is made by the server between requests.
  const first = '一、总体要求\n\n根据《城市绿化条例》第三条，到2025年，全市森林覆盖率达到57%。\n';
  check(first, read(first));
  const cold = read(text);
  line(
    'checked in full, cold (bar: 300 ms)',
    inFull(() => check(text, cold)),
  );
  // Nothing of the paragraphs is known to a new reader, only of the corpus.
  reader = new DraftReader();
  const again = read(text);
  line(
    'checked in full, warm (bar: 300 ms)',
    inFull(() => check(text, again)),
  );

  const type = typist(text);
  const waits = { reading: [] as number[], figures: [] as number[], checking: [] as number[] };
  let processor = 0;
  for (let count = -warming; count < keystrokes; count++) {
    const source = type();
    const taken = processorTime(() => {
      const reading = timed(() => read(source));
      const figures = timed(() => ownFigures(reading.result));
      const checking = timed(() => check(source, reading.result));
      if (count < 0) return;
      waits.reading.push(reading.milliseconds);
      waits.figures.push(figures.milliseconds);
      waits.checking.push(checking.milliseconds);
    });
    if (count >= 0) processor += taken;
    await pause();
  }
  line('read after a keystroke', spread(distribution(waits.reading)));
  line('table of figures after a keystroke (bar: p99 5 ms)', spread(distribution(waits.figures)));
  line('checked after a keystroke (bar: p99 5 ms)', spread(distribution(waits.checking)));
  line('all three, processor time, mean', milliseconds(processor / keystrokes));
}

/**
 * What is waited for, and the processor time of all threads with that of the one which does the work: the others collect
 * garbage and compile what runs often.
 */
function inFull(work: () => unknown): string {
  let waited = 0;
  let thread: number | null = null;
  const all = processorTime(() => {
    thread = threadTime(() => {
      waited = timed(work).milliseconds;
    });
  });
  const own = thread === null ? '' : `, ${milliseconds(thread)} of it on the thread that is waited for`;
  return `${milliseconds(waited)}; processor time ${milliseconds(all)}${own}`;
}

/** Types and deletes at places all over a text, every twentieth time a line break; gives the text after each keystroke. */
function typist(text: string): () => string {
  const random = seededRandom(17);
  let source = text;
  return () => {
    const at = random(source.length);
    const kind = random(20);
    const typed = kind === 0 ? '\n' : kind < 4 ? '' : '的了和在1《'[random(6)]!;
    source = source.slice(0, at) + typed + source.slice(typed === '' ? at + 1 : at);
    return source;
  };
}
