/** Where a draft says less firmly than the upper text what it must do, or puts its orientation in other words. */
import { foldedUnits } from '../../corpus/folded-text.ts';
import { Pattern } from '../../corpus/search/edit-distance.ts';
import type { Segmenter } from '../../corpus/segmenter.ts';
import { difference, type Piece } from '../difference.ts';

/** What is said less firmly: duty, ban, certainty, extent; `wording`: the orientation in other words. */
export type DepartureKind = 'duty' | 'ban' | 'certainty' | 'extent' | 'wording';

export interface Departure {
  readonly kind: DepartureKind;
  /** Words of the upper text that are gone, and those in their place; one of the two may be empty. */
  readonly from: string;
  readonly to: string;
  /** The part of the sentence in question as the upper text has it, leading over to what the draft has. */
  readonly pieces: readonly Piece[];
}

/** Words of one scale, the firmest first (立法技术规范（试行）: 应当, 不得, 可以 are no synonyms). */
const scales: readonly (readonly [Exclude<DepartureKind, 'wording'>, readonly RegExp[]])[] = [
  [
    'duty',
    [
      /必须|务必|一律/,
      /应当|应该|须|(?<![相响反适供效感])应(?![用急对届变付])/,
      /可以|(?<![不许认])可(?![持再靠能控行])|鼓励|提倡|引导|支持|原则上|酌情|视情/,
    ],
  ],
  ['ban', [/禁止|严禁|不得|不准|杜绝|取缔/, /严格限制|限制|严格控制|严控|从严控制/, /控制|减少|规范|引导/]],
  ['certainty', [/确保|保证|坚决|实现|完成/, /力争|争取|努力|推动|促进/, /探索|研究|尝试|适时/]],
  ['extent', [/全面|全部|所有|全覆盖|普遍/, /基本|总体|大部分/, /重点|部分|逐步|分步|有条件的|试点/]],
];

/** Two stretches between commas say the same thing when they differ by no more than this part of the longer. */
const mostDifferent = 0.5;
/** An orientation that differs by more is another one. */
const mostRewritten = 0.34;
const shortest = 5;

/** Names of the place a text speaks of: a lower plan says 全市 where the upper says 全国. */
const places =
  /^(?:我国|全国|国家|中国|我省|全省|省级|我市|全市|市级|全县|全区|我[县区]|本[省市县区]|地区|国内|省内|市内|[\u4e00-\u9fa5]{1,4}[省市县区])+$/;

/**
 * Departures of the draft's statement from the upper one it carries. `orientation`: the upper statement sets the course
 * (指导思想, 基本原则, 目标), so that a change of its set phrases counts too.
 */
export function departures(
  upper: string,
  draft: string,
  { orientation, segmenter }: { readonly orientation: boolean; readonly segmenter: Segmenter },
): readonly Departure[] {
  const found: Departure[] = [];
  const others = stretches(draft);
  for (const stretch of stretches(upper)) {
    const near = nearest(stretch, others);
    if (near === null || near.distance === 0) continue;
    const pieces = difference(stretch, near.text, segmenter);
    const weakened = changesIn(pieces).flatMap(([from, to]) => weakening(from, to, draft));
    for (const [kind, from, to] of weakened) found.push({ kind, from, to, pieces });
    if (!orientation || weakened.length > 0 || near.distance > mostRewritten) continue;
    const reworded = changesIn(pieces).filter(([from, to]) => isRewording(from, to, draft));
    const [first] = reworded;
    if (first) found.push({ kind: 'wording', from: first[0], to: first[1], pieces });
  }
  return found;
}

function stretches(text: string): readonly string[] {
  return text.split(/[，；：。]/).filter((stretch) => stretch.length >= shortest);
}

function nearest(
  stretch: string,
  others: readonly string[],
): { readonly text: string; readonly distance: number } | null {
  const units = foldedUnits(stretch);
  const pattern = new Pattern(units);
  let best: { text: string; distance: number } | null = null;
  for (const text of others) {
    const longer = Math.max(units.length, text.length);
    if (Math.min(units.length, text.length) < longer * (1 - mostDifferent)) continue;
    const distance = pattern.distance(foldedUnits(text)) / longer;
    if (distance <= (best?.distance ?? mostDifferent)) best = { text, distance };
  }
  return best;
}

/** Words replaced, dropped (`to` empty) and added (`from` empty). */
function changesIn(pieces: readonly Piece[]): readonly (readonly [from: string, to: string])[] {
  const changes: [string, string][] = [];
  pieces.forEach(({ kind, text }, index) => {
    if (kind === 'removed') {
      const next = pieces[index + 1];
      changes.push([text, next?.kind === 'added' ? next.text : '']);
    } else if (kind === 'added' && pieces[index - 1]?.kind !== 'removed') changes.push(['', text]);
  });
  return changes;
}

function weakening(
  from: string,
  to: string,
  draft: string,
): readonly (readonly [Exclude<DepartureKind, 'wording'>, string, string])[] {
  for (const [kind, ranks] of scales) {
    const before = rankIn(ranks, from);
    const after = rankIn(ranks, to);
    // What is only said elsewhere in the sentence is not gone.
    if (before && !draft.includes(before.word) && after && after.rank > before.rank) {
      return [[kind, before.word, after.word]];
    }
    if (before?.rank === 0 && to === '' && kind !== 'extent' && kind !== 'certainty' && !draft.includes(before.word)) {
      return [[kind, before.word, '']];
    }
  }
  const softened = from === '' ? /原则上|有条件的|视情|酌情|力争|争取|逐步/.exec(to)?.[0] : undefined;
  return softened === undefined ? [] : [['certainty', '', softened]];
}

/** The firmest rank that the words name, and the word. */
function rankIn(ranks: readonly RegExp[], words: string): { readonly rank: number; readonly word: string } | null {
  for (let rank = 0; rank < ranks.length; rank++) {
    const word = ranks[rank]!.exec(words)?.[0];
    if (word !== undefined) return { rank, word };
  }
  return null;
}

/** One word for another: not a place for a place, a number for a number, a mark, or words moved within the sentence. */
function isRewording(from: string, to: string, draft: string): boolean {
  if (/\d/.test(from + to) || places.test(from) || places.test(to) || draft.includes(from)) return false;
  const [own, other] = withoutCommonEnds(from, to);
  return /[\u4e00-\u9fa5]{2}/.test(own) && /[\u4e00-\u9fa5]{2}/.test(other);
}

function withoutCommonEnds(from: string, to: string): readonly [string, string] {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  return [from.slice(start, from.length - end), to.slice(start, to.length - end)];
}
