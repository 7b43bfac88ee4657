/** style/unmatched-pair: a bracket or quotation mark without its partner. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { draftOf, type Gathered, gathering } from '../../ingest/paragraph-versions.ts';
import { rememberedWith } from '../../ingest/remembered.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import type { Stretch } from './silent-stretches.ts';

type Side = 'open' | 'close';

/** Half and full width count as one: mixing them is another check's. */
const sides: Readonly<Record<string, readonly [pair: string, side: Side]>> = {
  '“': ['“”', 'open'],
  '”': ['“”', 'close'],
  '‘': ['‘’', 'open'],
  '’': ['‘’', 'close'],
  '〈': ['〈〉', 'open'],
  '〉': ['〈〉', 'close'],
  '《': ['《》', 'open'],
  '》': ['《》', 'close'],
  '（': ['（）', 'open'],
  '(': ['（）', 'open'],
  '）': ['（）', 'close'],
  ')': ['（）', 'close'],
  '〔': ['〔〕', 'open'],
  '〕': ['〔〕', 'close'],
  '【': ['【】', 'open'],
  '】': ['【】', 'close'],
};
const anyMark = /[“”‘’〈〉《》（）()〔〕【】]/g;
/** 1） and a) number things. */
const labelBefore = /(?:^|[^\u4e00-\u9fa5A-Za-z0-9])[0-9０-９A-Za-z一二三四五六七八九十①-⑳]{1,3}$/;

interface Mark {
  readonly pair: string;
  readonly side: Side;
  readonly at: number;
}

export const unmatchedPair: DraftCheck = {
  code: 'style/unmatched-pair',
  title: { zh: '引号、书名号、括号不成对', en: 'A bracket or quotation mark without its partner' },
  rationale: {
    zh: '引号、括号、书名号前后两半成对使用（GB/T 15834—2011，4.8、4.9、4.15）。引文分段的，每段起头用前引号、最后一段才用后引号，不提示。',
    en: 'Quotation marks, brackets and title marks come in pairs (GB/T 15834—2011, 4.8, 4.9, 4.15). Quotations over several paragraphs may open each of them.',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '落实⟦《公园条例的规定⟧。' },
    { text: '推进“一网通办⟦“⟧改革，优化服务。', fixed: '推进“一网通办”改革，优化服务。' },
    { text: '由市财政局⟦（以下简称市局负责⟧。' },
    { text: '⟦加强管理）⟧，落实责任。' },
  ],
  good: [
    { text: '落实《公园条例》的规定。' },
    { text: '推进“一网通办”改革，优化服务。' },
    { text: '1）加强管理；2）落实责任。' },
    { text: '将第三条修改为：\n\n“第三条　公园免费开放。\n\n“公园管理单位应当公布开放时间。”' },
  ],
  run(draft) {
    const { paragraphs } = draft.text;
    const { wrong, marks } = remembered(draftOf(paragraphs), [lonelyIn(paragraphs), reopening(paragraphs)], () =>
      wrongMarks(paragraphs),
    );
    return kept(draft, marks, () => findingsOf(draft, wrong));
  },
};

const kept = keptFindings();

function findingsOf(draft: Draft, wrong: readonly WrongMark[]): readonly Finding[] {
  return wrong.map(({ paragraph, mark, before }) =>
    before ? turned(draft, paragraph, mark, before) : alone(draft, paragraph, mark),
  );
}

/** A mark without its partner; `before`: the mark that it would be the partner of, the other way round. */
interface WrongMark {
  readonly paragraph: number;
  readonly mark: Mark;
  readonly before: Mark | null;
}

interface WrongMarks {
  readonly wrong: readonly WrongMark[];
  /** The marks of them all, wherever they stand. */
  readonly marks: readonly (Mark | null)[];
}

/** How far apart they stand counts, in paragraphs. */
const remembered = rememberedWith<object, WrongMarks>();

