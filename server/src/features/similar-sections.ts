/**
 * Which documents have a section like this one. A section is known by its heading, by the headings below it and by the
 * sentences that open them: each of these is looked for near, and what is found speaks for the section it stands in and
 * for those around that.
 */
import type { Corpus, CorpusDocument, CorpusHeading } from '../corpus/corpus.ts';
import { byRecencyAndLevel } from '../corpus/document-order.ts';
import { foldedUnits } from '../corpus/folded-text.ts';
import { Pattern } from '../corpus/search/edit-distance.ts';
import { acceptor } from './document-filter.ts';
import type { DraftSection, SectionPart } from './draft-section.ts';
import { type PrecedentOptions, wordingOf } from './precedents.ts';

export interface SimilarSection {
  readonly document: CorpusDocument;
  readonly heading: CorpusHeading;
  /** Labels and texts of the headings above and of its own, outermost first. */
  readonly headingPath: readonly string[];
  /** Headings of the next level in it. */
  readonly below: readonly CorpusHeading[];
  /** 0 … 1. */
  readonly similarity: number;
  /** Parts of the draft's section that it has too. */
  readonly shared: number;
}

/** Every document has 总体要求: of a heading many are looked at, of what stands below it the nearest. */
const mostOfHeading = 400;
const mostOfPart = 60;
/** How alike a part must be to count as the same. */
const leastPart = 0.6;
/** What is looked for near; labels are part of a clause, and outweigh a short heading. */
const leastFound = 0.45;
const leastFoundOfHeading = 0.3;
/** A heading of three characters or fewer has no near form. */
const exactHeading = 3;
/** Below this a section shares a phrase by chance. */
const leastSection = 0.25;

/** What a section is worth that says the same under a heading of its own. */
const otherHeading = 0.8;

interface Candidate {
  readonly document: CorpusDocument;
  readonly index: number;
  /** Agreement with each part; 0 where it was not found. */
  readonly agreement: Float64Array;
}

/** The most similar section of each work; among equals the newest, then the highest level. */
export function similarSections(
  corpus: Corpus,
  section: DraftSection,
  options: PrecedentOptions,
): readonly SimilarSection[] {
  const outlines = new Outlines(corpus);
  const candidates = new Map<string, Candidate>();
  section.parts.forEach((part, at) => {
    for (const { document, index, similarity } of findPart(corpus, outlines, part, options)) {
      const speaksFor = part.kind === 'own' ? [index] : outlines.above(document, index);
      if (part.kind === 'below') speaksFor.shift();
      for (const heading of speaksFor) {
        const key = `${document.id}:${heading}`;
        const known = candidates.get(key);
        const candidate = known ?? { document, index: heading, agreement: new Float64Array(section.parts.length) };
        if (!known) candidates.set(key, candidate);
        candidate.agreement[at] = Math.max(candidate.agreement[at]!, similarity);
      }
    }
  });
  const best = new Map<number, { readonly candidate: Candidate; readonly similarity: number }>();
  for (const candidate of candidates.values()) {
    const similarity = similarityOf(section.parts, candidate.agreement);
    if (similarity < leastSection) continue;
    const rival = best.get(candidate.document.work);
    if (!rival || isBetter({ candidate, similarity }, rival)) {
      best.set(candidate.document.work, { candidate, similarity });
    }
  }
  return [...best.values()]
    .sort((a, b) => b.similarity - a.similarity || byRecencyAndLevel(a.candidate.document, b.candidate.document))
    .slice(0, options.limit)
    .map(({ candidate: { document, index, agreement }, similarity }) => ({
      document,
      heading: outlines.of(document)[index]!,
      headingPath: outlines
        .above(document, index)
        .reverse()
        .map((above) => headingName(outlines.of(document)[above]!)),
      below: outlines.below(document, index),
      similarity,
      shared: agreement.filter((one) => one > 0).length,
    }));
}

type Ranked = { readonly candidate: Candidate; readonly similarity: number };

