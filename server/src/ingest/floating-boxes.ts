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
  const rests = new Map<Group, Group>();
  const taken = new Set<Group>();
  for (let index = 1; index < groups.length; index++) {
    const before = groups[index - 1]!;
    if (!isBox(groups[index]!) || isTitle(before)) continue;
    if (!isInterrupted(before, lines, wrapping)) continue;
    const rest = restBehind(groups, index, lines);
    if (rest === null) continue;
    rests.set(before, rest);
    taken.add(rest);
  }
  if (taken.size === 0) return groups;
  const whole: Group[] = [];
  for (const group of groups) {
    if (taken.has(group)) continue;
    const rest = rests.get(group);
    whole.push(rest === undefined ? group : { ...group, block: text, rest });
  }
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

/** The first paragraph behind the numbered items of the box that has no number itself; null where the box has no items. */
function restBehind(groups: readonly Group[], box: number, lines: readonly Line[]): Group | null {
  let items = 0;
  for (const group of groups.slice(box + 1, box + LONGEST)) {
    const { label, isRow } = lines[group.first]!.print;
    const { endsSentence } = lines[group.end - 1]!.print;
    if (label !== null) {
      if (label.kind !== 'arabic' || label.number !== items + 1 || !endsSentence) return null;
      items++;
    } else if (isTitle(group) || isRow || !endsSentence) return null;
    else return items > 0 ? group : null;
  }
  return null;
}
