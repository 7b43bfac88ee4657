/** style/repeated-paragraph: a paragraph or a sentence that stands twice in a row. */
import { gathering } from '../../ingest/paragraph-versions.ts';
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
    const { paragraphs: at, found } = long(paragraphs);
    for (const [index, paragraph] of at.entries()) {
      const { words, from, twice } = found[index]!;
      const isNext = index > 0 && at[index - 1] === paragraph - 1 && found[index - 1]!.words === words;
      if (isNext) yield paragraphTwice(draft, paragraph, from);
      else for (const { start, end } of twice) yield sentenceTwice(draft, paragraph, start, end);
    }
  },
};

interface Long {
  /** Behind the label, from this offset on. */
  readonly words: string;
  readonly from: number;
  /** Sentences that repeat the one before them. */
  readonly twice: readonly { readonly start: number; readonly end: number }[];
}

const long = gathering(({ text, print: { label }, block }): Long | null => {
  if (block.kind !== 'text' || text.length < shortest || !/[。；]/.test(text)) return null;
  const from = label ? text.length - text.slice(label.length).trimStart().length : 0;
  const words = text.slice(from);
  return words.length < shortest ? null : { words, from, twice: sentencesTwice(text) };
});

const none: readonly never[] = [];

function sentencesTwice(text: string): Long['twice'] {
  let found: { start: number; end: number }[] | null = null;
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
  return found ?? none;
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
