/** All checks over a long draft: in full, and again after each keystroke. */
import { join } from 'node:path';
import type { Check } from '../../server/src/checks/check.ts';
import { checks } from '../../server/src/checks/registry.ts';
import { CheckClock } from '../../server/src/cli/timing.ts';
import { finished } from '../../server/src/corpus/stepwise.ts';
import { decidedTerms } from '../../server/src/corpus/wording/replaced.ts';
import { checkedDraft } from '../../server/src/features/diagnose.ts';
import { defaultFindingSettings } from '../../server/src/features/findings/finding-settings.ts';
import { refreshCorpus } from '../../server/src/platform/refresh-corpus.ts';
import { createSegmenter } from '../../server/src/platform/segmenter.ts';
import { nothingStored, openStored } from '../../server/src/platform/stored-corpus.ts';
import { DraftReader } from '../../server/src/policy/draft-reader.ts';
import { longDraft, type Materials } from './materials.ts';
import {
  distribution,
  heading,
  line,
  milliseconds,
  pause,
  processorTime,
  seededRandom,
  spread,
  timed as taken,
} from './measure.ts';

const keystrokes = 400;
/** Keystrokes before the measured ones, until the code is compiled. */
const warming = 60;
/** Keystrokes behind them, by which each check's own time is told: the clock itself takes some. */
const clocked = 200;
/** The slowest checks that are named. */
const named = 8;

export async function benchChecks({ files }: Materials): Promise<void> {
  const segmenter = createSegmenter(join(process.cwd(), 'dist'));
  const { source: text, others } = longDraft(files);
  const read = refreshCorpus(nothingStored, others, () => {});
  // What the worker hands over with it.
  const corpus = openStored({ ...read, terms: finished(decidedTerms(openStored(read), segmenter)) });
  const clock = new CheckClock();
  const timed = clock.timed(checks);
  const reader = new DraftReader();
  const settings = { settings: defaultFindingSettings, baseline: new Set<string>() };
  const failed = (code: string, error: unknown) => {
    throw new Error(code, { cause: error });
  };
  const check = (source: string, run: readonly Check[]) => {
    const read = taken(() => reader.read(source, { format: 'text', name: 'draft.policy' }));
    const draft = { uri: 'untitled:draft', source, text: read.result };
    const options = { checks: run, ...settings };
    let found = 0;
    let waited = 0;
    const processor = processorTime(() => {
      const checked = taken(() => checkedDraft(draft, { corpus, segmenter }, options, failed));
      waited = checked.milliseconds;
      found = checked.result.shown.length;
    });
    return { read: read.milliseconds, checked: waited, processor, found };
  };

  let source = text;
  heading(`All checks over a draft of ${Math.round(Buffer.byteLength(source) / 1000)} KB`);
  check('一、总体要求\n\n坚持稳中求进工作总基调。\n', timed); // what is made at the first question
  const before = times(clock);
  const full = check(source, timed);
  line('read in full', milliseconds(full.read));
  line(`checked in full, ${full.found} findings`, milliseconds(full.checked));
  for (const { code, time } of since(clock, before)) line(`  ${code}`, milliseconds(time));

  const random = seededRandom(11);
  const typed = async (strokes: number, run: readonly Check[]) => {
    const spent = { reads: [] as number[], checks: [] as number[], processor: [] as number[] };
    for (let count = 0; count < strokes; count++) {
      const at = random(source.length);
      source = `${source.slice(0, at)}${'的了和在'[random(4)]}${source.slice(at)}`;
      const again = check(source, run);
      spent.reads.push(again.read);
      spent.checks.push(again.checked);
      spent.processor.push(again.processor);
      await pause();
    }
    return spent;
  };
  check(source, checks);
  const cold = await typed(warming, checks);
  const { reads, checks: waits, processor } = await typed(keystrokes, checks);
  line('read again after a keystroke', spread(distribution(reads)));
  line('checked again after a keystroke (bar: p99 5 ms)', spread(distribution(waits)));
  line('  processor time of all threads', spread(distribution(processor)));
  line(`  the ${warming} before them, while code is compiled`, spread(distribution(cold.checks)));
  check(source, timed);
  const untyped = times(clock);
  await typed(clocked, timed);
  for (const { code, time } of since(clock, untyped)) line(`  ${code}, mean`, milliseconds(time / clocked));
}

/** What each check has taken so far, in milliseconds. */
function times(clock: CheckClock): ReadonlyMap<string, number> {
  return new Map(clock.slowest(checks.length).map(({ code, time }) => [code, time]));
}

/** The checks that took most time since then. */
function since(clock: CheckClock, before: ReadonlyMap<string, number>) {
  return [...times(clock)]
    .map(([code, time]) => ({ code, time: time - (before.get(code) ?? 0) }))
    .sort((a, b) => b.time - a.time)
    .slice(0, named);
}
