/** Every precedent of a text, sentence by sentence: what hovers show the top of. */
import type { Corpus } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
import type { PolicyText } from '../policy/model.ts';
import { type SourceRange, spanText } from '../policy/span.ts';
import { type MarkedPiece, markedPrecedent } from './marked-precedent.ts';
import { pointAt, segmentsOf, sentenceAt, sentencesOf } from './point.ts';
import { type Precedent, type PrecedentOptions, precedents, wordingOf } from './precedents.ts';

export interface PrecedentList {
  readonly sentence: string;
  readonly precedents: readonly (Precedent & { readonly pieces: readonly MarkedPiece[] })[];
}

/** Sentences of a selection that are looked up; whoever selects more wants to see the first of them. */
const mostSentences = 30;
/** One character has no precedent. */
const shortestSentence = 2;

/**
 * Precedents of every sentence of the text, in its order, also where there are none. Of a sentence that nobody says as a
 * whole those of its comma segments, where there are any. `limit` is for each sentence.
 */
export function precedentLists(
  corpora: { readonly corpus: Corpus; readonly segmenter: Segmenter },
  text: string,
  options: PrecedentOptions,
): readonly PrecedentList[] {
  return sentencesOf(text)
    .filter((sentence) => (wordingOf(sentence).match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= shortestSentence)
    .slice(0, mostSentences)
    .flatMap((sentence) => {
      const whole = listOf(corpora, sentence, options);
      if (whole.precedents.length > 0) return [whole];
      const ofSegments = tellingSegmentsOf(sentence)
        .map(({ start, end }) => listOf(corpora, sentence.slice(start, end), options))
        .filter(({ precedents: found }) => found.length > 0);
      return ofSegments.length > 0 ? ofSegments : [whole];
    });
}

function listOf(
  { corpus, segmenter }: { readonly corpus: Corpus; readonly segmenter: Segmenter },
  sentence: string,
  options: PrecedentOptions,
): PrecedentList {
  const found = precedents(corpus, sentence, options);
  return {
    sentence,
    precedents: found.map((precedent) => ({ ...precedent, pieces: markedPrecedent(sentence, precedent, segmenter) })),
  };
}

/** Comma segments that are looked up for themselves: shorter ones resemble others by chance. */
export function tellingSegmentsOf(sentence: string): ReturnType<typeof segmentsOf> {
  const segments = segmentsOf(sentence.replace(closingMark, ''));
  if (segments.length < 2) return [];
  return segments.filter(({ start, end }) => lettersOf(sentence.slice(start, end)) >= shortestSegment);
}

const shortestSegment = 8;
const closingMark = /[。！？；;]$/;

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** The selected text without line breaks of the layout, or the sentence at the cursor; empty where nothing is written. */
export function selectedText(text: PolicyText, { start, end }: SourceRange): string {
  if (start === end) {
    const point = pointAt(text, start);
    const sentence = point && sentenceAt(text, point);
    return sentence ? spanText(text, sentence) : '';
  }
  const { places } = text;
  return text.paragraphs
    .flatMap((paragraph, index) => {
      const [begins, ends] = [places.starts[index]!, places.end(index)!];
      if (begins >= end || ends <= start) return [];
      const from = begins < start ? places.toLogical(index, start) : 0;
      const to = ends > end ? places.toLogical(index, end) : paragraph.text.length;
      return [paragraph.text.slice(from, to)];
    })
    .join('\n');
}
