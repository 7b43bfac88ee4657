/** Answers about texts that were asked for a short while ago: what is typed changes little of what is asked again. */
import { ownCopy } from '../ingest/own-copy.ts';

export class RecentAnswers<Answer> {
  readonly #most: number;
  #recent = new Map<string, Answer>();
  #older = new Map<string, Answer>();

  /** `most`: answers remembered at least; twice as many at most. */
  constructor(most: number) {
    this.#most = most;
  }

  /** What was answered for the text, else what `answer` gives. */
  of(text: string, answer: () => Answer): Answer {
    const known = this.#recent.get(text);
    if (known !== undefined) return known;
    const older = this.#older.get(text);
    const found = older === undefined ? answer() : older;
    if (this.#recent.size >= this.#most) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    // A piece cut from a draft would keep all of that draft in memory.
    this.#recent.set(ownCopy(text), found);
    return found;
  }
}
