/**
 * Which documents are one work: renditions (the same wording in two files or two layouts) and dated versions of one
 * law. Counts of documents are counts of works, so that a law kept in ten versions does not outvote nine others.
 *
 * The grouping depends on the set of documents only, not on the order in which they are given.
 */
import { foldedKey } from './folded-text.ts';
import { mixed } from './search/text-hashes.ts';
import { EMPTY_BIN, estimateOverlap, SIGNATURE_BINS } from './segment/signature.ts';

export interface WorkCandidate {
  readonly title: string;
  readonly genre: string | null;
  readonly signature: Uint32Array;
}

/** Genres whose documents are revised under the same title; reports and notices of one title are different works. */
const revisedGenre = /(?:法|法典|条例|规定|办法|细则|规则|规程|解释|准则|章程|标准)$/u;
/** A title shorter than this (实施办法) names many different documents. */
const SHORTEST_TELLING_TITLE = 5;
/** The place that a title opens with. */
const leadingPlace = /^\p{Script=Han}{1,7}?(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗)/u;
const RENDITION_OVERLAP = 0.75;
const SAME_TITLE_OVERLAP = 0.4;
/** Bins that a text fills which is too short for its bands to be full. */
const SHORT_TEXT = SIGNATURE_BINS / 2;
/** Documents whose signatures agree in one band of bins are compared. */
const BAND = 4;

/** The work of each document: the index of the first document of the same work. */
export function groupWorks(documents: readonly WorkCandidate[]): Int32Array {
  const works = Int32Array.from(documents.keys());
  const rootOf = (document: number): number => {
    let root = document;
    while (works[root] !== root) root = works[root]!;
    works[document] = root;
    return root;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)];
    works[Math.max(first, second)] = Math.min(first, second);
  };
  joinCopies(documents, join);
  joinVersions(documents, join);
  joinRenditions(documents, join, (a, b) => rootOf(a) === rootOf(b));
  return works.map((_, document) => rootOf(document));
}

/** The same text in two files, however short: an estimate from few runs would not tell. */
function joinCopies(documents: readonly WorkCandidate[], join: (a: number, b: number) => void): void {
  const first = new Map<string, number>();
  documents.forEach(({ title, signature }, document) => {
    const filled = signature.filter((bin) => bin !== EMPTY_BIN);
    if (filled.length === 0 || filled.length > SHORT_TEXT) return;
    const key = `${foldedKey(title)}\n${filled.join()}`;
    const same = first.get(key);
    if (same === undefined) first.set(key, document);
    else join(same, document);
  });
}

function joinVersions(documents: readonly WorkCandidate[], join: (a: number, b: number) => void): void {
  const byTitle = new Map<string, number[]>();
  documents.forEach(({ title }, document) => {
    const key = foldedKey(title);
    if (key === '') return;
    const same = byTitle.get(key);
    if (same) same.push(document);
    else byTitle.set(key, [document]);
  });
  for (const [key, same] of byTitle) {
    const revised = key.length >= SHORTEST_TELLING_TITLE && revisedGenre.test(key.replace(/[(（][^)）]*[)）]$/u, ''));
    for (let at = 1; at < same.length; at++) {
      for (let before = 0; before < at; before++) {
        const [a, b] = [documents[same[before]!]!, documents[same[at]!]!];
        if (revised ? a.genre === b.genre : estimateOverlap(a.signature, b.signature) >= SAME_TITLE_OVERLAP) {
          join(same[before]!, same[at]!);
          if (revised) break;
        }
      }
    }
  }
}

/** Neighbouring cities enact the same text each for itself: 东营市制定地方性法规条例 is not a rendition of 临沂市…. */
function ofDifferentPlaces(title: string, other: string): boolean {
  const place = leadingPlace.exec(title)?.[0];
  const otherPlace = leadingPlace.exec(other)?.[0];
  return place !== undefined && otherPlace !== undefined && place !== otherPlace;
}

/** Hash of the bins of a band; null where one is empty. Bands that share it by chance cost a comparison. */
function bandKey(signature: Uint32Array, band: number): number | null {
  let key = 0;
  for (let bin = band; bin < band + BAND; bin++) {
    const value = signature[bin]!;
    if (value === EMPTY_BIN) return null;
    key = mixed(key, value);
  }
  return key;
}

function joinRenditions(
  documents: readonly WorkCandidate[],
  join: (a: number, b: number) => void,
  joined: (a: number, b: number) => boolean,
): void {
  for (let band = 0; band < SIGNATURE_BINS; band += BAND) {
    const alike = new Map<number, number[]>();
    documents.forEach(({ signature }, document) => {
      const key = bandKey(signature, band);
      if (key === null) return;
      const others = alike.get(key);
      if (!others) {
        alike.set(key, [document]);
        return;
      }
      for (const other of others) {
        if (joined(other, document)) continue;
        const overlap = estimateOverlap(documents[other]!.signature, signature);
        if (overlap >= RENDITION_OVERLAP && !ofDifferentPlaces(documents[other]!.title, documents[document]!.title)) {
          join(other, document);
        }
      }
      others.push(document);
    });
  }
}
