/** citation/number-mismatch: the document number printed behind a title belongs to another document. */

import type { Corpus, CorpusDocument } from '../../corpus/corpus.ts';
import { citedTitle } from '../../corpus/titles/cited-document.ts';
import { readOnce } from '../../ingest/remembered.ts';
import { squeeze } from '../../policy/fold.ts';
import type { Citation } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { quoted } from '../message.ts';
import { saidIn } from '../said-records.ts';

const plan =
  '青溪市人民政府关于印发《青溪市城市绿化规划》的通知\n\n青政发〔2022〕7号\n\n各区人民政府：\n\n现将规划印发给你们。\n\n青溪市人民政府\n\n2022年6月8日';
const fire =
  '青溪市人民政府关于加强消防工作的意见\n\n青政发〔2022〕9号\n\n各区人民政府：\n\n现就加强消防工作提出以下意见。\n\n青溪市人民政府\n\n2022年8月1日';

export const numberMismatch: DraftCheck = {
  code: 'citation/number-mismatch',
  title: { zh: '发文字号与所引标题不是同一份文件', en: 'Document number and title belong to different documents' },
  rationale: {
    zh: '引用公文先引标题、后引发文字号（《党政机关公文处理工作条例》、GB/T 9704—2012），二者应指同一文件。标题或字号至少一项在政策库中查有原件时比对。',
    en: 'A document is cited by its title, then its number; both must mean the same document. Compared where the corpus holds the document of the title or of the number.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      corpus: [plan, fire],
      text: '根据《青溪市人民政府关于加强消防工作的意见》（⟦青政发〔2022〕7号⟧），制定本方案。',
      fixed: '根据《青溪市人民政府关于加强消防工作的意见》（青政发〔2022〕9号），制定本方案。',
    },
    {
      corpus: [plan, fire],
      text: '依据\n\n| 1 | 《青溪市人民政府关于加强消防工作的意见》 | ⟦青政发〔2022〕7号⟧ |',
    },
  ],
  good: [
    { corpus: [plan, fire], text: '根据《青溪市人民政府关于加强消防工作的意见》（青政发〔2022〕9号），制定本方案。' },
    { corpus: [plan, fire], text: '根据《青溪市城市绿化规划》（青政发〔2022〕7号），制定本方案。' },
    { corpus: [plan, fire], text: '根据《云溪市城市绿化规划》（云政发〔2022〕7号），制定本方案。' },
  ],
  run(draft, { corpus }) {
    const { citations, stating } = saidIn(draft.text);
    return kept(draft, [corpus, citations, stating], () => find(draft, corpus));
  },
};

const kept = keptFindings();

/** Between a title and its number: a bracket, the next cell of a table, 文号为. */
const isBeside = /^\s*(?:[（(]\s*(?:文号[：:]?)?|\||[，,]?\s*(?:发文字号|文号|字号)[为是：:]?)\s*$/;

function* find(draft: Draft, corpus: Corpus): Iterable<Finding | undefined> {
  if (corpus.documents.length === 0) return;
  for (const { citations } of draft.text.documents) {
    for (const [index, citation] of citations.entries()) {
      const next = citations[index + 1];
      if (citation.kind !== 'title' || next?.kind !== 'number') continue;
      if (next.span.paragraph !== citation.span.paragraph) continue;
      const { text } = draft.text.paragraphs[next.span.paragraph]!;
      if (isBeside.test(text.slice(citation.span.end, next.span.start))) yield examine(draft, citation, next, corpus);
    }
  }
}

function examine(draft: Draft, citation: Citation, printed: Citation, corpus: Corpus): Finding | undefined {
  const wanted = squeeze(printed.text);
  const own = citedTitle(corpus, citation.text, null)?.versions.flat() ?? [];
  const numbers = own.flatMap((document) => numbersOf(corpus, document));
  if (numbers.some((number) => squeeze(number) === wanted)) return undefined;
  const holder = numberHolders(corpus).get(wanted);
  const belongsElsewhere = holder !== undefined && !isRelated(holder.title, citation.text);
  // Without the document of the title, only a number that is another document's is a contradiction.
  if (numbers.length === 0 && !belongsElsewhere) return undefined;
  // A title with a slip is reported as that.
  if (own.length === 0 && corpus.nearTitles(citation.text).length > 0) return undefined;
  const range = locate(draft.text, printed.span);
  const right = numbers[0];
  const zh = [
    belongsElsewhere ? `${printed.text}是《${holder.title}》的字号` : '',
    right ? `《${citation.text}》的字号是${right}` : '',
  ].filter(Boolean);
  const en = [
    belongsElsewhere ? `${printed.text} is the number of 《${holder.title}》` : '',
    right ? `the number of 《${citation.text}》 is ${right}` : '',
  ].filter(Boolean);
  const evidence = [...own.slice(0, 1), ...(belongsElsewhere ? [holder] : [])].map(
    ({ place, title, number, date }) => ({
      place,
      message: quoted(`《${title}》`, [number, date]),
    }),
  );
  return {
    code: numberMismatch.code,
    severity: numberMismatch.defaultSeverity,
    range,
    message: { zh: `${zh.join('，')}。请核对标题和字号。`, en: `${en.join('; ')}. Check title and number.` },
    evidence,
    fixes: right
      ? [
          {
            title: { zh: `改为 ${right}`, en: `Change to ${right}` },
            edits: [{ range, newText: right }],
            preferred: true,
          },
        ]
      : [],
  };
}

/** A plan goes by the number of the notice that carries it. */
function numbersOf(corpus: Corpus, { number, parent }: CorpusDocument): readonly string[] {
  return [number, corpus.documents[parent]?.number ?? null].filter((known) => known !== null);
}

/** 关于印发《X》的通知 and X are issued as one. */
function isRelated(a: string, b: string): boolean {
  const [x, y] = [squeeze(a), squeeze(b)];
  return x.includes(y) || y.includes(x);
}

/** The document of each number that the corpus has. */
const numberHolders = readOnce((corpus: Corpus): ReadonlyMap<string, CorpusDocument> => {
  const found = new Map<string, CorpusDocument>();
  for (const document of corpus.documents) {
    if (document.number && document.title && !found.has(squeeze(document.number))) {
      found.set(squeeze(document.number), document);
    }
  }
  return found;
});
