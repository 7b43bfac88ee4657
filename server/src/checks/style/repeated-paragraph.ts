/** style/repeated-paragraph: a paragraph or a sentence that stands twice in a row. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gathering, gatheringPairs } from '../../ingest/paragraph-versions.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';

/** Shorter ones may be lines of a form, or of a table. */
const shortest = 12;
/** A sentence as long as this is repeated by a slip only: 同意。同意。 */
const shortestSentence = 8;

export const repeatedParagraph: DraftCheck = {
  code: 'style/repeated-paragraph',
  title: { zh: '整段、整句重复', en: 'A paragraph or a sentence written twice' },
  rationale: {
    zh: '相邻两段、两句一字不差，多是粘贴、合并稿件时留下的。序号不同而内容相同的也提示。',
    en: 'A paragraph or sentence that follows itself word for word is left behind by pasting, whatever number it has.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '青溪市植树方案\n\n各区要落实管护责任，每月组织巡查。\n\n⟦各区要落实管护责任，每月组织巡查。⟧\n\n市级适时督导。',
    },
    {
      text: '青溪市植树方案\n\n（一）落实管护责任，每月组织巡查。\n\n（二）⟦落实管护责任，每月组织巡查。⟧\n\n（三）市级适时督导。',
    },
    {
      text: '各区要落实管护责任，每月组织巡查。⟦各区要落实管护责任，每月组织巡查。⟧市级适时督导。',
      fixed: '各区要落实管护责任，每月组织巡查。市级适时督导。',
    },
  ],
  good: [
    { text: '青溪市植树方案\n\n（一）各区落实管护责任，每月组织巡查。\n\n（二）市级落实督导责任，每月组织巡查。' },
    {
      text: '第一条　违反规定的，处五百元罚款。\n\n第二条　随意堆放的，限期改正。\n\n第三条　违反规定的，处五百元罚款。',
    },
  ],
  *run(draft) {
    const { paragraphs } = draft.text;
    const twice = repeated(paragraphs);
    for (const [index, paragraph] of twice.paragraphs.entries()) {
      yield paragraphTwice(draft, paragraph, twice.found[index]!.from);
    }
    const sentences = repeatedSentences(paragraphs);
    for (const [index, paragraph] of sentences.paragraphs.entries()) {
      if (twice.paragraphs.includes(paragraph)) continue;
      for (const { start, end } of sentences.found[index]!) yield sentenceTwice(draft, paragraph, start, end);
    }
  },
};

/** Paragraphs that say what the one before them says, behind their labels. */
const repeated = gatheringPairs((before, paragraph): { readonly from: number } | null => {
  if (!isProse(before) || !isProse(paragraph)) return null;
  const [ofBefore, from] = [wordsFrom(before), wordsFrom(paragraph)];
  const length = paragraph.text.length - from;
  if (length < shortest || before.text.length - ofBefore !== length) return null;
  return before.text.endsWith(paragraph.text.slice(from)) ? { from } : null;
});

function isProse({ text, block }: Paragraph): boolean {
  return block.kind === 'text' && text.length >= shortest && /[。；]/.test(text);
}

/** Offset of what stands behind the label. */
function wordsFrom({ text, print: { label } }: Paragraph): number {
  return label ? text.length - text.slice(label.length).trimStart().length : 0;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Sentences that repeat the one before them. */
const repeatedSentences = gathering((paragraph) => (isProse(paragraph) ? sentencesTwice(paragraph.text) : null));

function sentencesTwice(text: string): readonly Stretch[] | null {
  let found: Stretch[] | null = null;
  let before = 0;
  for (let start = text.indexOf('。') + 1, end = 0; start > 0; before = start, start = end) {
    end = text.indexOf('。', start) + 1;
    if (end === 0) break;
    const length = end - start;
    if (
      length > shortestSentence &&
      length <= start - before &&
      text.startsWith(text.slice(start, end), start - length)
    ) {
      // The label in front of the first sentence is none of it.
      found ??= [];
      found.push({ start, end });
    }
  }
  return found;
}

function paragraphTwice(draft: Draft, paragraph: number, from: number): Finding {
  const { text } = draft;
  const end = (index: number) => text.paragraphs[index]!.text.length;
  const range = locate(text, { paragraph, start: from, end: end(paragraph) });
  const before = locate(text, { paragraph: paragraph - 1, start: 0, end: end(paragraph - 1) });
  const said = { zh: '这一段与上一段重复。', en: 'This paragraph repeats the one before it.' };
  // A number would be left out with it: the others are to be numbered anew.
  const isNumbered = from > 0;
  return finding(range, said, isNumbered ? null : { start: before.end, end: range.end });
}

function sentenceTwice(draft: Draft, paragraph: number, start: number, end: number): Finding {
  const range = locate(draft.text, { paragraph, start, end });
  return finding(range, { zh: '这一句与上一句重复。', en: 'This sentence repeats the one before it.' }, range);
}

function finding(range: Finding['range'], message: Finding['message'], deleted: Finding['range'] | null): Finding {
  const title = { zh: '删去重复的内容', en: 'Delete the repetition' };
  return {
    code: repeatedParagraph.code,
    severity: repeatedParagraph.defaultSeverity,
    range,
    message,
    evidence: [],
    fixes: deleted ? [{ title, edits: [{ range: deleted, newText: '' }], preferred: true }] : [],
  };
}
