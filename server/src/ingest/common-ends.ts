/** What two versions of a text have in common at both ends. */

/** Characters compared at a time: many, then fewer the nearer the first difference is. */
const blocks = [16384, 1024, 64];

/** The question answered last: reader and checks ask the same of two versions of a draft, of half a million characters at worst. */
let answered = { a: '', b: '', start: 0, most: 0, end: 0 };

/** Characters that both begin with. */
export function commonStart(a: string, b: string): number {
  if (a !== answered.a || b !== answered.b) answered = { a, b, start: startOf(a, b), most: -1, end: 0 };
  return answered.start;
}

/** Characters that both end in, at most `most`. */
export function commonEnd(a: string, b: string, most: number): number {
  if (a !== answered.a || b !== answered.b) return endOf(a, b, most);
  if (most !== answered.most) answered = { ...answered, most, end: endOf(a, b, most) };
  return answered.end;
}

function startOf(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  for (const block of blocks)
    while (at + block <= length && a.slice(at, at + block) === b.slice(at, at + block)) at += block;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function endOf(a: string, b: string, most: number): number {
  let length = 0;
  for (const block of blocks) {
    while (
      length + block <= most &&
      a.slice(a.length - length - block, a.length - length) === b.slice(b.length - length - block, b.length - length)
    )
      length += block;
  }
  while (length < most && a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)) length++;
  return length;
}

/** How many characters two versions of a text have in common at its beginning and, behind these, at its end. */
export interface CommonEnds {
  readonly before: number;
  readonly behind: number;
}

/** Lengths in UTF-16 code units; the two ends do not overlap in the shorter text. */
export function commonEnds(a: string, b: string): CommonEnds {
  const before = commonStart(a, b);
  return { before, behind: commonEnd(a, b, Math.min(a.length, b.length) - before) };
}
