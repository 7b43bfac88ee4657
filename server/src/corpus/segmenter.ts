/** Splits Chinese text into words; only asked which word stands under the cursor and which words a difference breaks. */
export interface Segmenter {
  /** Words of the text in order, covering it without gaps; offsets are UTF-16 code units, end exclusive. */
  words(text: string): readonly Word[];
}

export interface Word {
  readonly start: number;
  readonly end: number;
}