function wrongMarks(paragraphs: readonly Paragraph[]): WrongMarks {
  const lonely = lonelyIn(paragraphs);
  const wrong: WrongMark[] = [];
  let quotationOpen = false;
  for (let position = 0; position < lonely.found.length; position++) {
    const lone = lonely.found[position]!;
    const paragraph = lonely.paragraphs[position]!;
    const { text } = paragraphs[paragraph]!;
    const reversed = lone.find((mark, at) => isReversed(lone[at - 1], mark));
    for (const mark of lone) {
      const isQuotation = mark.pair === '“”';
      if (isQuotation && mark.side === 'open' && begins(text, mark.at) && goesOn(paragraphs, lonely, position)) {
        quotationOpen = true;
      } else if (isQuotation && mark.side === 'close' && quotationOpen) quotationOpen = false;
      else if (isCutOff(paragraphs, lonely, position, mark)) continue;
      else if (!reversed || mark.pair !== reversed.pair) wrong.push({ paragraph, mark, before: null });
      else if (mark === reversed) wrong.push({ paragraph, mark, before: lone[lone.indexOf(mark) - 1]! });
    }
  }
  return { wrong, marks: wrong.flatMap(({ mark, before }) => [mark, before]) };
}

/** Paragraphs with marks that have no partner in them. */
type Lonely = Gathered<readonly Mark[]>;

const lonelyIn = gathering(({ text, block }) => {
  if (block.kind === 'metadata' || block.kind === 'row') return null;
  const lone = loneMarks(text);
  return lone.length > 0 ? lone : null;
});

/** Paragraphs that may open again a quotation that the one before them opened. */
const reopening = gathering(({ text }) => (text.startsWith('“') ? true : null));

/** Marks of a paragraph without partner, each kind for itself, in order. */
function loneMarks(text: string): readonly Mark[] {
  const open = new Map<string, Mark[]>();
  const lone: Mark[] = [];
  anyMark.lastIndex = 0;
  for (let match = anyMark.exec(text); match !== null; match = anyMark.exec(text)) {
    const { index: at } = match;
    const [pair, side] = sides[match[0]]!;
    const waiting = open.get(pair) ?? [];
    open.set(pair, waiting);
    // An apostrophe of a foreign word, and 3’30.
    if (match[0] === '’' && /[A-Za-z0-9]/.test(text[at - 1] ?? '')) continue;
    if (side === 'open') waiting.push({ pair, side, at });
    else if (waiting.length > 0) waiting.pop();
    else if (pair !== '（）' || !labelBefore.test(text.slice(Math.max(0, at - 4), at))) lone.push({ pair, side, at });
  }
  for (const waiting of open.values()) lone.push(...waiting);
  return lone.sort((a, b) => a.at - b.at);
}

/** Farther apart, two marks are two slips. */
const longestPhrase = 40;

/** “…“ or ”…”: one of the two is the wrong way round. */
function isReversed(before: Mark | undefined, mark: Mark): boolean {
  return (
    before !== undefined &&
    before.pair === mark.pair &&
    before.side === mark.side &&
    mark.at - before.at <= longestPhrase
  );
}

/** A quotation of paragraphs begins with its paragraph or behind 修改为：. */
function begins(text: string, at: number): boolean {
  return at === 0 || /[：:为作]/.test(text[at - 1]!);
}

/** Paragraphs that a quotation may run over. */
const longestQuotation = 400;

/** Whether a later paragraph closes the quotation that this one opens, or the next opens it again. */
function goesOn(paragraphs: readonly Paragraph[], lonely: Lonely, position: number): boolean {
  const paragraph = lonely.paragraphs[position]!;
  if (paragraphs[paragraph + 1]?.text.startsWith('“')) return true;
  for (let next = position + 1; next < lonely.found.length; next++) {
    const later = lonely.paragraphs[next]!;
    if (later - paragraph > longestQuotation) return false;
    const quotation = lonely.found[next]!.find(({ pair }) => pair === '“”');
    if (quotation?.side === 'close') return true;
    if (quotation && !begins(paragraphs[later]!.text, quotation.at)) return false;
  }
  return false;
}

