/** wording/inconsistent: the draft says the same thing two ways. */
import type { Corpus } from '../../corpus/corpus.ts';
import type { Segmenter } from '../../corpus/segmenter.ts';
import { isWordingDifference } from '../../corpus/wording/judge.ts';
import type { Span } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding, Reference, Severity } from '../check.ts';
import { draftPlace } from '../draft-place.ts';
import type { Difference, NearPair, Wording } from './groups.ts';
import { NearSegments } from './near-segments.ts';
import { type NearTerm, nearTerms } from './near-terms.ts';

/** Characters beside the difference that the corpus is asked with. */
const reach = 4;
/** Works that show which of two ways is the set phrase. */
const establishedWorks = 3;
const mostEvidence = 5;

const carriers = ['甲', '乙', '丙'].map(
  (county) => `${county}县工作方案\n\n健全老年助餐服务网络和配送体系，方便群众。`,
);

export const wordingInconsistent: DraftCheck = {
  code: 'wording/inconsistent',
  title: { zh: '同一表述前后不一', en: 'One thing said two ways' },
  rationale: {
    zh: '同一文稿中的术语、提法应当前后一致。文稿里两处长短语只差一两个字，而政策库只有其中一种写法，或者文稿多数如此、另一处又把词拆散了的，提示少数的一处；文稿自己确定的简称、术语写错一个字的也提示。政策库两种写法都有的视为文风；数字、地名、机构名不比较。',
    en: 'A draft is to keep to one wording. Reported where two long phrases of the draft differ by a character or two, and the corpus has only one of them, or most of the draft does and the other breaks a word; also where a term that the draft introduces has one wrong character. What the corpus says both ways is style; figures and names are not compared.',
  },
  defaultSeverity: 'hint',
  bad: [
    {
      corpus: carriers,
      text: '丁县实施方案\n\n加快健全老年助餐服务网络和配送体系，扩大覆盖面。\n\n到二〇三〇年，⟦加快健全老年助餐服务网点和配送体系⟧，形成长效机制。',
    },
    {
      text: '丁县实施方案\n\n一是完善村级便民服务站点运行机制，方便群众。\n\n二是完善村级便民服务站点运行机制，强化保障。\n\n三是⟦完善村级便民服雾站点运行机制⟧，加强考核。',
    },
  ],
  good: [
    {
      corpus: carriers,
      text: '丁县实施方案\n\n健全老年助餐服务网络和配送体系。\n\n要健全老年助餐服务网络和配送体系。',
    },
    { text: '丁县实施方案\n\n第一年完成三十个村的改造任务验收。\n\n第二年完成五十个村的改造任务验收。' },
  ],
  *run(draft, reference) {
    const inconsistent: Inconsistent[] = [];
    const ofCorpus = weighedPairs.get(reference.corpus) ?? new WeakMap<NearPair, Weighed>();
    weighedPairs.set(reference.corpus, ofCorpus);
    for (const pair of yield* segments.pairs(draft.text)) {
      const verdict = judged(pair, ofCorpus.get(pair) ?? (yield* weighed(pair, reference, ofCorpus)));
      if (verdict) inconsistent.push({ pair, verdict, right: verdict.right.places(), wrong: verdict.wrong.places() });
    }
    for (const one of inconsistent.sort(byPlace)) yield* findingsOf(draft, one);
    for (const near of nearTerms(draft.text)) {
      const { segmenter, corpus } = reference;
      if (singles(segmenter, near.variant) <= singles(segmenter, near.term)) continue;
      if (corpus.find(near.variant, 1).length === 0) yield termFinding(draft, near);
    }
  },
};

/** Numerals, negations and little words: they are put in and left out on purpose. */
const isStyle =
  /[〇零一二三四五六七八九十百千万亿两几不未非无可能应要须会的地得了着过在于和与及或对为将被把由以也还又都已并更再其各所之前后中上下内外等]/;
const beforeLevel = /^[省市县区州盟旗镇乡村路街]/;

/** Neither style nor the name of a place: 海珠|区. */
function isQuestionOfWording(one: string, other: string, { start, shared }: Difference): boolean {
  const [ours, theirs] = [one, other].map((text) => text.slice(start, text.length - shared)) as [string, string];
  if (!isWordingDifference(ours, theirs) || isStyle.test(ours) || isStyle.test(theirs)) return false;
  return !beforeLevel.test(one.slice(one.length - shared));
}

/** How near the wordings of all drafts are. */
const segments = new NearSegments(isQuestionOfWording);

interface Verdict {
  readonly right: Wording;
  readonly wrong: Wording;
  /** Works of the corpus that have the right one; 0 where the draft itself decides. */
  readonly works: number;
  readonly severity: Severity;
}

/** Two wordings one of which is wrong, and where the draft has either. */
interface Inconsistent {
  readonly pair: NearPair;
  readonly verdict: Verdict;
  readonly right: readonly Span[];
  readonly wrong: readonly Span[];
}

/** In the order in which the draft first has either wording, then the other one. */
function byPlace(a: Inconsistent, b: Inconsistent): number {
  const [one, other] = [a, b].map(({ right, wrong }) => [right[0]!, wrong[0]!].sort(inOrder)) as [Span[], Span[]];
  return inOrder(one[0]!, other[0]!) || inOrder(one[1]!, other[1]!);
}

