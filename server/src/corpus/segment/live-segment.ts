/** A segment inside a corpus snapshot: which of its files still count, and where its ids stand among those of the others. */
import { lowerBound } from '../../ingest/lower-bound.ts';
import { bigramKey, folded, PARAGRAPH_END, SKIPPED } from '../folded-text.ts';
import type { Segment } from './segment.ts';

/** A segment and the indexes of its files that were changed or removed since it was packed. */
export interface CorpusPart {
  readonly segment: Segment;
  readonly deadFiles: ReadonlySet<number>;
}

export class LiveSegment {
  readonly segment: Segment;
  /** Corpus-wide clause id of the segment's first clause. */
  readonly firstClause: number;
  /** Corpus-wide document id of each of the segment's documents, -1 where its file is dead. */
  readonly documentIds: Int32Array;
  readonly #deadFiles: ReadonlySet<number>;
  /** Bigrams of the dead files, ascending, and how many of their clauses hold each; null before they are counted. */
  #dead: { readonly keys: Uint32Array; readonly counts: Uint32Array } | null = null;

  constructor(part: CorpusPart, firstClause: number) {
    this.segment = part.segment;
    this.#deadFiles = part.deadFiles;
    this.firstClause = firstClause;
    this.documentIds = new Int32Array(part.segment.documentCount).fill(-1);
  }

  get allLive(): boolean {
    return this.#deadFiles.size === 0;
  }

  isLiveFile(file: number): boolean {
    return !this.#deadFiles.has(file);
  }

  /** Corpus-wide document id of a clause of the segment, -1 where its file is dead. */
  documentOf(clause: number): number {
    return this.documentIds[this.segment.clauseDocument[clause]!]!;
  }

  /** Those of corpus-wide clause ids, ascending, that are of this segment, as ids of the segment. */
  own(clauses: Uint32Array): Uint32Array {
    const end = this.firstClause + this.segment.clauseCount;
    if (this.firstClause === 0 && (clauses.length === 0 || clauses[clauses.length - 1]! < end)) return clauses;
    const from = lowerBound(clauses, this.firstClause);
    const to = lowerBound(clauses, end, from);
    return clauses.subarray(from, to).map((clause) => clause - this.firstClause);
  }

  /** Live clauses of the segment that hold the bigram (its index in the segment's dictionary). */
  liveClausesWith(bigram: number, key: number): number {
    const all = this.segment.clausesWith(bigram);
    return this.#deadFiles.size === 0 ? all : all - this.#deadClausesWith(key);
  }

  get liveClauseCount(): number {
    const { fileClauses } = this.segment;
    let count = this.segment.clauseCount;
    for (const file of this.#deadFiles) count -= fileClauses[file + 1]! - fileClauses[file]!;
    return count;
  }

  #deadClausesWith(key: number): number {
    this.#dead ??= this.#countDead();
    const { keys, counts } = this.#dead;
    const at = lowerBound(keys, key);
    return keys[at] === key ? counts[at]! : 0;
  }

  /** Costs the size of the dead files, once. */
  #countDead(): { readonly keys: Uint32Array; readonly counts: Uint32Array } {
    const found = new Map<number, number>();
    const { fileClauses } = this.segment;
    for (const file of this.#deadFiles) {
      for (let clause = fileClauses[file]!; clause < fileClauses[file + 1]!; clause++) {
        for (const key of clauseBigrams(this.segment, clause)) found.set(key, (found.get(key) ?? 0) + 1);
      }
    }
    const keys = Uint32Array.from(found.keys()).sort();
    return { keys, counts: keys.map((key) => found.get(key)!) };
  }
}

/** Distinct bigram keys of a clause, as postings-builder.ts counts them. */
function clauseBigrams(segment: Segment, clause: number): ReadonlySet<number> {
  const keys = new Set<number>();
  const start = segment.clauseStart[clause]!;
  const length = segment.clauseEnd[clause]! - start;
  // The last bigram reaches into the next clause, or to the end of the paragraph.
  const text = segment.units(start, segment.clauseEnd[clause + 1] ?? segment.textLength);
  let previous = SKIPPED;
  for (let at = 0; at < text.length; at++) {
    const unit = folded[text[at]!]!;
    if (unit === SKIPPED) continue;
    if (previous !== SKIPPED) keys.add(bigramKey(previous, unit));
    if (at >= length || unit === PARAGRAPH_END) break;
    previous = unit;
  }
  return keys;
}
