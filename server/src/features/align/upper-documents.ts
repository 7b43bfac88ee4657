/** Which documents a draft has to agree with: those it names as its upper documents, those it cites, those above its kind. */

import type { Draft } from '../../checks/check.ts';
import type { Message } from '../../checks/message.ts';
import type { Corpus, CorpusDocument } from '../../corpus/corpus.ts';
import { byRecencyAndLevel } from '../../corpus/document-order.ts';
import { squeeze } from '../../policy/fold.ts';
import type { PolicyDocument } from '../../policy/model.ts';
import type { Context } from '../context.ts';
import { citedByDraft, isAbove } from '../relations.ts';

/** `given`: named for this report; `stated`: in the front matter or beside the file; the others are guesses. */
export type UpperOrigin = 'given' | 'stated' | 'cited' | 'alike';

export interface UpperChoice {
  readonly origin: UpperOrigin;
  /** Why, for the report. */
  readonly reason: Message;
}

export interface UpperCandidate extends UpperChoice {
  readonly document: CorpusDocument;
}

export const givenChoice: UpperChoice = {
  origin: 'given',
  reason: { zh: '由使用者指定', en: 'named for this report' },
};

/** Kinds of documents that lower plans carry on. */
const guiding = /规划|纲要|方案|计划|意见|决定|建议|战略|行动/;
/** Titles of two plans of one kind share so much of their words, places and years aside. */
const leastAlike = 0.6;
const mostGuessed = 5;

/** Candidates, the surest first; each work once. The draft's own copies in the corpus are none. */
export function upperDocuments(context: Context): readonly UpperCandidate[] {
  const { draft, corpus } = context;
  const own = new Set(draft.text.documents.map(({ title }) => squeeze(title)).filter((title) => title !== ''));
  const found = new Map<number, UpperCandidate>();
  const add = (document: CorpusDocument, choice: UpperChoice): void => {
    if (document.file.uri === draft.uri || own.has(squeeze(document.title)) || found.has(document.work)) return;
    found.set(document.work, { document, ...choice });
  };
  for (const name of statedNames(draft, corpus)) {
    const document = documentNamed(corpus, name);
    const reason = { zh: `文稿写明上位文件“${name}”`, en: `the draft names “${name}” as its upper document` };
    if (document) add(document, { origin: 'stated', reason });
  }
  for (const document of draft.text.documents) {
    for (const { cited, times } of citedDocuments(context, document)) {
      const { genre, level, title } = cited;
      if (!guiding.test(genre ?? title) || !(isAbove(level, document.level) || level === null)) continue;
      const en = times === 1 ? 'cited once by the draft' : `cited ${times} times by the draft`;
      add(cited, { origin: 'cited', reason: { zh: `文稿引用 ${times} 次`, en } });
    }
  }
  for (const { document, likeness } of alikeTitles(draft.text.documents, corpus).slice(0, mostGuessed)) {
    const percent = Math.round(likeness * 100);
    const reason = {
      zh: `层级较高，标题与文稿相近（${percent}%）`,
      en: `of a higher level, with a title like the draft’s (${percent}%)`,
    };
    add(document, { origin: 'alike', reason });
  }
  return [...found.values()];
}

interface Cited {
  readonly cited: CorpusDocument;
  readonly times: number;
}

/** Documents that the draft cites, also where it misspells their titles. */
function citedDocuments(context: Context, document: PolicyDocument): readonly Cited[] {
  const found = citedByDraft(context, document).map(({ document: cited, places }) => ({ cited, times: places.length }));
  const misspelt = document.citations.flatMap(({ kind, text }) => {
    if (kind !== 'title' || context.corpus.title(text)?.documents.length) return [];
    const [cited] = context.corpus.nearTitles(text)[0]?.documents ?? [];
    return cited ? [{ cited, times: 1 }] : [];
  });
  return [...found, ...misspelt];
}

/** Upper documents as people state them: in the draft's front matter, or beside the draft's own copy in the corpus. */
function statedNames({ uri, text }: Draft, corpus: Corpus): ReadonlySet<string> {
  const beside = corpus.documents.filter(({ file }) => file.uri === uri).flatMap(({ upper }) => upper);
  return new Set([...text.documents.flatMap(({ validity }) => validity.upper), ...beside]);
}

function documentNamed(corpus: Corpus, name: string): CorpusDocument | undefined {
  const titled = corpus.title(name)?.documents[0];
  if (titled) return titled;
  const wanted = squeeze(name);
  return corpus.documents.find(({ number }) => number !== null && squeeze(number) === wanted);
}

interface Alike {
  readonly document: CorpusDocument;
  readonly likeness: number;
}

function alikeTitles(own: readonly PolicyDocument[], corpus: Corpus): readonly Alike[] {
  const drafts = own
    .filter(({ title, genre }) => title !== '' && guiding.test(genre ?? title))
    .map(({ title, level }) => ({ level, pairs: pairsOf(title) }));
  return corpus.documents
    .flatMap((document) => {
      const { genre, title, level, role } = document;
      if (role === 'compendium' || role === 'wrapper' || !guiding.test(genre ?? title)) return [];
      const pairs = pairsOf(title);
      const likeness = Math.max(
        0,
        ...drafts.filter((draft) => isAbove(level, draft.level)).map((draft) => share(pairs, draft.pairs)),
      );
      return likeness >= leastAlike ? [{ document, likeness }] : [];
    })
    .sort((a, b) => b.likeness - a.likeness || (b.document.date ?? '').localeCompare(a.document.date ?? ''));
}

/** Pairs of neighbouring characters of a title without place and kind. */
function pairsOf(title: string): ReadonlySet<string> {
  const bare = squeeze(title)
    .replace(/^.*?(?:人民政府|办公厅|委员会)?关于(?:印发)?/, '')
    .replace(/^(?:中华人民共和国|全国|国家)|[\u4e00-\u9fa5]{2,6}?[省市县区州](?!场|级)/, '')
    .replace(/《|》|的通知$/g, '');
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2)));
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const pair of a) if (b.has(pair)) both++;
  return (2 * both) / (a.size + b.size);
}

/** Documents of the corpus that lower plans carry on, whatever the draft: to choose from. Each work once, the newest first. */
export function guidingDocuments(corpus: Corpus, { uri }: Draft): readonly CorpusDocument[] {
  const works = new Set<number>();
  return corpus.documents
    .filter(
      ({ role, genre, title, file }) =>
        role !== 'compendium' &&
        role !== 'wrapper' &&
        role !== 'fragment' &&
        file.uri !== uri &&
        guiding.test(genre ?? title),
    )
    .toSorted(byRecencyAndLevel)
    .filter(({ work }) => !works.has(work) && works.add(work));
}

/** Documents of the corpus that are versions of the draft: of its title, as it lay there before. The newest first. */
export function earlierVersions({ draft, corpus }: Context): readonly CorpusDocument[] {
  const titles = draft.text.documents.map(({ title }) => title).filter((title) => title !== '');
  const own = new Set(titles.map(nameOnly));
  const works = new Set(corpus.documents.filter(({ title }) => own.has(nameOnly(title))).map(({ work }) => work));
  return corpus.documents
    .filter(
      ({ work, file, role }) =>
        works.has(work) && file.uri !== draft.uri && role !== 'compendium' && role !== 'wrapper',
    )
    .toSorted(byRecencyAndLevel);
}

/** A title without what tells its versions apart: （修订草案）, （2018年修正）. */
function nameOnly(title: string): string {
  return squeeze(title).replace(/\((?:[^()]*(?:草案|稿|修正|修订|版|试行|暂行)[^()]*)\)$/, '');
}
