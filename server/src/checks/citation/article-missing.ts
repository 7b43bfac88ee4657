/** citation/article-missing: 《X》第N条, where the version of X that applies has no such article. */
import type { Corpus, CorpusHeading } from '../../corpus/corpus.ts';
import type { CitedTitle } from '../../corpus/titles/cited-document.ts';
import type { PlaceAt } from '../../policy/references/place-lists.ts';
import type { PlaceStep } from '../../policy/references/places.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { quoted } from '../message.ts';
import { examiningCitedPlaces } from './cited-places.ts';
import { citedOwner, isAboutOthers } from './cited-titles.ts';
import { isHistory } from './history.ts';

/** A text with fewer articles than this share of its last number was not read completely. */
const completeness = 0.95;
const fewestArticles = 3;

const measures =
  '青溪市城市绿化管理办法\n\n2021年3月1日\n\n第一条　为了加强城市绿化管理，制定本办法。\n\n第二条　市园林主管部门负责城市绿化工作。\n\n第三条　本办法自2021年5月1日起施行。';

export const articleMissing: DraftCheck = {
  code: 'citation/article-missing',
  title: { zh: '引用的其他文件没有这一条', en: 'The cited document has no such article' },
  rationale: {
    zh: '上位法修订后条文序号常有变动，引用条文应当以现行文本为准。按文稿日期取政策库中当时有效的版本核对；“原”“曾”“修订前”“施行前”等回顾历史的引用，以及政策库没有收录或收录不全的文件，不提示。',
    en: 'Articles get other numbers when a law is revised; a citation must fit the text in force. Compared with the version that the corpus has for the date of the draft. Silent on citations that look back, and on documents that the corpus lacks or holds in part.',
  },
  defaultSeverity: 'warning',
  bad: [
    { corpus: [measures], text: '根据《青溪市城市绿化管理办法》⟦第十二条⟧，制定本方案。' },
    {
      corpus: [measures],
      text: '根据《青溪市城市绿化管理办法》（以下简称《办法》），制定本方案。\n\n依照《办法》第二条、⟦第五条⟧落实责任。',
    },
    { corpus: [measures], text: '依照《青溪市城市绿化管理办法》⟦第二条之一⟧处理。' },
  ],
  good: [
    { corpus: [measures], text: '根据《青溪市城市绿化管理办法》第二条，制定本方案。' },
    { corpus: [measures], text: '原《青溪市城市绿化管理办法》第十二条规定的收费已经取消。' },
    { corpus: [measures], text: '根据《云溪市城市绿化管理办法》第十二条，制定本方案。' },
  ],
  run: examiningCitedPlaces(examine),
};

function examine(draft: Draft, corpus: Corpus, at: PlaceAt): Finding | undefined {
  const { reference, paragraph, document } = at;
  const step = reference.steps.find(({ unit }) => unit === 'article');
  if (step?.kind !== 'number' || step.start < 0 || isAboutOthers(document)) return undefined;
  const owner = citedOwner(corpus, draft.text, document, reference.owner);
  if (!owner || owner.cited.current.length === 0) return undefined;
  const { cited } = owner;
  const span = { paragraph, start: step.start, end: step.end };
  const whole = 'start' in reference.owner ? { ...span, start: reference.owner.start } : span;
  if (isHistory(draft.text, whole)) return undefined;
  // 《X》（2018年修正）第三条 means a version of its own.
  const { text: content } = draft.text.paragraphs[paragraph]!;
  const remark = 'end' in reference.owner ? content.slice(reference.owner.end, step.start) : '';
  if (/\d{4}年|修[正订]/.test(remark)) return undefined;
  const articles = articlesOf(corpus, cited.current);
  if (!isComplete(articles) || has(articles, step)) return undefined;
  const last = articles.reduce((a, b) => (b.number > a.number ? b : a));
  // Inside the numbers of the text only 之一 can be told to be missing.
  if (step.number <= last.number && step.sub === 0) return undefined;
  const earlier = cited.versions.find((version) => version !== cited.current && has(articlesOf(corpus, version), step));
  const date = cited.current[0]!.date;
  const printed = content.slice(step.start, step.end);
  return {
    code: articleMissing.code,
    severity: articleMissing.defaultSeverity,
    range: locate(draft.text, span),
    message: {
      zh: `《${cited.title}》${date ? `（${date}）` : ''}没有${printed}，最后一条是${last.label}${earlier ? `；${earlier[0]!.date ?? '另一'}版本有这一条` : ''}。请按现行文本核对条文序号。`,
      en: `《${cited.title}》${date ? ` (${date})` : ''} has no ${printed}; its last article is ${last.label}${earlier ? `. The version of ${earlier[0]!.date ?? 'another date'} has it` : ''}. Check the number against the text in force.`,
    },
    evidence: [last, ...(earlier ? articlesOf(corpus, earlier).filter((article) => isSame(article, step)) : [])].map(
      ({ place, label }) => ({ place, message: quoted(`《${cited.title}》${label}`, []) }),
    ),
    fixes: [],
  };
}

function articlesOf(corpus: Corpus, version: CitedTitle['current']): readonly CorpusHeading[] {
  return version.flatMap(({ id }) => corpus.outline(id).filter(({ kind }) => kind === 'article'));
}

function isComplete(articles: readonly CorpusHeading[]): boolean {
  const numbers = new Set(articles.map(({ number }) => number));
  return numbers.size >= fewestArticles && numbers.has(1) && numbers.size >= completeness * Math.max(...numbers);
}

function has(articles: readonly CorpusHeading[], step: PlaceStep & { readonly kind: 'number' }): boolean {
  return articles.some((article) => isSame(article, step));
}

function isSame({ number, sub }: CorpusHeading, step: PlaceStep & { readonly kind: 'number' }): boolean {
  return number === step.number && sub === step.sub;
}
