/** wording/differs: a clause of the draft departs by a slip from wording that the corpus has established. */
import type { Corpus } from '../../corpus/corpus.ts';
import type { Segmenter } from '../../corpus/segmenter.ts';
import { isSearched, type Slip, slipSteps } from '../../corpus/wording/slips.ts';
import { labelOf } from '../../ingest/label.ts';
import { sentencesOf } from '../../policy/clauses.ts';
import { fold } from '../../policy/fold.ts';
import { titlesIn } from '../../policy/title-marks.ts';
import type { ParagraphCheck, ParagraphFinding } from '../check.ts';
import { quoted } from '../message.ts';

/** Evidence listed with a finding; the message gives the full count. */
const mostEvidence = 5;
/** Shorter sentences hold no phrase to depart from. */
const shortestSentence = 6;
/** Characters of paragraphs from which on the corpus is told of their sentences together: what is typed is fewer. */
const worthLearning = 3000;

const severities = { certain: 'warning', likely: 'information', possible: 'hint' } as const;

const formula = [
  '甲县工作方案\n\n一、总体要求\n\n坚持党建引领、群众参与、依法治理、共建共享的工作原则。',
  '乙县工作方案\n\n一、基本原则\n\n坚持党建引领、群众参与、依法治理、共建共享的工作原则。',
  '丙县工作方案\n\n一、指导思想\n\n坚持党建引领、群众参与、依法治理、共建共享的工作原则。',
];

export const wordingDiffers: ParagraphCheck = {
  code: 'wording/differs',
  title: { zh: '与既有规范表述不一致', en: 'Departs from established wording' },
  rationale: {
    zh: '政策文件的固定提法要求前后一致、上下一致。政策库中三份以上文件作同一表述，或者文稿连续引用一份文件的长句，而文稿只差个别字词时提示。政策库两种写法都有的视为文风；年份、数字不作为表述比较。',
    en: 'Set phrases are to be the same throughout and at every level. Reported where at least three documents of the corpus share a phrase, or the draft follows one document over a long stretch, and the draft differs by a slip. What the corpus says both ways is style; years and figures are not compared as wording.',
  },
  defaultSeverity: 'warning',
  // Laws repeat each other's clauses with a change that is meant.
  severityIn: { law: 'information' },
  bad: [
    {
      corpus: formula,
      text: '丁县工作方案\n\n坚持⟦党建引领、群众参予、依法治理⟧、共建共享的工作原则。',
      fixed: '丁县工作方案\n\n坚持党建引领、群众参与、依法治理、共建共享的工作原则。',
    },
    {
      corpus: ['甲', '乙', '丙'].map(
        (county) =>
          `${county}县行动计划\n\n一、重点任务\n\n加快健全以乡镇服务中心为主体、村级服务站点相互衔接的便民服务体系。`,
      ),
      text: '丁县行动计划\n\n加快健全以⟦乡镇服务中心为主，村级服务站点互相衔接的便民服务⟧体系。',
      fixed: '丁县行动计划\n\n加快健全以乡镇服务中心为主体、村级服务站点相互衔接的便民服务体系。',
    },
  ],
  good: [
    { corpus: formula, text: '丁县工作方案\n\n坚持党建引领、群众参与、依法治理、共建共享的工作原则。' },
    { corpus: formula.slice(0, 1), text: '丁县工作方案\n\n健全党建引领、群众监督、依法治理的长效机制。' },
    {
      corpus: ['甲', '乙', '丙'].map(
        (county) => `${county}县办法\n\n第二十条　违反本办法第十七条规定，擅自占用绿地的，责令限期退还。`,
      ),
      text: '丁县办法\n\n第十条　违反本办法第七条规定，擅自占用绿地的，责令限期退还。',
    },
    {
      corpus: ['甲县规划\n\n一、目标\n\n| 人均绿地面积（平方米） | 14 | 16 | 约束性 |'],
      text: '丁县规划\n\n一、目标\n\n| 人均绿地面积（平方米） | 14 | 16 | 预期性 |',
    },
  ],
  *prepare(texts, { corpus, segmenter }) {
    if (texts.reduce((sum, { length }) => sum + length, 0) < worthLearning) return;
    yield* corpus.learn(yield* unsearchedSentences(texts, corpus, segmenter));
  },
  *find({ text, kind }, { corpus, segmenter }) {
    if (kind === 'title' || corpus.clauseCount === 0) return;
    const titles = titlesIn(text);
    for (const { start: from, sentence } of comparedSentences(text)) {
      for (const slip of yield* slipSteps(corpus, segmenter, sentence)) {
        const start = from + slip.start;
        const end = from + slip.end;
        // A title is compared with titles, by citation/title-near-miss.
        if (titles.some((title) => start < title.end && title.start < end)) continue;
        // The cells of a table stand beside each other: that is no wording.
        if (slip.established.includes('|')) continue;
        yield findingOf(text, from, slip, corpus);
      }
      yield undefined;
    }
  },
};

