/** `search`: who says a phrase, and who says something near it. */
import { createColors } from 'picocolors';
import type { Clause, Corpus } from '../corpus/corpus.ts';
import { byline, titleOf } from '../features/labels.ts';
import { precedents } from '../features/precedents.ts';
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import { corpusHelp, corpusOptions, openCorpus } from './corpus-option.ts';
import type { Machine } from './machine.ts';

const mostHits = 50;
const mostNear = 10;

interface Hit {
  readonly clause: Clause;
  /** Offsets in the clause's text. */
  readonly start: number;
  readonly end: number;
  readonly similarity: number;
  /** Works that say the same; 1 in an exact search, where each hit stands by itself. */
  readonly works: number;
}

export const search: Command = {
  name: 'search',
  summary: { zh: '查找说过这句话的地方', en: 'find who says a phrase' },
  help: {
    zh: `用法：policy-drafting search 文字 --corpus 文件夹… [--near] [--json]

${corpusHelp.zh}
  --near               查相近的说法，最相近的在前
  --json               供程序使用`,
    en: `Usage: policy-drafting search TEXT --corpus DIR… [--near] [--json]

${corpusHelp.en}
  --near               clauses worded nearly so, most similar first
  --json               for programs`,
  },
  options: {
    flags: [...corpusOptions.flags, 'near', 'json'],
    values: corpusOptions.values,
    lists: corpusOptions.lists,
  },
  async run(given, machine) {
    const text = given.positionals.join(' ').trim();
    if (text === '') throw new UsageError({ zh: '没有指定要查的文字', en: 'no text given' });
    const corpus = await openCorpus(given, machine);
    const near = given.flags.has('near');
    const count = near ? null : corpus.count(text);
    const hits = near ? nearHits(corpus, text) : exactHits(corpus, text);
    if (given.flags.has('json')) {
      const result = { query: text, ...count, hits: hits.map((hit) => describe(hit, machine)) };
      machine.out(`${JSON.stringify(result, null, 2)}\n`);
      return 0;
    }
    for (const hit of hits) machine.out(show(hit, machine));
    if (count) {
      const message = {
        zh: `共 ${count.occurrences} 处，见于 ${count.works} 份文件`,
        en: `${count.occurrences} occurrences in ${count.works} documents`,
      };
      machine.out(`${message[machine.locale]}\n`);
    } else if (hits.length === 0) machine.out(machine.locale === 'zh' ? '没有相近的说法\n' : 'Nothing near\n');
    return 0;
  },
};

function exactHits(corpus: Corpus, text: string): readonly Hit[] {
  return corpus
    .find(text, mostHits)
    .map(({ clause, start, end }) => ({ clause: corpus.clause(clause), start, end, similarity: 1, works: 1 }));
}

function nearHits(corpus: Corpus, text: string): readonly Hit[] {
  return precedents(corpus, text, { limit: mostNear });
}

function show({ clause, start, end, similarity, works }: Hit, machine: Machine): string {
  const colours = createColors(machine.colours);
  const { document, headingPath, place, text } = clause;
  const where = `${machine.display(machine.pathOf(place.uri))}:${place.startLine + 1}`;
  const same = works > 1 ? (machine.locale === 'zh' ? `${works} 份文件同此` : `${works} documents alike`) : '';
  const percent = similarity < 1 ? `${Math.round(similarity * 100)}%` : '';
  const marked = `${text.slice(0, start)}${colours.bold(text.slice(start, end))}${text.slice(end)}`;
  const source = [titleOf(document), byline(document), ...headingPath, same, percent].filter(Boolean).join(' › ');
  return `${marked}\n    ${source}  ${colours.dim(where)}\n`;
}

function describe({ clause, start, end, similarity, works }: Hit, machine: Machine): object {
  const { document, headingPath, place, text } = clause;
  return {
    text,
    start,
    end,
    similarity,
    works,
    title: titleOf(document),
    number: document.number,
    date: document.date,
    headingPath,
    file: machine.display(machine.pathOf(place.uri)),
    line: place.startLine + 1,
    column: place.startCharacter + 1,
    offset: place.start,
    offsetEnd: place.end,
  };
}
