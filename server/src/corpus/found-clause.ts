/** A clause of a corpus. Of many that are looked at few are read and fewer shown: the rest is worked out when it is asked for. */
import type { Catalogue } from './catalogue.ts';
import type { Clause, CorpusDocument, CorpusHeading, Place } from './corpus.ts';
import { stringOf } from './folded-text.ts';
import { NO_HEADING, type Segment } from './segment/segment.ts';

export class FoundClause implements Clause {
  readonly id: number;
  readonly document: CorpusDocument;
  readonly #segment: Segment;
  /** Its number in the segment. */
  readonly #local: number;
  readonly #catalogue: Catalogue;
  #text: string | null = null;

  constructor(id: number, document: CorpusDocument, segment: Segment, local: number, catalogue: Catalogue) {
    this.id = id;
    this.document = document;
    this.#segment = segment;
    this.#local = local;
    this.#catalogue = catalogue;
  }

  get text(): string {
    this.#text ??= stringOf(this.#segment.clauseUnits(this.#local));
    return this.#text;
  }

  get headingPath(): readonly string[] {
    const [heading] = this.#segment.clauseHeadings(this.#local, this.#local + 1);
    return heading === NO_HEADING ? [] : pathOf(this.#catalogue.outline(this.document.id), heading!);
  }

  get place(): Place {
    const { start, end } = this.#segment.clauseSource(this.#local);
    return this.#catalogue.place(this.document.id, start, end);
  }
}

/** Labels and texts of a heading and of those above it, outermost first. */
function pathOf(outline: readonly CorpusHeading[], heading: number): readonly string[] {
  const path: string[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (let at = heading; at >= 0 && level > 1; at--) {
    const above = outline[at];
    if (above === undefined || above.level >= level) continue;
    level = above.level;
    path.unshift(above.label + above.text);
  }
  return path;
}