/** What the corpus is asked for in a paragraph: its sentences without the label of an article or a heading, which is no wording. */
function* comparedSentences(text: string): Iterable<{ readonly start: number; readonly sentence: string }> {
  for (const { start, end } of sentencesOf(text)) {
    const from = start + (labelOf(text.slice(start, end))?.length ?? 0);
    if (end - from >= shortestSentence) yield { start: from, sentence: text.slice(from, end) };
  }
}

/** The sentences of paragraphs that the corpus has not been asked for yet, each once. */
export function* unsearchedSentences(
  texts: readonly string[],
  corpus: Corpus,
  segmenter: Segmenter,
): Generator<undefined, readonly string[]> {
  const found = new Set<string>();
  for (const text of texts) {
    for (const { sentence } of comparedSentences(text)) {
      if (!isSearched(corpus, segmenter, sentence)) found.add(sentence);
    }
    yield undefined;
  }
  return [...found];
}

/** What one document says around a figure is its own way to say it: 达到1580.6亿元. */
function isOfFigure({ works, established, certainty }: Slip): boolean {
  return certainty === 'certain' && works === 1 && /\d/.test(established);
}

/** `base`: offset in the paragraph of the text that the slip was found in. */
function findingOf(paragraph: string, base: number, slip: Slip, corpus: Corpus): ParagraphFinding {
  const start = base + slip.start - slip.leftLength;
  const end = base + slip.end + slip.rightLength;
  const ours = paragraph.slice(start, end);
  const theirs = slip.established;
  const newest = slip.newest?.slice(0, 4);
  const severity = isOfFigure(slip) ? 'information' : severities[slip.certainty];
  return {
    start,
    end,
    severity,
    message: {
      zh: `${slip.works} 份文件作“${theirs}”${newest ? `（最近：${newest}年）` : ''}，本稿作“${ours}”。`,
      en: `${slip.works} ${slip.works === 1 ? 'document has' : 'documents have'} “${theirs}”${newest ? ` (latest: ${newest})` : ''}; the draft has “${ours}”.`,
    },
    evidence: slip.clauses.slice(0, mostEvidence).map((id) => {
      const { place, document, headingPath, text: clause } = corpus.clause(id);
      const excerpt = excerptAround(clause, theirs);
      return {
        place,
        message: quoted(excerpt, [`——《${document.title}》`, headingPath.at(-1) ?? null, document.date]),
      };
    }),
    fixes: [
      {
        title: { zh: `改为“${theirs}”`, en: `Change to “${theirs}”` },
        edits: [{ start, end, newText: theirs }],
        // What may be the draft's own way to say it is not changed without being looked at.
        preferred: severity !== 'hint',
      },
    ],
  };
}

/** Characters of a clause that are shown as evidence: sentences of a plan run to hundreds. */
const longestExcerpt = 60;

/** The clause, cut at marks beside the phrase where it is long. */
function excerptAround(clause: string, phrase: string): string {
  if (clause.length <= longestExcerpt) return clause;
  const at = Math.max(0, fold(clause).indexOf(fold(phrase)));
  const beside = Math.max(0, longestExcerpt - phrase.length) / 2;
  const before = clause.slice(0, at);
  const after = clause.slice(at + phrase.length);
  const near = before.length <= beside ? before : `……${before.slice(-beside).replace(/^[^，；：、]*[，；：、]?/, '')}`;
  const far = after.length <= beside ? after : `${after.slice(0, beside).replace(/[^，；：、]*$/, '')}……`;
  return near + phrase + far;
}
