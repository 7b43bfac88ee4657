/** The 款 and 项 of an article of a corpus document, read out of its clauses. */
import type { Corpus, Place } from '../corpus/corpus.ts';
import { labelOf } from '../ingest/label.ts';
import { inlineItem, itemKinds } from '../policy/outline/articles.ts';
import type { PlaceStep } from '../policy/references/places.ts';

/** A stretch of an article. Text as printed, without the label of the article. */
export interface CitedPart {
  readonly text: string;
  readonly place: Place;
}

export interface CitedItem extends CitedPart {
  readonly number: number;
}

export interface CitedParagraph extends CitedPart {
  readonly items: readonly CitedItem[];
}

/** @param heading index of the article in the outline of the document. */
export function paragraphsOfCited(corpus: Corpus, document: number, heading: number): readonly CitedParagraph[] {
  const paragraphs: (CitedPart & { readonly items: CitedItem[] })[] = [];
  for (const [index, line] of linesOf(corpus, document, heading).entries()) {
    const label = labelOf(line.text);
    const open = paragraphs.at(-1);
    const isItem = index > 0 && label !== null && itemKinds.has(label.kind);
    if (isItem && open) {
      open.items.push({ ...line, number: label.number });
      continue;
    }
    const text = (index === 0 && label ? line.text.slice(label.length) : line.text).trimStart();
    const items: CitedItem[] = [];
    const starts = [...text.matchAll(inlineItem)].map((match) => match.index);
    starts.forEach((start, order) => {
      const item = text.slice(start, starts[order + 1]);
      const { number } = labelOf(item)!;
      if (number === items.length + 1) items.push({ text: item, place: line.place, number });
    });
    paragraphs.push({ text, place: line.place, items });
  }
  return paragraphs.filter(({ text, items }) => text !== '' || items.length > 0);
}

/** A 款, or a 项 in it, that a reference names. */
export interface NamedPart {
  /** Counted from 1. */
  readonly paragraph: number;
  readonly item: CitedItem | null;
  /** Where it begins. */
  readonly place: Place;
  /** Its text, of a 款 with its items. */
  readonly parts: readonly CitedPart[];
}

/** What the steps of a reference mean of the article; null where they name neither 款 nor 项, or none that is there. */
export function namedPart(paragraphs: readonly CitedParagraph[], steps: readonly PlaceStep[]): NamedPart | null {
  const numberOf = (unit: PlaceStep['unit']): number | null => {
    const step = steps.find((one) => one.unit === unit);
    return step?.kind === 'number' ? step.number : null;
  };
  const [wanted, itemNumber] = [numberOf('paragraph'), numberOf('item')];
  if (wanted === null && itemNumber === null) return null;
  // 第一项 of an article is that of the paragraph that has items.
  const index = wanted === null ? paragraphs.findIndex(({ items }) => items.length > 0) : wanted - 1;
  const found = paragraphs[index];
  if (!found) return null;
  const paragraph = index + 1;
  if (itemNumber === null) return { paragraph, item: null, place: found.place, parts: [found, ...linesBelow(found)] };
  const item = found.items.find(({ number }) => number === itemNumber);
  return item ? { paragraph, item, place: item.place, parts: [item] } : null;
}

/** Items that stand on lines of their own. */
function linesBelow({ place, items }: CitedParagraph): readonly CitedPart[] {
  return items.filter((item) => item.place.start !== place.start);
}

/** Sentences of one line are one paragraph. */
export function linesOf(corpus: Corpus, document: number, heading: number): readonly CitedPart[] {
  const lines: CitedPart[] = [];
  let line = -1;
  for (const { text, place } of corpus.section(document, heading)) {
    const open = lines.at(-1);
    if (open && place.startLine === line) {
      const { end, endLine, endCharacter } = place;
      lines[lines.length - 1] = { text: open.text + text, place: { ...open.place, end, endLine, endCharacter } };
    } else lines.push({ text, place });
    line = place.endLine;
  }
  return lines;
}
