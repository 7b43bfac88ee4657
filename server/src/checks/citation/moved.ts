/** citation/moved: 《X》第N条, where what the draft speaks of stands under another number since X was revised. */
import type { Corpus, CorpusDocument, CorpusHeading } from '../../corpus/corpus.ts';
import type { CitedTitle } from '../../corpus/titles/cited-document.ts';
import type { PlaceAt } from '../../policy/references/place-lists.ts';
import type { PlaceStep } from '../../policy/references/places.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { quoted } from '../message.ts';
import { examiningCitedPlaces } from './cited-places.ts';
import { citedOwner, isAboutOthers } from './cited-titles.ts';
import { isHistory } from './history.ts';

/** Runs of so many characters are compared. */
const runLength = 4;
/** Runs of the sentence that the other article has and the cited one lacks. */
const fewestShared = 6;
/** So much less of the sentence may stand in the article that is cited. */
const advantage = 6;
/** Share of an article's runs that its later form has kept. */
const leastKept = 0.6;
/** So much likelier than any other article is the one that an old article has become. */
const clearly = 0.2;
/** The likeness of articles that say the same but for the odd word. */
const verbatim = 0.95;

const law = (date: string, ...articles: string[]) =>
  ['青溪市河湖保护条例', date, ...articles.map((text, index) => `第${'一二三四五六'[index]}条　${text}`)].join('\n\n');
const oldLaw = law(
  '2012年3月1日',
  '为了保护河湖，制定本条例。',
  '在河湖管理范围内设置拦河渔具的，应当经水行政主管部门同意。',
  '本条例自公布之日起施行。',
);
const newLaw = law(
  '2021年3月1日',
  '为了保护河湖，制定本条例。',
  '河湖保护实行河长制，分级负责。',
  '在河湖管理范围内设置拦河渔具的，应当经水行政主管部门同意。',
  '本条例自公布之日起施行。',
);

const split = law(
  '2022年3月1日',
  '为了保护河湖，制定本条例。',
  '河湖保护实行河长制，分级负责。',
  '在河湖管理范围内设置拦河渔具的，应当经市水行政主管部门同意。',
  '在河湖管理范围内设置拦河渔具的，应当经区水行政主管部门同意。',
  '本条例自公布之日起施行。',
);
/** With an article that has a phrase of the moved one. */
const longer = law(
  '2022年3月1日',
  '为了保护河湖，制定本条例。',
  '河湖保护实行河长制，分级负责。',
  '在河湖管理范围内设置拦河渔具的，应当经水行政主管部门同意。',
  '未经水行政主管部门同意，在河湖管理范围内设置拦河渔具、养殖设施或者从事采砂、取土活动的，由水行政主管部门责令停止违法行为，限期恢复原状，可以处一万元以上五万元以下的罚款。',
  '本条例自公布之日起施行。',
);

export const moved: DraftCheck = {
  code: 'citation/moved',
  title: { zh: '所引条文修订后改了序号', en: 'The article cited now has another number' },
  rationale: {
    zh: '法规修订后条文序号常有变动。政策库收有几个版本的，比较文稿这一句的内容：它与旧版本的同号条文一致、现行版本中移到另一条的，提示新的序号。内容不足以判断的，不提示。',
    en: 'Articles change their numbers when a law is revised. Where the corpus has several versions, the sentence is compared with them: reported where it speaks of what stood under the number in an earlier version and stands under another one now. Silent where the sentence does not tell.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      corpus: [oldLaw, newLaw],
      text: '在河湖管理范围内设置拦河渔具的，依照《青溪市河湖保护条例》⟦第二条⟧的规定报水行政主管部门同意。',
      fixed: '在河湖管理范围内设置拦河渔具的，依照《青溪市河湖保护条例》第三条的规定报水行政主管部门同意。',
    },
    {
      corpus: [oldLaw, longer],
      text: '在河湖管理范围内设置拦河渔具的，依照《青溪市河湖保护条例》⟦第二条⟧的规定报水行政主管部门同意。',
      fixed: '在河湖管理范围内设置拦河渔具的，依照《青溪市河湖保护条例》第三条的规定报水行政主管部门同意。',
    },
  ],
  good: [
    {
      corpus: [oldLaw, newLaw],
      text: '在河湖管理范围内设置拦河渔具的，依照《青溪市河湖保护条例》第三条的规定报水行政主管部门同意。',
    },
    { corpus: [oldLaw, newLaw], text: '依照《青溪市河湖保护条例》第二条的规定，落实河长制。' },
    { corpus: [oldLaw, newLaw], text: '依照《青溪市河湖保护条例》第二条办理。' },
    {
      // Two articles say nearly what the one said.
      corpus: [oldLaw, split],
      text: '在河湖管理范围内设置拦河渔具的，依照《青溪市河湖保护条例》第二条的规定报水行政主管部门同意。',
    },
  ],
  run: examiningCitedPlaces(examine),
};

