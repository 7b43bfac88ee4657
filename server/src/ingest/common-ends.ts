/** What two versions of a text have in common at both ends. */

/** Characters compared at a time. */
const BLOCK = 2048;

/** Characters that both begin with. */
export function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at + BLOCK <= length && a.slice(at, at + BLOCK) === b.slice(at, at + BLOCK)) at += BLOCK;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Characters that both end in, at most `most`. */
export function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (
    length + BLOCK <= most &&
    a.slice(a.length - length - BLOCK, a.length - length) === b.slice(b.length - length - BLOCK, b.length - length)
  )
    length += BLOCK;
  while (length < most && a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)) length++;
  return length;
}
