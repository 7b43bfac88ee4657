/**
 * The index side by side with MiniSearch, FlexSearch and ripgrep on the same clauses. The two engines of words get
 * nodejieba's words; all of them the clauses in folded form, so that nobody is asked to fold.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { corpusOfClauses } from './corpus-of-clauses.ts';
import { loadJieba } from './jieba.ts';
import { phrases, slips } from './materials.ts';
import { distribution, heading, line, milliseconds, timed } from './measure.ts';
import { ripgrepPath } from './ripgrep.ts';

/** Clauses that everybody is measured on: the engines of words need minutes and gigabytes for all of them. */
const CLAUSES = 30_000;
const EXACT = 100;
const RANKED = 50;

interface Engine {
  readonly name: string;
  /** Makes the index; returns bytes of memory it takes, null where it takes none. */
  build(clauses: readonly string[]): number | null;
  /** Clauses that hold the phrase. */
  count(phrase: string): number;
  /** The ten clauses most alike, the best first; null where it cannot be asked. */
  best: ((sentence: string) => readonly number[]) | null;
}

export async function benchEngines(corpus: Corpus): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-drafting-engines-'));
  try {
    const clauses = drawn(corpus);
    heading(
      `Side by side: ${clauses.length} clauses, ${(clauses.join('').length / 1e6).toFixed(1)} million characters`,
    );
    const words = loadJieba();
    const engines: Engine[] = [own()];
    if (words === null) line('MiniSearch, FlexSearch', 'nodejieba has no binary here: not compared');
    else {
      const cut = (text: string) => words(text, true);
      engines.push(miniSearch(cut), flexSearch(cut));
    }
    const ripgrep = await ripgrepPath();
    if (ripgrep === null) line('ripgrep', 'neither the development dependency nor PATH has it: not compared');
    else engines.push(grep(ripgrep, folder));
    const exact = phrases(corpus, 4 * EXACT, 8, 31).filter((phrase) => clauses.some((text) => text.includes(phrase)));
    const truth = exact.slice(0, EXACT).map((phrase) => clauses.filter((text) => text.includes(phrase)).length);
    const asked = slips(corpus, 20 * RANKED, 37)
      .map(({ right, wrong }) => ({ right: fold(right), wrong: fold(wrong) }))
      .filter(({ right }) => clauses.includes(right))
      .slice(0, RANKED);
    for (const engine of engines) report(engine, clauses, exact.slice(0, EXACT), truth, asked);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fold(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Every so-manieth clause of the corpus, each wording once. */
function drawn(corpus: Corpus): readonly string[] {
  const step = Math.max(1, Math.floor(corpus.clauseCount / CLAUSES));
  const found = new Set<string>();
  for (let clause = 0; clause < corpus.clauseCount; clause += step) found.add(fold(corpus.clause(clause).text));
  return [...found].filter((text) => text.length > 1);
}

function report(
  engine: Engine,
  clauses: readonly string[],
  exact: readonly string[],
  truth: readonly number[],
  asked: readonly { readonly right: string; readonly wrong: string }[],
): void {
  const built = timed(() => engine.build(clauses));
  for (const phrase of exact.slice(0, 20)) engine.count(phrase);
  let wrong = 0;
  const exactTimes = exact.map((phrase, at) => {
    const { milliseconds: spent, result } = timed(() => engine.count(phrase));
    if (result !== truth[at]) wrong++;
    return spent;
  });
  const parts = [
    `build ${milliseconds(built.milliseconds)}`,
    built.result === null ? 'no index' : `${(built.result / 1e6).toFixed(1)} MB`,
    `exact p50 ${milliseconds(distribution(exactTimes).p50)}, wrong counts ${wrong} of ${exact.length}`,
  ];
  const { best } = engine;
  if (best) {
    let found = 0;
    for (const { wrong: sentence } of asked.slice(0, 10)) best(sentence);
    const times = asked.map(({ right, wrong: sentence }) => {
      const { milliseconds: spent, result } = timed(() => best(sentence));
      if (result.some((clause) => clauses[clause] === right)) found++;
      return spent;
    });
    parts.push(`top 10 p50 ${milliseconds(distribution(times).p50)}, slip found ${found} of ${asked.length}`);
  }
  line(engine.name, parts.join('; '));
}

/** Bytes that a call leaves in memory, as well as that can be told. */
function memoryOf(work: () => void): number {
  const taken = () => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = taken();
  work();
  return taken() - before;
}

function own(): Engine {
  let corpus: Corpus;
  return {
    name: 'clause index',
    build(clauses) {
      const made = corpusOfClauses(clauses);
      corpus = made.corpus;
      return made.bytes;
    },
    count: (phrase) => new Set(corpus.find(phrase, 1e6).map(({ clause }) => clause)).size,
    best: (sentence) =>
      corpus.near(sentence, { limit: 10, minimumSimilarity: 0.3, mode: 'whole' }).map(({ clause }) => clause),
  };
}

function miniSearch(cut: (text: string) => string[]): Engine {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], tokenize: cut });
  return {
    name: 'MiniSearch, words of nodejieba',
    build: (clauses) => memoryOf(() => index.addAll(clauses.map((text, id) => ({ id, text })))),
    count: (phrase) => index.search(phrase, { combineWith: 'AND' }).length,
    best: (sentence) =>
      index
        .search(sentence)
        .slice(0, 10)
        .map(({ id }) => id as number),
  };
}

function flexSearch(cut: (text: string) => string[]): Engine {
  const index = new FlexSearch.Index({ tokenize: 'strict', encode: cut });
  return {
    name: 'FlexSearch, words of nodejieba',
    build: (clauses) =>
      memoryOf(() => {
        for (const [id, text] of clauses.entries()) index.add(id, text);
      }),
    count: (phrase) => index.search(phrase, { limit: 1e6 }).length,
    best: (sentence) => index.search(sentence, { limit: 10, suggest: true }) as number[],
  };
}

function grep(path: string, folder: string): Engine {
  const file = join(folder, 'clauses.txt');
  return {
    name: 'ripgrep, a clause a line',
    build(clauses) {
      writeFileSync(file, `${clauses.join('\n')}\n`);
      return null;
    },
    count: (phrase) => Number(String(spawnSync(path, ['--no-config', '-c', '-F', '-e', phrase, file]).stdout) || 0),
    best: null,
  };
}