function examine(draft: Draft, corpus: Corpus, at: PlaceAt): Finding | undefined {
  const { reference, paragraph, document } = at;
  const step = reference.steps.find(({ unit }) => unit === 'article');
  if (step?.kind !== 'number' || step.start < 0 || isAboutOthers(document)) return undefined;
  const cited = citedOwner(corpus, draft.text, document, reference.owner)?.cited;
  const [current] = cited?.current ?? [];
  if (!cited || !current || cited.versions.length < 2) return undefined;
  const { text: content } = draft.text.paragraphs[paragraph]!;
  const start = 'start' in reference.owner ? reference.owner.start : step.start;
  if (isHistory(draft.text, { paragraph, start, end: step.end })) return undefined;
  const remark = 'end' in reference.owner ? content.slice(reference.owner.end, step.start) : '';
  if (/\d{4}年|修[正订]/.test(remark)) return undefined;
  const sentence = runsOf(sentenceAround(content, start, step.end));
  const found = newPlace(corpus, cited, current, step, sentence);
  if (!found) return undefined;
  const { article, before } = found;
  const range = locate(draft.text, { paragraph, start: step.start, end: step.end });
  const printed = content.slice(step.start, step.end);
  return {
    code: moved.code,
    severity: moved.defaultSeverity,
    range,
    message: {
      zh: `这里所说的内容，${before.date ?? '旧'}版本在${printed}，${current.date ?? '现行'}版本的《${cited.title}》在${article.label}。请核对条文序号。`,
      en: `What is spoken of stood in ${printed} in the version of ${before.date ?? 'before'}; 《${cited.title}》 of ${current.date ?? 'now'} has it in ${article.label}. Check the number.`,
    },
    evidence: [{ place: article.place, message: quoted(`《${cited.title}》${article.label}`, [current.date]) }],
    fixes: [
      {
        title: { zh: `改为${article.label}`, en: `Change to ${article.label}` },
        edits: [{ range, newText: article.label }],
        preferred: true,
      },
    ],
  };
}

type NumberStep = PlaceStep & { readonly kind: 'number' };

/** The article that the sentence speaks of, where it had the cited number in an earlier version. */
function newPlace(
  corpus: Corpus,
  { versions }: CitedTitle,
  current: CorpusDocument,
  step: NumberStep,
  sentence: ReadonlySet<string>,
): { readonly article: CorpusHeading; readonly before: CorpusDocument } | null {
  const articles = articlesOf(corpus, current);
  const present = articles.find(({ heading }) => isNumbered(heading, step));
  for (const [before] of versions) {
    if (!before || before === current || (before.date ?? '') >= (current.date ?? '')) continue;
    const old = articlesOf(corpus, before).find(({ heading }) => isNumbered(heading, step));
    if (!old || shared(sentence, old.runs) < fewestShared) continue;
    const now = successorOf(old, articles, present);
    if (!now) continue;
    const forNow = [...sentence].filter((run) => now.runs.has(run) && !present?.runs.has(run)).length;
    const forPresent = [...sentence].filter((run) => present?.runs.has(run) && !now.runs.has(run)).length;
    if (forNow >= fewestShared && forNow >= advantage * forPresent) return { article: now.heading, before };
  }
  return null;
}

/** The article that an old one has become; null where it is still under its number, or may be in two places. */
function successorOf(old: Article, articles: readonly Article[], present: Article | undefined): Article | null {
  const alike = articles.filter(({ runs }) => shared(old.runs, runs) >= leastKept * old.runs.size);
  if (present && alike.includes(present)) return null;
  // Articles of one law have phrases in common, a long one more than a short one.
  const [first, second] = alike
    .map((article) => ({ article, likeness: likeness(old.runs, article.runs) }))
    .sort((a, b) => b.likeness - a.likeness);
  if (!first) return null;
  const next = second?.likeness ?? 0;
  return first.likeness - next >= clearly || (first.likeness >= verbatim && next < verbatim) ? first.article : null;
}

/** Share of the runs of both that they have in common (Dice). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return (2 * shared(a, b)) / (a.size + b.size);
}

function isNumbered({ number, sub }: CorpusHeading, step: NumberStep): boolean {
  return number === step.number && sub === step.sub;
}

interface Article {
  readonly heading: CorpusHeading;
  readonly runs: ReadonlySet<string>;
}

const known = new WeakMap<CorpusDocument, readonly Article[]>();

/** Articles of a version with what they say; read once for each snapshot. */
function articlesOf(corpus: Corpus, document: CorpusDocument): readonly Article[] {
  const read = known.get(document);
  if (read) return read;
  const articles = corpus.outline(document.id).flatMap((heading, index): Article[] => {
    if (heading.kind !== 'article') return [];
    const text = corpus
      .section(document.id, index)
      .map((clause) => clause.text)
      .join('');
    return [{ heading, runs: runsOf(text) }];
  });
  known.set(document, articles);
  return articles;
}

/** Runs of ideographs; marks and labels end them. */
function runsOf(text: string): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const [stretch] of text.matchAll(/[\u4e00-\u9fff]+/g)) {
    for (let at = 0; at + runLength <= stretch.length; at++) runs.add(stretch.slice(at, at + runLength));
  }
  return runs;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const run of a) if (b.has(run)) count++;
  return count;
}

/** The sentence without the citation itself. */
function sentenceAround(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('。', start) + 1;
  const mark = text.indexOf('。', end);
  return `${text.slice(from, start)}|${text.slice(end, mark < 0 ? text.length : mark)}`;
}
