/** A heading of a corpus document. Of a code with a thousand articles few are shown: where one stands is worked out when it is asked for. */
import type { CorpusHeading, Place } from './corpus.ts';
import type { OutlineRow } from './segment/rows.ts';

export class FoundHeading implements CorpusHeading {
  readonly label: string;
  readonly text: string;
  readonly level: number;
  readonly kind: CorpusHeading['kind'];
  readonly number: number;
  readonly sub: number;
  readonly runIn: boolean;
  readonly #start: number;
  readonly #end: number;
  readonly #placed: (start: number, end: number) => Place;

  /** `placed` makes places of offsets in the file of the document. */
  constructor(
    [label, text, level, kind, number, sub, runIn, start, end]: OutlineRow[number],
    placed: (start: number, end: number) => Place,
  ) {
    this.label = label;
    this.text = text;
    this.level = level;
    this.kind = kind;
    this.number = number;
    this.sub = sub;
    this.runIn = runIn === 1;
    this.#start = start;
    this.#end = end;
    this.#placed = placed;
  }

  get place(): Place {
    return this.#placed(this.#start, this.#end);
  }
}
