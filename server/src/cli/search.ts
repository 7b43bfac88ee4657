/** `search`: who says a phrase, and who says something near it. */
import { createColors } from 'picocolors';
import type { Clause, Corpus } from '../corpus/corpus.ts';
import { acceptor, type DocumentFilter } from '../features/document-filter.ts';
import { byline, levelLabel, titleOf } from '../features/labels.ts';
import type { MarkedPiece } from '../features/marked-precedent.ts';
import { precedentLists } from '../features/precedent-lists.ts';
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import { corpusHelp, corpusOptions, openCorpus } from './corpus-option.ts';
import { filterHelp, filterOptions, readFilter } from './document-filter-option.ts';
import type { Machine } from './machine.ts';

const mostHits = 50;

interface Hit {
  readonly clause: Clause;
  /** Offsets in the clause's text. */
  readonly start: number;
  readonly end: number;
  readonly similarity: number;
  /** Works that say the same; 1 in an exact search, where each hit stands by itself. */
  readonly works: number;
  /** Near search: the sentence asked about, the clause with its differences, and one clause of each of the works. */
  readonly near?: {
    readonly sentence: string;
    readonly pieces: readonly MarkedPiece[];
    readonly carriers: readonly Clause[];
  };
}

export const search: Command = {
  name: 'search',
  summary: { zh: '查找说过这句话的地方', en: 'find who says a phrase' },
  help: {
    zh: `用法：policy-drafting search 文字 --corpus 文件夹… [--near] [--json]

${corpusHelp.zh}
  --near               查相近的说法，最相近的在前；[-…-] 是所查文字独有的，{+…+} 是原文独有的
${filterHelp.zh}
  --json               供程序使用`,
    en: `Usage: policy-drafting search TEXT --corpus DIR… [--near] [--json]

${corpusHelp.en}
  --near               clauses worded nearly so, most similar first; [-…-] is only in the text asked about,
                       {+…+} only in the clause
${filterHelp.en}
  --json               for programs`,
  },
  options: {
    flags: [...corpusOptions.flags, 'near', 'json'],
    values: [...corpusOptions.values, ...filterOptions.values],
    lists: corpusOptions.lists,
  },
  async run(given, machine) {
    const text = given.positionals.join(' ').trim();
    if (text === '') throw new UsageError({ zh: '没有指定要查的文字，用法见 --help', en: 'no text given; see --help' });
    const filter = readFilter(given);
    const corpus = await openCorpus(given, machine);
    const near = given.flags.has('near');
    const { count, hits } = near ? nearHits(corpus, machine, text, filter) : exactHits(corpus, text, filter);
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

interface Found {
  readonly hits: readonly Hit[];
  /** Of an exact search. */
  readonly count?: { readonly occurrences: number; readonly works: number };
}

function exactHits(corpus: Corpus, text: string, filter: DocumentFilter): Found {
  const accept = acceptor(filter);
  const hitsOf = (limit: number): Hit[] =>
    corpus
      .find(text, limit)
      .map(({ clause, start, end }) => ({ clause: corpus.clause(clause), start, end, similarity: 1, works: 1 }));
  if (!accept) return { hits: hitsOf(mostHits), count: corpus.count(text) };
  const accepted = hitsOf(Number.MAX_SAFE_INTEGER).filter(({ clause }) => accept(clause.document));
  const works = new Set(accepted.map(({ clause }) => clause.document.work)).size;
  return { hits: accepted.slice(0, mostHits), count: { occurrences: accepted.length, works } };
}

function nearHits(corpus: Corpus, { segmenter }: Machine, text: string, filter: DocumentFilter): Found {
  const lists = precedentLists({ corpus, segmenter }, text, { limit: mostHits, filter });
  const hits = lists.flatMap(({ sentence, precedents }) =>
    precedents.map(({ pieces, carriers, ...hit }): Hit => ({ ...hit, near: { sentence, pieces, carriers } })),
  );
  return { hits };
}

function show(hit: Hit, machine: Machine): string {
  const { clause, similarity, works } = hit;
  const colours = createColors(machine.colours);
  const { document, headingPath, place } = clause;
  const where = `${machine.display(machine.pathOf(place.uri))}:${place.startLine + 1}`;
  const same = works > 1 ? (machine.locale === 'zh' ? `${works} 份文件同此` : `${works} documents alike`) : '';
  const percent = similarity < 1 ? `${Math.floor(similarity * 100)}%` : '';
  const level = document.level === null ? '' : levelLabel(document.level, machine.locale);
  const source = [titleOf(document), level, byline(document), ...headingPath, same, percent].filter(Boolean);
  return `${marked(hit, machine)}\n    ${source.join(' › ')}  ${colours.dim(where)}\n`;
}

function marked({ clause: { text }, start, end, near }: Hit, machine: Machine): string {
  const { bold, red, green, strikethrough } = createColors(machine.colours);
  if (!near) return `${text.slice(0, start)}${bold(text.slice(start, end))}${text.slice(end)}`;
  const pieces = near.pieces.map(({ kind, text: printed }) => {
    if (kind === 'removed') return machine.colours ? red(strikethrough(printed)) : `[-${printed}-]`;
    if (kind === 'added') return machine.colours ? green(bold(printed)) : `{+${printed}+}`;
    return printed;
  });
  return pieces.join('');
}

function describe({ clause, start, end, similarity, works, near }: Hit, machine: Machine): object {
  return {
    text: clause.text,
    start,
    end,
    similarity,
    works,
    ...describePlace(clause, machine),
    ...(near && {
      sentence: near.sentence,
      pieces: near.pieces,
      documents: near.carriers.map((carrier) => describePlace(carrier, machine)),
    }),
  };
}

function describePlace({ document, headingPath, place }: Clause, machine: Machine): object {
  return {
    title: titleOf(document),
    issuers: document.issuers,
    level: document.level,
    genre: document.genre,
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
