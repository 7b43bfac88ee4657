/** Characters that are taken for each other: they sound alike, or they look alike. */
import { lookAlikes } from './look-alikes.ts';
import { soundingLike, soundsAlike } from './sound.ts';

let looks: ReadonlyMap<string, string> | null = null;

/** For each character of the table those that it looks like. */
function lookingLike(character: string): string {
  looks ??= bothWays(lookAlikes.flatMap((line) => line.split(' ')));
  return looks.get(character) ?? '';
}

function bothWays(words: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (one: string, other: string): void => {
    const known = found.get(one) ?? '';
    if (!known.includes(other)) found.set(one, known + other);
  };
  for (const [one, ...others] of words) {
    for (const other of others) {
      add(one!, other);
      add(other, one!);
    }
  }
  return found;
}

/** Whether one of two texts of as many characters may be written for the other; a text may be for itself. */
export function isTakenFor(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    if (a[at] !== b[at] && !soundsAlike(a[at]!, b[at]!) && !lookingLike(a[at]!).includes(b[at]!)) return false;
  }
  return true;
}

/** Characters that the one may be written for, in no order; some twice. */
export function takenFor(character: string): string {
  return soundingLike(character) + lookingLike(character);
}