/** Paragraphs between two halves of a sentence: a floating box. */
const longestBox = 15;
/** Paragraphs with lone marks among which the partner is looked for. */
const partnersWithin = 3;

/** Lines that were not joined: the partner stands a few paragraphs away, and no sentence ends before the gap. */
function isCutOff(paragraphs: readonly Paragraph[], lonely: Lonely, position: number, mark: Mark): boolean {
  const here = lonely.paragraphs[position]!;
  const step = mark.side === 'open' ? 1 : -1;
  for (let distance = 1; distance <= partnersWithin; distance++) {
    const other = lonely.paragraphs[position + step * distance];
    if (other === undefined || Math.abs(other - here) > longestBox) return false;
    const partner = lonely.found[position + step * distance]!.find((one) => isPartner(one, mark));
    if (!partner) continue;
    const [open, close] = mark.side === 'open' ? [mark, partner] : [partner, mark];
    // A note in brackets may have paragraphs of its own.
    const { text: last } = paragraphs[Math.max(here, other)]!;
    if (mark.pair === '（）' && open.at === 0 && close.at === last.length - 1) return true;
    if (!/[。；！？]$/.test(paragraphs[Math.min(here, other)]!.text)) return true;
  }
  return false;
}

function isPartner({ pair, side }: Mark, mark: Mark): boolean {
  return pair === mark.pair && side !== mark.side;
}

/** The partner is missing somewhere in the clause: from the mark to where that ends, or from where it begins to the mark. */
function clauseOf(text: string, { side, at }: Mark): Stretch {
  if (side === 'open') {
    const length = text.slice(at + 1).search(/[，。；：！？]/);
    return { start: at, end: length < 0 ? text.length : at + 1 + length };
  }
  const before = /[^，。；：！？]*$/.exec(text.slice(0, at))![0];
  return { start: at - before.length, end: at + 1 };
}

function alone(draft: Draft, paragraph: number, mark: Mark): Finding {
  const { text } = draft.text.paragraphs[paragraph]!;
  const { pair, side, at } = mark;
  const printed = text[at]!;
  const missing = side === 'open' ? pair[1]! : pair[0]!;
  return {
    code: unmatchedPair.code,
    severity: unmatchedPair.defaultSeverity,
    range: locate(draft.text, { paragraph, ...clauseOf(text, mark) }),
    message: {
      zh: `${named(printed)}没有相配的${named(missing)}：可能漏在这几个字的${side === 'open' ? '后面' : '前面'}或者中间，也可能多了这一半。`,
      en: `${quoted(printed)} has no matching ${quoted(missing)}: it may be missing in these words or ${side === 'open' ? 'behind' : 'before'} them, or this one is too many.`,
    },
    evidence: [],
    fixes: [],
  };
}

const quotes: Readonly<Record<string, string>> = { '“': '前引号', '”': '后引号', '‘': '前单引号', '’': '后单引号' };

/** A mark in a message; quotation marks in quotation marks would not be read. */
function named(mark: string): string {
  return quotes[mark] ? `${quotes[mark]}（${mark}）` : `“${mark}”`;
}

function quoted(mark: string): string {
  return quotes[mark] ? mark : `“${mark}”`;
}

/** The later of two opening marks closes, the earlier of two closing marks opens. */
function turned(draft: Draft, paragraph: number, mark: Mark, before: Mark): Finding {
  const wrong = mark.side === 'open' ? mark : before;
  const newText = mark.side === 'open' ? mark.pair[1]! : mark.pair[0]!;
  const range = locate(draft.text, { paragraph, start: wrong.at, end: wrong.at + 1 });
  return {
    ...alone(draft, paragraph, wrong),
    range,
    message: {
      zh: `${mark.pair}方向不对：这里应作“${newText}”。`,
      en: `The mark is the wrong way round: “${newText}”.`,
    },
    fixes: [
      { title: { zh: `改为“${newText}”`, en: `Change to “${newText}”` }, edits: [{ range, newText }], preferred: true },
    ],
  };
}
