/** Titles by what is typed of their pinyin: initials (cslhgl), whole syllables (chengshi), a mixture, behind ideographs too. */
import type { Corpus, KnownTitle } from '../../corpus/corpus.ts';

/** Every reading of a character without tones; none for what is no ideograph. */
export type Readings = (character: string) => readonly string[];

interface Entry {
  readonly known: KnownTitle;
  readonly characters: readonly string[];
}

/** Titles between two rests while the index is built. */
const step = 200;

export class PinyinIndex {
  readonly #entries: Entry[] = [];
  readonly #readings = new Map<string, readonly string[]>();

  /** The index of all known titles; yields often, so that requests are answered meanwhile. */
  static *build(corpus: Corpus, readings: Readings): Generator<undefined, PinyinIndex> {
    const index = new PinyinIndex();
    for (const [at, known] of corpus.titlesWith('', Number.MAX_SAFE_INTEGER).entries()) {
      if (at % step === 0) yield undefined;
      const characters = [...known.title];
      index.#entries.push({ known, characters });
      for (const character of characters) {
        if (!index.#readings.has(character)) index.#readings.set(character, readings(character));
      }
    }
    return index;
  }

  /** Titles that begin so first, then those that go on so from a later character; the best known first. */
  titlesWith(typed: string, limit: number): readonly KnownTitle[] {
    const wanted = typed.toLowerCase().replace(/['’\s]/g, '');
    const prefixed: KnownTitle[] = [];
    const inside: KnownTitle[] = [];
    for (const { known, characters } of this.#entries) {
      const start = this.#find(characters, wanted);
      if (start === 0) prefixed.push(known);
      else if (start > 0 && inside.length < limit) inside.push(known);
      if (prefixed.length >= limit) break;
    }
    return [...prefixed, ...inside].slice(0, limit);
  }

  /** Character from which the title can be read as typed, -1 for none. */
  #find(characters: readonly string[], typed: string): number {
    for (let start = 0; start < characters.length; start++) {
      if (this.#isMark(characters[start]!)) continue;
      if (this.#reads(characters, start, typed, 0)) return start;
    }
    return -1;
  }

  #reads(characters: readonly string[], at: number, typed: string, from: number): boolean {
    if (from >= typed.length) return true;
    const character = characters[at];
    if (character === undefined) return false;
    if (typed.startsWith(character, from)) return this.#reads(characters, at + 1, typed, from + character.length);
    if (this.#isMark(character)) return this.#reads(characters, at + 1, typed, from);
    return this.#readings.get(character)!.some((reading) => {
      if (reading[0] !== typed[from]) return false;
      const rest = typed.slice(from);
      // The last syllable may be unfinished.
      if (reading.startsWith(rest)) return true;
      return (
        (rest.startsWith(reading) && this.#reads(characters, at + 1, typed, from + reading.length)) ||
        (/^[zcs]h/.test(reading) && rest[1] === 'h' && this.#reads(characters, at + 1, typed, from + 2)) ||
        this.#reads(characters, at + 1, typed, from + 1)
      );
    });
  }

  #isMark(character: string): boolean {
    return this.#readings.get(character)!.length === 0;
  }
}
