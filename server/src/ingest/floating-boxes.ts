/** Boxes (专栏) that floated into the middle of a sentence: the sentence goes on behind the box. */
import type { Group } from './join.ts';
import type { Line } from './lines.ts';
import { text } from './paragraph.ts';
import type { Wrapping } from './wrapping.ts';

/** Most paragraphs of a box. */
const LONGEST = 30;
/** A line that a sentence goes on from is full but for this much, in ems. */
const SLACK = 2;

/**
 * The groups with the two halves of each interrupted paragraph in one: the second half becomes the `rest` of the first and
 * is a group of its own no longer.
 */
export function withoutInterruptions(
  groups: readonly Group[],
  lines: readonly Line[],
  wrapping: Wrapping,
): readonly Group[] {
  const rests = new Map<number, number>();
  for (let index = 1; index < groups.length; index++) {
    const before = groups[index - 1]!;
    if (!isBox(groups[index]!) || isTitle(before)) continue;
    if (!isInterrupted(before, lines, wrapping)) continue;
    const rest = restBehind(groups, index, lines);
    if (rest >= 0) rests.set(index - 1, rest);
  }
  if (rests.size === 0) return groups;
  const whole = groups.slice();
  for (const [first, rest] of rests) whole[first] = { ...groups[first]!, block: text, rest: groups[rest]! };
  // From the end, so that the others keep their places.
  for (const rest of [...new Set(rests.values())].sort((a, b) => b - a)) whole.splice(rest, 1);
  return whole;
}

function isBox({ label }: Group): boolean {
  return label?.kind === 'box' && label.number > 0;
}

function isTitle({ block }: Group): boolean {
  return block.kind === 'title';
}

/** Whether the last line is full and ends in mid-sentence. */
function isInterrupted(group: Group, lines: readonly Line[], wrapping: Wrapping): boolean {
  const last = group.end - 1;
  const measure = wrapping.measure[last]!;
  return measure > 0 && !lines[last]!.print.endsSentence && wrapping.widths[last]! > measure - SLACK;
}

/** Index of the first paragraph behind the numbered items of the box that has no number itself; -1 where the box has no items. */
function restBehind(groups: readonly Group[], box: number, lines: readonly Line[]): number {
  let items = 0;
  for (let at = box + 1; at < Math.min(groups.length, box + LONGEST); at++) {
    const group = groups[at]!;
    const { label, isRow } = lines[group.first]!.print;
    const { endsSentence } = lines[group.end - 1]!.print;
    if (label !== null) {
      if (label.kind !== 'arabic' || label.number !== items + 1 || !endsSentence) return -1;
      items++;
    } else if (isTitle(group) || isRow || !endsSentence) return -1;
    else return items > 0 ? at : -1;
  }
  return -1;
}
