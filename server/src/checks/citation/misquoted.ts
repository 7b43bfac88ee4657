/** citation/misquoted: words in “” that are put into the mouth of a document, and that it says a little otherwise. */
import type { Clause, Corpus } from '../../corpus/corpus.ts';
import { citedTitle } from '../../corpus/titles/cited-document.ts';
import { titleInFull } from '../../policy/definitions/short-titles.ts';
import { squeeze } from '../../policy/fold.ts';
import type { Citation, PolicyDocument } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { quoted } from '../message.ts';
import { saidIn } from '../said-records.ts';
import { dateOf } from './cited-titles.ts';

/** Shorter quotations are terms and set phrases. */
const shortestQuote = 8;
/** Less alike than this, other words are meant. */
const leastAlike = 0.75;
/** Behind a title: a note in brackets, and the place in the document. */
const placed =
  '^(?:\\s?[（(][^（）()]{1,60}[）)])?(?:第[〇零一二三四五六七八九十百千\\d]+[条款项章节部分]|[（(][一二三四五六七八九十]+[）)]项|之[一二三四五六七八九十]+)*(?:中|里)?';
/** From the title to the quotation: 《X》第三条规定：“ */
const attribution = new RegExp(
  `${placed}(?:也|还|已|都|即)?(?:明确|专门|规定|指出|提出|强调|要求|载明|写明|所称|中?明确)+(?:规定|指出|提出|要求)?(?:的|了)?[，：:]?\\s?“`,
);
/** 《X》第三条“…”的规定 */
const attributionAround = new RegExp(`${placed}(?:关于|有关)?\\s?“`);
const attributed = /^的?(?:规定|要求|精神|原则|表述)/;

const measures =
  '青溪市城市绿化管理办法\n\n2021年3月1日\n\n第一条　为了加强城市绿化管理，制定本办法。\n\n第二条　城市绿化应当坚持因地制宜、便民利民的原则，优先使用乡土树种。';

export const misquoted: DraftCheck = {
  code: 'citation/misquoted',
  title: { zh: '引文与原文不一致', en: 'A quotation departs from the document it is attributed to' },
  rationale: {
    zh: '引号内的引文应当与原文一字不差（GB/T 15834—2011 关于引号的规定）。标明出处（《X》规定：“…”）而与政策库中该文件的文字相近又不同的，提示原文；标点、空格的差别和省略号不计。',
    en: 'What stands in quotation marks must be the words of the source. Reported where a document is named as the source and has nearly, but not exactly, these words; marks, spaces and ellipses aside.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      corpus: [measures],
      text: '《青溪市城市绿化管理办法》第二条规定：“⟦城市绿化应当坚持因地制宜、方便利民的原则⟧”。',
      fixed: '《青溪市城市绿化管理办法》第二条规定：“城市绿化应当坚持因地制宜、便民利民的原则”。',
    },
    {
      corpus: [measures],
      text: '根据《青溪市城市绿化管理办法》“⟦优先选用乡土树种⟧”的规定，补植树木。',
      fixed: '根据《青溪市城市绿化管理办法》“优先使用乡土树种”的规定，补植树木。',
    },
  ],
  good: [
    {
      corpus: [measures],
      text: '《青溪市城市绿化管理办法》第二条规定：“城市绿化应当坚持因地制宜、便民利民的原则……”。',
    },
    { corpus: [measures], text: '《青溪市城市绿化管理办法》提出“一街一景一特色一主题”的目标。' },
    { corpus: [measures], text: '《云溪市城市绿化管理办法》规定：“城市绿化应当坚持因地制宜、方便利民的原则”。' },
  ],
  run(draft, { corpus }) {
    const { frame, definitions, citations, stating } = saidIn(draft.text);
    return kept(draft, [corpus, frame, definitions, citations, stating], () => find(draft, corpus));
  },
};

const kept = keptFindings();

