/** style/sentence-end: a paragraph that breaks off with ，、； or without a mark before the next part begins. */
import type { LabelKind } from '../../ingest/label.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gatheringPairs } from '../../ingest/paragraph-versions.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';

/** What begins a part, from the outside in; the members of one list end in ； all but the last. */
const ranks: Readonly<Partial<Record<LabelKind, number>>> = {
  part: 0,
  chapter: 0,
  section: 0,
  article: 0,
  attachment: 0,
  chinese: 1,
  parenthesised: 2,
  arabic: 3,
  'arabic-parenthesised': 4,
  circled: 5,
};
const outermost = 0;
const innermost = 6;
/** Behind a semicolon the list may go on in a part of its own kind. */
const outermostKinds = 2;
/** Shorter ones are no sentences. */
const shortest = 8;
/** Shorter lines without a mark may be titles of what stands below. */
const shortestWithoutMark = 24;
/** 江州市人民政府, 2024年3月1日: what closes a document. */
const signature =
  /^(?:[\u4e00-\u9fa5]{2,30}(?:人民政府|委员会|办公厅|办公室|[厅局部院]))$|^[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日$/;

export const sentenceEnd: DraftCheck = {
  code: 'style/sentence-end',
  title: { zh: '段末标点', en: 'The mark at the end of a paragraph' },
  rationale: {
    zh: '句末用句号，列举的最后一项用句号（GB/T 15834—2011，4.1.3、4.7.3）。段落以逗号、顿号、分号结束或者没有标点，下面已是另一条、另一部分的，多是删改后留下的，也可能漏了内容。',
    en: 'A sentence ends in a full stop, and so does the last member of a list (GB/T 15834—2011, 4.1.3, 4.7.3). A paragraph that breaks off before the next part begins has lost its end.',
  },
  defaultSeverity: 'warning',
  severityIn: { law: 'information' },
  bad: [
    {
      text: '青溪市植树方案\n\n一、重点任务\n\n加强管护，落实责任⟦，⟧\n\n二、保障措施\n\n加强领导。',
      fixed: '青溪市植树方案\n\n一、重点任务\n\n加强管护，落实责任。\n\n二、保障措施\n\n加强领导。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　公园包括下列各类：\n\n（一）综合公园；\n\n（二）口袋公园⟦；⟧\n\n第二条　公园免费开放。',
      fixed:
        '青溪市公园管理办法\n\n第一条　公园包括下列各类：\n\n（一）综合公园；\n\n（二）口袋公园。\n\n第二条　公园免费开放。',
    },
    {
      text: '青溪市植树方案\n\n一、重点任务\n\n各区要落实管护责任，每月组织巡查，及时补种枯死的苗⟦木⟧\n\n二、保障措施\n\n加强领导。',
      fixed:
        '青溪市植树方案\n\n一、重点任务\n\n各区要落实管护责任，每月组织巡查，及时补种枯死的苗木。\n\n二、保障措施\n\n加强领导。',
    },
    {
      text: '第一条　公园包括下列各类：\n\n（一）综合公园；\n\n（二）口袋公园⟦，⟧\n\n（三）社区公园。',
      fixed: '第一条　公园包括下列各类：\n\n（一）综合公园；\n\n（二）口袋公园；\n\n（三）社区公园。',
    },
    {
      text: '请认真执行，并抓好落实⟦，⟧\n\n青溪市人民政府\n\n2024年3月1日',
      fixed: '请认真执行，并抓好落实。\n\n青溪市人民政府\n\n2024年3月1日',
    },
  ],
  good: [
    { text: '第一条　公园包括下列各类：\n\n（一）综合公园；\n\n（二）口袋公园；\n\n（三）社区公园。' },
    {
      text: '青溪市公园管理办法\n\n第一条　公园包括下列各类：\n\n（一）综合公园；\n\n（二）口袋公园。\n\n第二条　公园免费开放。',
    },
    {
      text: '青溪市植树方案\n\n现提出如下方案：\n\n一、加强管护\n\n（一）落实责任，明确分工\n\n1.各区负责；\n\n2.市级督导。\n\n二、加强领导',
    },
  ],
  *run(draft) {
    const { paragraphs } = draft.text;
    const { paragraphs: at, found } = broken(paragraphs);
    for (const [index, next] of at.entries()) {
      const { mark, isFollowedByLike } = found[index]!;
      yield finding(draft, next - 1, mark, isFollowedByLike && isMember(paragraphs, next - 1) ? '；' : '。');
    }
  },
};

/** A paragraph whose sentence is not closed although another part begins. */
interface Broken {
  /** Empty where it has none. */
  readonly mark: string;
  /** The next part is one of its kind. */
  readonly isFollowedByLike: boolean;
}

const broken = gatheringPairs((before, next): Broken | null => {
  const mark = openMark(before);
  if (mark === null || (next.block.kind !== 'text' && next.block.kind !== 'heading')) return null;
  const own = rankOf(before) ?? innermost;
  const rank = next.block.kind === 'heading' ? outermost : rankOf(next);
  const isFollowedByLike = rank === own;
  const isOuter = rank !== undefined && (rank < own || (isFollowedByLike && /[，、]/.test(mark)));
  const begins = isOuter && (mark !== '；' || rank < outermostKinds);
  const isSigned = mark !== '' && signature.test(next.text);
  return begins || isSigned ? { mark, isFollowedByLike } : null;
});

/** The mark with which a paragraph ends in the middle of a sentence, empty where it has none; null where it does not. */
function openMark({ text, block }: Paragraph): string | null {
  if (block.kind !== 'text' || text.length < shortest) return null;
  const last = text.at(-1)!;
  if (/[，、；]/.test(last)) return last;
  return text.length >= shortestWithoutMark && /[\u4e00-\u9fa5]$/.test(last) && /[，；]/.test(text) ? '' : null;
}

function rankOf({ print: { label } }: Paragraph): number | undefined {
  return label ? ranks[label.kind] : undefined;
}

/** Beside members of a list that end in semicolons. */
function isMember(paragraphs: Draft['text']['paragraphs'], paragraph: number): boolean {
  const kind = paragraphs[paragraph]!.print.label?.kind;
  return [paragraph - 1, paragraph + 1].some((beside) => {
    const other = paragraphs[beside];
    return other !== undefined && other.print.label?.kind === kind && other.text.endsWith('；');
  });
}

function finding(draft: Draft, paragraph: number, mark: string, becomes: string): Finding {
  const { length } = draft.text.paragraphs[paragraph]!.text;
  const range = locate(draft.text, { paragraph, start: length - 1, end: length });
  const newText = mark === '' ? `${draft.source.slice(range.start, range.end)}${becomes}` : becomes;
  return {
    code: sentenceEnd.code,
    severity: mark === '' ? 'information' : sentenceEnd.defaultSeverity,
    range,
    message:
      mark === ''
        ? {
            zh: '段末缺少标点，下面已是另一部分。',
            en: 'The paragraph has no mark at its end, and another part begins.',
          }
        : {
            zh: `段落以“${mark}”结束，下面已是另一部分：应为“${becomes}”，或者漏了内容。`,
            en: `The paragraph ends in “${mark}”, and another part begins: “${becomes}” is missing, or something is left out.`,
          },
    evidence: [],
    fixes: [
      {
        title: { zh: `段末用“${becomes}”`, en: `End with “${becomes}”` },
        edits: [{ range, newText }],
        preferred: true,
      },
    ],
  };
}
