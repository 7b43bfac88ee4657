/** `search`: who says a phrase, and who says something near it. */
import { createColors } from 'picocolors';
import type { Clause, Corpus } from '../corpus/corpus.ts';
import { byRecencyAndLevel } from '../corpus/document-order.ts';
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
    for (const of of near ? hits.map((hit): [Hit] => [hit]) : byClause(hits)) machine.out(show(of, machine));
    if (count) {
      const first =
        count.occurrences > hits.length
          ? { zh: `，以上是前 ${hits.length} 处`, en: `, the first ${hits.length} above` }
          : null;
      const message = {
        zh: `共 ${count.occurrences} 处，见于 ${count.works} 份文件${first?.zh ?? ''}`,
        en: `${count.occurrences} occurrences in ${count.works} documents${first?.en ?? ''}`,
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
  const accept = acceptor(filter) ?? (() => true);
  const accepted = corpus
    .find(text, Number.MAX_SAFE_INTEGER)
    .map(({ clause, start, end }) => ({ clause: corpus.clause(clause), start, end }))
    .filter(({ clause }) => accept(clause.document));
  const works = new Set(accepted.map(({ clause }) => clause.document.work)).size;
  const hits = accepted
    .sort((a, b) => byRecencyAndLevel(a.clause.document, b.clause.document))
    .slice(0, mostHits)
    .map((hit): Hit => ({ ...hit, similarity: 1, works: 1 }));
  return { hits, count: { occurrences: accepted.length, works } };
}

function nearHits(corpus: Corpus, { segmenter }: Machine, text: string, filter: DocumentFilter): Found {
  const lists = precedentLists({ corpus, segmenter }, text, { limit: mostHits, filter });
  const hits = lists.flatMap(({ sentence, precedents }) =>
    precedents.map(({ pieces, carriers, ...hit }): Hit => ({ ...hit, near: { sentence, pieces, carriers } })),
  );
  return { hits };
}

/** The hits of each clause, which is shown once. */
function byClause(hits: readonly Hit[]): readonly (readonly [Hit, ...Hit[]])[] {
  const found = new Map<number, [Hit, ...Hit[]]>();
  for (const hit of hits) {
    const known = found.get(hit.clause.id);
    if (known) known.push(hit);
    else found.set(hit.clause.id, [hit]);
  }
  return [...found.values()];
}

function show(hits: readonly [Hit, ...Hit[]], machine: Machine): string {
  const { clause, similarity, works } = hits[0];
  const colours = createColors(machine.colours);
  const { document, headingPath, place } = clause;
  const where = `${machine.display(machine.pathOf(place.uri))}:${place.startLine + 1}`;
  const same = works > 1 ? (machine.locale === 'zh' ? `${works} 份文件同此` : `${works} documents alike`) : '';
  const percent = similarity < 1 ? `${Math.floor(similarity * 100)}%` : '';
  const level = document.level === null ? '' : levelLabel(document.level, machine.locale);
  const source = [titleOf(document), level, byline(document), ...headingPath, same, percent].filter(Boolean);
  return `${marked(hits, machine)}\n    ${source.join(' › ')}  ${colours.dim(where)}\n`;
}

function marked(hits: readonly [Hit, ...Hit[]], machine: Machine): string {
  const { bold, red, green, strikethrough } = createColors(machine.colours);
  const [{ clause, near }] = hits;
  if (!near) {
    const { text } = clause;
    const behind = hits.map(({ end }, at) => text.slice(end, hits[at + 1]?.start));
    const found = hits.map(({ start, end }, at) => bold(text.slice(start, end)) + behind[at]!);
    return text.slice(0, hits[0].start) + found.join('');
  }
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
