/** A precedent with its differences from the sentence marked, for hovers, lists and the command line alike. */
import type { Segmenter } from '../corpus/segmenter.ts';
import { difference, type Piece } from './difference.ts';
import { type Precedent, wordingOf } from './precedents.ts';

export interface MarkedPiece {
  /** `removed`: only the sentence says it; `added`: only the precedent does; `outside`: not compared. */
  readonly kind: Piece['kind'] | 'outside';
  readonly text: string;
}

/**
 * The precedent as printed, in pieces. Labels and closing marks are not compared; of a clause that says more than the
 * sentence only the stretch that answers it is, from where both say the same if it begins in the middle of a word.
 * Differences do not cut words. The texts of all pieces but `removed` give the clause.
 */
export function markedPrecedent(sentence: string, precedent: Precedent, segmenter: Segmenter): readonly MarkedPiece[] {
  const { text } = precedent.clause;
  const stretch = text.slice(precedent.start, precedent.end);
  const wording = wordingOf(stretch);
  const from = precedent.start + stretch.lastIndexOf(wording);
  const to = from + wording.length;
  const compared = difference(wordingOf(sentence), wording, segmenter);
  const first = compared.findIndex(({ kind }) => kind === 'same');
  const last = compared.findLastIndex(({ kind }) => kind === 'same');
  const atStart = first > 0 && precedent.start > 0 && isInWord(text, from, segmenter) ? first : 0;
  const atEnd = last >= 0 && precedent.end < text.length && isInWord(text, to, segmenter) ? last + 1 : compared.length;
  const isRemoved = ({ kind }: MarkedPiece) => kind === 'removed';
  const printed = (pieces: readonly MarkedPiece[]) =>
    pieces.map((piece) => (isRemoved(piece) ? '' : piece.text)).join('');
  const [head, tail] = [compared.slice(0, atStart), compared.slice(atEnd)];
  const pieces: readonly MarkedPiece[] = [
    { kind: 'outside', text: text.slice(0, from) + printed(head) },
    ...head.filter(isRemoved),
    ...compared.slice(atStart, atEnd),
    ...tail.filter(isRemoved),
    { kind: 'outside', text: printed(tail) + text.slice(to) },
  ];
  return pieces.filter((piece) => piece.text !== '');
}

/** Characters on each side of an offset that tell whether it stands in a word. */
const beside = 10;

function isInWord(text: string, at: number, segmenter: Segmenter): boolean {
  const from = Math.max(0, at - beside);
  return segmenter.words(text.slice(from, at + beside)).some(({ start, end }) => start < at - from && at - from < end);
}

/** True where nothing that was compared differs. */
export function isWordForWord(pieces: readonly MarkedPiece[]): boolean {
  return pieces.every(({ kind }) => kind === 'same' || kind === 'outside');
}
