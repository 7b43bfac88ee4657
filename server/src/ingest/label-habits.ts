import type { Label } from './label.ts';

/** How a text numbers its paragraphs, as far as it has been read. */
export class LabelHabits {
  /** Last number of each kind of label, for telling labels from words that were wrapped before 一、. */
  readonly #last = new Map<Label['kind'], number>();
  /** Whether the last heading of each kind stood on lines of its own. */
  readonly #alone = new Map<Label['kind'], boolean>();

  copy(): LabelHabits {
    const copy = new LabelHabits();
    for (const [kind, number] of this.#last) copy.#last.set(kind, number);
    for (const [kind, alone] of this.#alone) copy.#alone.set(kind, alone);
    return copy;
  }

  lastNumber(kind: Label['kind']): number {
    return this.#last.get(kind) ?? 0;
  }

  /** Undefined before the first heading of the kind. */
  wasAlone(kind: Label['kind']): boolean | undefined {
    return this.#alone.get(kind);
  }

  /** Goes past the label of a paragraph whose end is not known yet. */
  takeNumber({ kind, number }: Label): void {
    this.#last.set(kind, number);
  }

  /** Goes past a paragraph: its label, and whether it stands with its heading on lines of its own. */
  take({ label, alone }: { readonly label: Label | null; readonly alone: boolean }): void {
    if (label === null) return;
    this.takeNumber(label);
    this.#alone.set(label.kind, alone);
  }

  equal(other: LabelHabits): boolean {
    if (other.#last.size !== this.#last.size) return false;
    for (const [kind, number] of this.#last) {
      if (other.#last.get(kind) !== number || other.#alone.get(kind) !== this.#alone.get(kind)) return false;
    }
    return true;
  }
}
