/**
 * By what a finding is known again after the draft was edited elsewhere: its check, the flagged text, the words around it
 * in its sentence and the headings above, and its number among findings that agree in all of this. Offsets, and the
 * numbers of articles and headings, which move with other people's edits, are left out.
 */
import type { Draft, Finding } from '../../checks/check.ts';
import type { DraftPlaces } from './draft-places.ts';

/** A finding with its identity: sixteen hexadecimal digits, and `.2`, `.3` … for the later ones of several equals. */
export interface IdentifiedFinding extends Finding {
  readonly fingerprint: string;
}

/** Gives findings of one draft, in order of the text, their fingerprints. */
export function identified(
  draft: Draft,
  places: DraftPlaces,
  findings: readonly Finding[],
): readonly IdentifiedFinding[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const print = hash(identity(draft, places, finding));
    const ordinal = (counts.get(print) ?? 0) + 1;
    counts.set(print, ordinal);
    return { ...finding, fingerprint: ordinal === 1 ? print : `${print}.${ordinal}` };
  });
}

/** Characters of the same sentence that are looked at on either side. */
const reach = 8;

function identity({ source, text }: Draft, places: DraftPlaces, { code, range }: Finding): string {
  const paragraph = places.paragraphAt(range.start);
  const held = text.paragraphs[paragraph];
  if (!held || range.start > held.end) return [code, plain(source.slice(range.start, range.end))].join('\n');
  const start = places.logical(paragraph, range.start);
  const end = Math.max(start, places.logical(paragraph, Math.min(range.end, held.end)));
  const flagged = range.end <= held.end ? held.text.slice(start, end) : source.slice(range.start, range.end);
  const before = held.text.slice(Math.max(0, start - reach), start);
  const behind = held.text.slice(end, end + reach);
  return [
    code,
    plain(flagged),
    numberless(before.slice(before.search(/[^。！？；]*$/))),
    numberless(/^[^。！？；]*/.exec(behind)![0]),
    ...places.headingsAbove(paragraph).map(numberless),
  ].join('\n');
}

function plain(text: string): string {
  return text.replace(/\s+/g, '');
}

function numberless(text: string): string {
  return plain(text).replace(/[0-9０-９〇零一二三四五六七八九十百千]+/g, '#');
}

/** Sixteen hexadecimal digits: FNV-1a over UTF-16 code units, twice from different beginnings. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x3c6ef372;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x01000193) ^ (second >>> 15);
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