function inOrder(a: Span, b: Span): number {
  return a.paragraph - b.paragraph || a.start - b.start;
}

/** What corpus and dictionary say of two wordings. */
interface Weighed {
  readonly oneWorks: number;
  readonly otherWorks: number;
  /** Words that the one breaks more than the other. */
  readonly breaks: number;
  /** They differ by one word that is as long in both. */
  readonly isAnotherWord: boolean;
}

/** Pairs are the same records as long as the draft has both wordings. */
const weighedPairs = new WeakMap<Corpus, WeakMap<NearPair, Weighed>>();

function* weighed(
  pair: NearPair,
  { corpus, segmenter }: Reference,
  known: WeakMap<NearPair, Weighed>,
): Generator<undefined, Weighed> {
  const { one, other } = pair;
  const oneWorks = corpus.works(core(pair, one));
  yield undefined;
  const otherWorks = corpus.works(core(pair, other));
  const breaks = singles(segmenter, one.text) - singles(segmenter, other.text);
  const found = { oneWorks, otherWorks, breaks, isAnotherWord: isAnotherWord(segmenter, pair) };
  known.set(pair, found);
  yield undefined;
  return found;
}

/** Which of the two is the slip; null where that is not sure. */
function judged({ one, other }: NearPair, { oneWorks, otherWorks, breaks, isAnotherWord }: Weighed): Verdict | null {
  if (oneWorks > 0 && otherWorks > 0) return null;
  const works = Math.max(oneWorks, otherWorks);
  if (works > 0) {
    const [right, wrong, broken] = oneWorks > 0 ? [one, other, breaks < 0] : [other, one, breaks > 0];
    if (!broken && (works < establishedWorks || !isAnotherWord)) return null;
    return { right, wrong, works, severity: broken && works >= establishedWorks ? 'information' : 'hint' };
  }
  if (breaks === 0) return null;
  const [right, wrong] = breaks < 0 ? [one, other] : [other, one];
  return right.times > wrong.times ? { right, wrong, works: 0, severity: 'hint' } : null;
}

/** Words as long as each other that share a character: 网络 and 网点, 先机 and 新机. */
function isAnotherWord(segmenter: Segmenter, { one, other, start, shared }: NearPair): boolean {
  if (one.text.length !== other.text.length) return false;
  const [ours, theirs] = [one, other].map(({ text }) => {
    const end = text.length - shared;
    return segmenter.words(text).filter((word) => word.start < end && word.end > start);
  });
  if (ours!.length !== 1 || theirs!.length !== 1) return false;
  const [word, otherWord] = [ours![0]!, theirs![0]!];
  const changed = one.text.length - shared - start;
  return word.start === otherWord.start && word.end === otherWord.end && word.end - word.start > changed;
}

/** The difference with a few characters to each side. */
function core({ start, shared }: NearPair, { text }: Wording): string {
  return text.slice(Math.max(0, start - reach), text.length - Math.max(0, shared - reach));
}

function singles(segmenter: Segmenter, text: string): number {
  return segmenter.words(text).filter(({ start, end }) => end - start === 1).length;
}

function termFinding(draft: Draft, { term, variant, place }: NearTerm): Finding {
  const range = locate(draft.text, place);
  const introduced = draft.text.documents.flatMap(({ definitions }) => definitions).find((one) => one.term === term)!;
  return {
    code: wordingInconsistent.code,
    severity: 'information',
    range,
    message: {
      zh: `本稿所定的是“${term}”，这里作“${variant}”。`,
      en: `The draft introduces “${term}”; here it has “${variant}”.`,
    },
    evidence: [
      {
        place: draftPlace(draft, introduced.span),
        message: { zh: `“${term}”在这里确定`, en: `“${term}” introduced here` },
      },
    ],
    fixes: [
      {
        title: { zh: `改为“${term}”`, en: `Change to “${term}”` },
        edits: [{ range, newText: term }],
        preferred: true,
      },
    ],
  };
}

function* findingsOf(draft: Draft, { pair, verdict, right, wrong }: Inconsistent): Iterable<Finding> {
  const { works, severity } = verdict;
  const ours = verdict.wrong.text;
  const theirs = verdict.right.text;
  const times = right.length;
  const because = works > 0 ? `，政策库 ${works} 份文件同此` : '';
  const also = works > 0 ? `, as ${works === 1 ? 'a document' : `${works} documents`} of the corpus` : '';
  const evidence = right.slice(0, mostEvidence).map((where) => ({
    place: draftPlace(draft, where),
    message: { zh: `这里作“${theirs}”`, en: `“${theirs}” here` },
  }));
  for (const place of wrong) {
    const changed = { ...place, start: place.start + pair.start, end: place.end - pair.shared };
    yield {
      code: wordingInconsistent.code,
      severity,
      range: locate(draft.text, place),
      message: {
        zh: `同一文稿另有 ${times} 处作“${theirs}”${because}，这里作“${ours}”。`,
        en: `The draft has “${theirs}” in ${times} other ${times === 1 ? 'place' : 'places'}${also}; here it has “${ours}”.`,
      },
      evidence,
      fixes: [
        {
          title: { zh: `改为“${theirs}”`, en: `Change to “${theirs}”` },
          edits: [
            { range: locate(draft.text, changed), newText: theirs.slice(pair.start, theirs.length - pair.shared) },
          ],
          preferred: false,
        },
      ],
    };
  }
}
