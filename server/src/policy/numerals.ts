/** The numerals live with the labels that paragraphs are told apart by; the layers above take them from here. */
export { chineseNumeral, parseNumeral } from '../ingest/numerals.ts';
