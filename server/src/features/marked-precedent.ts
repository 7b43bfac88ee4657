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
 * sentence only the stretch that answers it is. Differences do not cut words. The texts of all pieces but `removed` give
 * the clause.
 */
export function markedPrecedent(sentence: string, precedent: Precedent, segmenter: Segmenter): readonly MarkedPiece[] {
  const { text } = precedent.clause;
  const stretch = text.slice(precedent.start, precedent.end);
  const wording = wordingOf(stretch);
  const from = precedent.start + stretch.lastIndexOf(wording);
  const to = from + wording.length;
  const pieces: readonly MarkedPiece[] = [
    { kind: 'outside', text: text.slice(0, from) },
    ...difference(wordingOf(sentence), wording, segmenter),
    { kind: 'outside', text: text.slice(to) },
  ];
  return pieces.filter((piece) => piece.text !== '');
}

/** True where nothing that was compared differs. */
export function isWordForWord(pieces: readonly MarkedPiece[]): boolean {
  return pieces.every(({ kind }) => kind === 'same' || kind === 'outside');
}
