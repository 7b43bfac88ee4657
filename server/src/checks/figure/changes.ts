/**
 * Numbers of one sentence that cannot all be right: 由36.2%提高到39.5%，提高3.3个百分点, a change beside the two numbers it lies
 * between; 由5%降低到6%, which goes the other way; 三次产业比重 that do not make up 100.
 */
import { gathering } from '../../ingest/paragraph-versions.ts';
import { type WrongParts, wrongPartsIn } from './parts.ts';

export interface WrongShares {
  /** The shares, at offsets of the paragraph's text. */
  readonly start: number;
  readonly end: number;
  readonly sum: string;
}

export interface WrongWay {
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
  readonly isRise: boolean;
}

export interface WrongChange {
  /** The stated change with its unit, at offsets of the paragraph's text. */
  readonly start: number;
  readonly end: number;
  /** As printed, and as the two numbers give it. */
  readonly stated: string;
  readonly counted: string;
}

const number = '(\\d+(?:\\.\\d+)?)';
const moves = '提高|提升|上升|增加|增长|扩大|下降|降低|回落|减少';
const change = new RegExp(
  `(?:由|从)[^，。；\\d]{0,12}(?:\\d{4}\\s?年[^，。；\\d]{0,6})?${number}\\s?[%％](?:左右)?(?:${moves}|降|增|升)[到至为](?:了)?[^，。；\\d]{0,4}(?:\\d{4}\\s?年[^，。；\\d]{0,4})?${number}\\s?[%％][，、（(]\\s?(?!年均|平均|每年|逐年)(?:[^，。；\\d]{0,8})(?:${moves})了?${number}\\s?个百分点`,
  'g',
);

/** Changes that are not what lies between the two numbers, give or take their last digits. */
export function* changesIn(text: string): Iterable<WrongChange> {
  if (!text.includes('百分点')) return;
  for (const match of text.matchAll(change)) {
    const [whole, from, to, stated] = match as unknown as readonly [string, string, string, string];
    const decimals = Math.max(...[from, to].map((printed) => printed.split('.')[1]?.length ?? 0));
    const gap = Math.abs(Number(to) - Number(from));
    const tolerated = 10 ** -Math.min(decimals, stated.split('.')[1]?.length ?? 0);
    if (Math.abs(gap - Number(stated)) <= tolerated * 1.001) continue;
    const end = match.index + whole.length;
    const start = end - '个百分点'.length - (whole.length - whole.lastIndexOf(stated) - '个百分点'.length);
    yield { start, end, stated, counted: String(Number(gap.toFixed(decimals))) };
  }
}

const unit =
  '(?:[%％]|[∶:：]1(?![\\d.])|(?:吨标准煤|[万亿]?[元人户吨亩]|[万亿]|个|项|家|公顷|公里|张|所|平方米|立方米)(?:[/／](?:万元|人|户|年|平方米|平方公里|立方米|公顷|亩))?)';
const ways = new RegExp(
  `(?:由|从)[^，。；\\d]{0,12}(?:\\d{4}\\s?年[^，。；\\d]{0,6})?${number}\\s?(${unit})?(?:左右)?(?:(?<rise>提高|提升|上升|增加|增长|扩大)|(?<fall>下降|降低|回落|减少|缩小|压减))(?:到|至|为)(?:了)?[^，。；\\d]{0,4}(?:\\d{4}\\s?年[^，。；\\d]{0,4})?${number}\\s?(${unit})?(?!分点)`,
  'g',
);

/** 由5%降低到6%, 由2.1缩小到2.3: the second number lies the other way. */
function* wrongWaysIn(text: string): Iterable<WrongWay> {
  if (!/[到至为]/.test(text) || !/[由从]/.test(text)) return;
  for (const match of text.matchAll(ways)) {
    const [printed, from, unitBefore, , , to, unitBehind] = match as unknown as readonly string[];
    if (unitBefore !== unitBehind) continue;
    const isRise = match.groups!.rise !== undefined;
    const gap = Number(to) - Number(from);
    if (isRise ? gap >= 0 : gap <= 0) continue;
    yield {
      start: match.index,
      end: match.index + printed!.length,
      from: `${from}${unitBefore ?? ''}`,
      to: `${to}${unitBehind ?? ''}`,
      isRise,
    };
  }
}

const shares = new RegExp(`三次产业[^，。；\\d]{0,16}${number}\\s?[:：∶︰]\\s?${number}\\s?[:：∶︰]\\s?${number}`, 'g');
const whole = 100;

/** 三次产业结构为8.2∶41.3∶50.5: shares that do not make up 100, give or take their last digits. */
function* wrongSharesIn(text: string): Iterable<WrongShares> {
  if (!text.includes('三次产业')) return;
  for (const match of text.matchAll(shares)) {
    const printed = match.slice(1) as readonly string[];
    const decimals = Math.max(...printed.map((one) => one.split('.')[1]?.length ?? 0));
    const sum = printed.reduce((total, one) => total + Number(one), 0);
    if (Math.abs(sum - whole) <= 1.5 * 10 ** -decimals * 1.001) continue;
    const start = match.index + match[0].search(/\d/);
    yield { start, end: match.index + match[0].length, sum: String(Number(sum.toFixed(decimals))) };
  }
}

/** What the sentences of a paragraph get wrong. */
export interface WrongSentences {
  readonly isText: boolean;
  readonly ways: readonly WrongWay[];
  readonly shares: readonly WrongShares[];
  readonly parts: readonly WrongParts[];
}

/** The paragraphs with such sentences. */
export const wrongSentences = gathering(({ text, block }): WrongSentences | null => {
  if (block.kind === 'metadata') return null;
  const ways = [...wrongWaysIn(text)];
  const shares = [...wrongSharesIn(text)];
  const parts = [...wrongPartsIn(text)];
  if (ways.length + shares.length + parts.length === 0) return null;
  return { isText: block.kind === 'text', ways, shares, parts };
});
