import { byPlace, type Candidate } from './candidate.ts';

/** Numbers findings that nothing else tells apart, in order of the text. */
export class Numbering {
  readonly #equals = new Map<string, Candidate[]>();
  /** Digests of several, or of some that were several before. */
  readonly #crowded = new Set<string>();

  put(one: Candidate): void {
    const equals = this.#equals.get(one.digest);
    if (equals) {
      equals.push(one);
      this.#crowded.add(one.digest);
    } else this.#equals.set(one.digest, [one]);
  }

  take(one: Candidate): void {
    const equals = this.#equals.get(one.digest)!;
    equals.splice(equals.indexOf(one), 1);
    if (equals.length === 0) this.#equals.delete(one.digest);
  }

  /**
   * Gives those that are equal their numbers; true where some are not what they were. `follow` brings one up to date, `among`
   * orders those of one place.
   */
  number(follow: (one: Candidate) => void, among: (a: Candidate, b: Candidate) => number): boolean {
    let isOther = false;
    for (const digest of this.#crowded) {
      const equals = this.#equals.get(digest) ?? [];
      if (equals.length < 2) this.#crowded.delete(digest);
      for (const one of equals) follow(one);
      const order = (a: Candidate, b: Candidate) => byPlace(a, b) || among(a, b);
      // Mostly they are: a keystroke exchanges nothing.
      if (equals.some((one, at) => at > 0 && order(equals[at - 1]!, one) > 0)) equals.sort(order);
      for (let at = 0; at < equals.length; at++) {
        if (equals[at]!.ordinal === at + 1) continue;
        equals[at]!.ordinal = at + 1;
        isOther = true;
      }
    }
    return isOther;
  }
}
