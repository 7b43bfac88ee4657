/** What is worked out again only when something that it hangs on is another object or value. */

/**
 * An answer that hangs on `about`, remembered with `holder` until one of the elements of `about` is another. For module level:
 * each memory holds one answer for a holder.
 */
export function rememberedWith<Holder extends object, Answer>(): (
  holder: Holder,
  about: readonly unknown[],
  read: () => Answer,
) => Answer {
  const known = new WeakMap<Holder, { readonly about: readonly unknown[]; readonly answer: Answer }>();
  return (holder, about, read) => {
    const before = known.get(holder);
    if (before !== undefined && isSameList(before.about, about)) return before.answer;
    const answer = read();
    known.set(holder, { about, answer });
    return answer;
  };
}

/** What is read once of something, and remembered as long as that is: several ask about one state of a text. For module level. */
export function readOnce<Holder extends object, Answer extends object>(
  read: (holder: Holder) => Answer,
): (holder: Holder) => Answer {
  const known = new WeakMap<Holder, Answer>();
  return (holder) => {
    let answer = known.get(holder);
    if (answer === undefined) {
      answer = read(holder);
      known.set(holder, answer);
    }
    return answer;
  };
}

/** The list that was last given for a holder, as long as the elements are the same. For module level. */
export function sameListWith<Holder extends object, Element>(): (
  holder: Holder,
  list: readonly Element[],
) => readonly Element[] {
  const known = new WeakMap<Holder, readonly Element[]>();
  return (holder, list) => {
    const before = known.get(holder);
    if (before !== undefined && isSameList(before, list)) return before;
    known.set(holder, list);
    return list;
  };
}

/** True where two lists have the same elements in the same order. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