function* find(draft: Draft, corpus: Corpus): Iterable<Finding | undefined> {
  if (corpus.documents.length === 0) return;
  for (const document of draft.text.documents) {
    for (const citation of document.citations) {
      if (citation.kind !== 'title') continue;
      const quote = quotationBehind(draft, citation);
      if (!quote) continue;
      yield undefined;
      yield* examine(draft, document, citation, quote, corpus);
    }
  }
}

interface Quotation {
  /** Inside the marks. */
  readonly start: number;
  readonly text: string;
}

function quotationBehind({ text }: Draft, { span }: Citation): Quotation | null {
  const { text: content } = text.paragraphs[span.paragraph]!;
  const behind = content.slice(span.end, span.end + 100);
  const saying = attribution.exec(behind);
  const match = saying ?? attributionAround.exec(behind);
  if (!match) return null;
  const start = span.end + match[0].length;
  let depth = 1;
  for (let at = start; at < content.length; at++) {
    if (content[at] === '“') depth++;
    if (content[at] !== '”' || --depth > 0) continue;
    return saying || attributed.test(content.slice(at + 1)) ? { start, text: content.slice(start, at) } : null;
  }
  return null;
}

function* examine(
  draft: Draft,
  document: PolicyDocument,
  { text: printed, span }: Citation,
  { start, text: quotation }: Quotation,
  corpus: Corpus,
): Iterable<Finding> {
  const title = titleInFull(draft.text, printed, span.paragraph);
  const cited = citedTitle(corpus, title, dateOf(draft.text, document));
  const versions = new Set((cited?.versions ?? []).flat().map(({ id }) => id));
  if (!cited || versions.size === 0) return;
  for (const piece of piecesOf(quotation)) {
    const original = nearest(corpus, versions, piece.text);
    if (!original) continue;
    const from = start + piece.start;
    const range = locate(draft.text, { paragraph: span.paragraph, start: from, end: from + piece.text.length });
    yield {
      code: misquoted.code,
      severity: misquoted.defaultSeverity,
      range,
      message: {
        zh: `《${cited.title}》的原文是“${original.text}”。引号内的引文应当与原文一致。`,
        en: `《${cited.title}》 says “${original.text}”. A quotation must have the words of its source.`,
      },
      evidence: [
        {
          place: original.clause.place,
          message: quoted(`《${cited.title}》`, [original.clause.document.number, original.clause.document.date]),
        },
      ],
      fixes: [
        {
          title: { zh: '改为原文', en: 'Take the original words' },
          edits: [{ range, newText: original.text }],
          preferred: true,
        },
      ],
    };
  }
}

/** Sentences of the quotation, and what stands between ellipses; without the marks around them. */
function piecesOf(quotation: string): readonly { readonly start: number; readonly text: string }[] {
  return [...quotation.matchAll(/[^。；！？…]+/g)]
    .map(({ index, 0: text }) => ({ start: index + text.length - text.trimStart().length, text: text.trim() }))
    .filter(({ text }) => bare(text).length >= shortestQuote);
}

/** Letters and digits only: marks may be set otherwise in a quotation. */
function bare(text: string): string {
  return squeeze(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** What the versions say instead; null where one of them says the same, or nothing alike. */
function nearest(
  corpus: Corpus,
  versions: ReadonlySet<number>,
  piece: string,
): { readonly text: string; readonly clause: Clause } | null {
  const found = corpus.near(piece, {
    limit: 10,
    minimumSimilarity: leastAlike,
    mode: 'infix',
    accept: ({ id }) => versions.has(id),
  });
  const wanted = bare(piece);
  const best = found.map(({ clause: id, start, end }) => {
    const clause = corpus.clause(id);
    return { clause, text: clause.text.slice(start, end) };
  });
  if (best.length === 0 || best.some(({ clause }) => bare(clause.text).includes(wanted))) return null;
  const [first] = best;
  // A quotation may run over the end of a clause of the corpus, or leave out its label.
  const isRest = bare(first!.text).length < leastAlike * wanted.length;
  return isRest ? null : { text: first!.text.replace(/[，。；：、]$/, ''), clause: first!.clause };
}
