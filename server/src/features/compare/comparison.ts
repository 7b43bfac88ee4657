/** Two versions of a text, provision by provision (修改前后对照表). A pure function of the two. */
import type { Segmenter } from '../../corpus/segmenter.ts';
import type { AlignedText } from '../align/statements.ts';
import { difference, type Piece } from '../difference.ts';
import { matchProvisions, movedProvisions } from './matching.ts';
import { type Provision, provisionsOf } from './provisions.ts';
import { type RenumberedText, renumberedText } from './renumbered-references.ts';

/**
 * `same`: word for word; `references`: only the numbers of what it refers to changed, as those were renumbered; `changed`,
 * `added`, `removed` as they say.
 */
export type ChangeKind = 'same' | 'references' | 'changed' | 'added' | 'removed';

export interface ComparedProvision {
  readonly kind: ChangeKind;
  /** Null for what was added. */
  readonly before: Provision | null;
  /** Null for what was removed. */
  readonly after: Provision | null;
  /** It stands elsewhere among the others. */
  readonly moved: boolean;
  /** It has another label. */
  readonly renumbered: boolean;
  /** What leads from the older text to the newer, word by word; empty where nothing changed. */
  readonly pieces: readonly Piece[];
  /** References that follow the renumbering: 第五条 → 第六条. Their change is not among the pieces. */
  readonly references: readonly { readonly from: string; readonly to: string }[];
}

export interface Comparison {
  readonly before: AlignedText;
  readonly after: AlignedText;
  /** Every provision of both texts once, in the order of the newer; what was removed behind what it followed. */
  readonly provisions: readonly ComparedProvision[];
}

/** Yields between provisions, so that the caller can give time back and stop. */
export function* compareTexts(
  before: AlignedText,
  after: AlignedText,
  segmenter: Segmenter,
): Generator<{ readonly fraction: number }, Comparison> {
  const older = provisionsOf(before);
  const newer = provisionsOf(after);
  const matches = matchProvisions(older, newer);
  let step = matches.next();
  for (; !step.done; step = matches.next()) yield { fraction: 0 };
  const matching = step.value;
  const moved = movedProvisions(matching);
  const origins = new Int32Array(newer.length).fill(-1);
  matching.forEach((now, old) => {
    if (now >= 0) origins[now] = old;
  });
  const labels = new Map<string, string>();
  for (const { kind, label, index } of older) {
    const now = newer[matching[index]!];
    if (kind === 'article' && now) labels.set(label, now.label);
  }
  const compared: ComparedProvision[] = [];
  const removedAfter = removals(older, matching);
  compared.push(...(removedAfter.get(-1) ?? []));
  for (const provision of newer) {
    yield { fraction: provision.index / newer.length };
    const old = older[origins[provision.index]!] ?? null;
    compared.push(old ? pairOf(old, provision, moved.has(old.index), labels, segmenter) : lone('added', provision));
    if (old) compared.push(...(removedAfter.get(old.index) ?? []));
  }
  return { before, after, provisions: compared };
}

/** Provisions that were removed, by the one before them that was kept; -1 where there is none. */
function removals(older: readonly Provision[], matching: Int32Array): ReadonlyMap<number, ComparedProvision[]> {
  const removed = new Map<number, ComparedProvision[]>();
  let kept = -1;
  for (const provision of older) {
    if (matching[provision.index]! >= 0) {
      kept = provision.index;
      continue;
    }
    const known = removed.get(kept);
    if (known) known.push(lone('removed', provision));
    else removed.set(kept, [lone('removed', provision)]);
  }
  return removed;
}

function lone(kind: 'added' | 'removed', provision: Provision): ComparedProvision {
  const pieces: readonly Piece[] = [{ kind, text: provision.text }];
  const [before, after] = kind === 'added' ? [null, provision] : [provision, null];
  return { kind, before, after, moved: false, renumbered: false, pieces, references: [] };
}

function pairOf(
  before: Provision,
  after: Provision,
  moved: boolean,
  labels: ReadonlyMap<string, string>,
  segmenter: Segmenter,
): ComparedProvision {
  const renumbered = before.label !== after.label;
  const common = { before, after, moved, renumbered };
  if (before.key === after.key) return { ...common, kind: 'same', pieces: [], references: [] };
  const expected = renumberedText(before.text, after.text, labels);
  const pieces = asPrinted(difference(expected.text, after.text, segmenter), expected);
  const references = expected.references.map(({ start, end, printed }) => ({
    from: printed,
    to: expected.text.slice(start, end),
  }));
  if (pieces.some(({ kind, text }) => kind !== 'same' && text.trim() !== '')) {
    return { ...common, kind: 'changed', pieces, references };
  }
  return { ...common, kind: references.length > 0 ? 'references' : 'same', pieces: [], references };
}

/** The pieces with the references that were removed in the form in which they were printed. */
function asPrinted(pieces: readonly Piece[], { references }: RenumberedText): readonly Piece[] {
  if (references.length === 0) return pieces;
  let at = 0;
  return pieces.map((piece) => {
    if (piece.kind === 'added') return piece;
    const start = at;
    at += piece.text.length;
    if (piece.kind === 'same') return piece;
    let text = '';
    let from = start;
    for (const reference of references) {
      if (reference.start < from || reference.end > at) continue;
      text += piece.text.slice(from - start, reference.start - start) + reference.printed;
      from = reference.end;
    }
    return { kind: piece.kind, text: text + piece.text.slice(from - start) };
  });
}