/** Of equally similar sections of one work the newer document's, and there the innermost. */
function isBetter(a: Ranked, b: Ranked): boolean {
  const order =
    b.similarity - a.similarity ||
    byRecencyAndLevel(a.candidate.document, b.candidate.document) ||
    a.candidate.document.id - b.candidate.document.id ||
    b.candidate.index - a.candidate.index;
  return order < 0;
}

/** Half for the heading, half for what stands below it, where there is both; the same under another heading counts too. */
function similarityOf(parts: readonly SectionPart[], agreement: Float64Array): number {
  let own = 0;
  let content = 0;
  let contents = 0;
  parts.forEach(({ kind }, at) => {
    if (kind === 'own') own = agreement[at]!;
    else {
      content += agreement[at]!;
      contents++;
    }
  });
  if (contents === 0) return own;
  const below = content / contents;
  return parts[0]!.kind === 'own' ? Math.max((own + below) / 2, below * otherHeading) : below;
}

interface FoundPart {
  readonly document: CorpusDocument;
  /** The heading itself, or the innermost above the sentence. */
  readonly index: number;
  readonly similarity: number;
}

function* findPart(
  corpus: Corpus,
  outlines: Outlines,
  { kind, text }: SectionPart,
  { filter = {} }: PrecedentOptions,
): Generator<FoundPart> {
  const units = foldedUnits(text);
  const pattern = new Pattern(units);
  const accept = acceptor(filter);
  const found = corpus.near(text, {
    limit: kind === 'own' ? mostOfHeading : mostOfPart,
    minimumSimilarity: kind === 'sentence' ? leastFound : leastFoundOfHeading,
    mode: 'whole',
    ...(accept ? { accept } : {}),
  });
  const least = kind !== 'sentence' && units.length <= exactHeading ? 1 : leastPart;
  for (const { clause: id } of found) {
    const { document, text: printed, place } = corpus.clause(id);
    const index = outlines.at(document, place.start);
    const heading = outlines.of(document)[index];
    if (!heading) continue;
    const isHeading = heading.place.start === place.start && heading.text !== '';
    if (kind !== 'sentence' && !isHeading) continue;
    const other = foldedUnits(isHeading ? heading.text : wordingOf(printed));
    const similarity = 1 - pattern.distance(other) / Math.max(units.length, other.length);
    if (similarity >= least) yield { document, index, similarity };
  }
}

/** The outlines of the documents that are looked at, each read once. */
class Outlines {
  readonly #corpus: Corpus;
  readonly #known = new Map<number, readonly CorpusHeading[]>();

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  of({ id }: CorpusDocument): readonly CorpusHeading[] {
    const outline = this.#known.get(id) ?? this.#corpus.outline(id);
    this.#known.set(id, outline);
    return outline;
  }

  /** Index of the innermost heading above a source offset, or at it; -1 for none. */
  at(document: CorpusDocument, offset: number): number {
    return this.of(document).findLastIndex(({ place }) => place.start <= offset);
  }

  /** The heading and those above it, innermost first. */
  above(document: CorpusDocument, index: number): number[] {
    const outline = this.of(document);
    const path: number[] = [];
    let level = Number.POSITIVE_INFINITY;
    for (let at = index; at >= 0 && level > 1; at--) {
      if (outline[at]!.level >= level) continue;
      level = outline[at]!.level;
      path.push(at);
    }
    return path;
  }

  /** Headings of the next level below a heading. */
  below(document: CorpusDocument, index: number): readonly CorpusHeading[] {
    const outline = this.of(document);
    const { level } = outline[index]!;
    const next = outline.findIndex((heading, at) => at > index && heading.level <= level);
    const inside = outline.slice(index + 1, next < 0 ? outline.length : next);
    const nextLevel = Math.min(...inside.map((heading) => heading.level));
    return inside.filter((heading) => heading.level === nextLevel && heading.label + heading.text !== '');
  }
}

export function headingName({ label, text }: Pick<CorpusHeading, 'label' | 'text'>): string {
  return label + text;
}
