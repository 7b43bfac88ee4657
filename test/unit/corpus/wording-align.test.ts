import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alignment, align } from '../../../server/src/corpus/wording/align.ts';
import { boundary, gainOf, gapExtend, gapOpen, mismatch } from '../../../server/src/corpus/wording/align-scores.ts';

/** Differences as `[draft|clause]` pairs inside the agreeing text, e.g. `推动[高|更高]质量`. */
function show(draft: string, clause: string): string {
  const found = align(draft, clause);
  if (!found) return '';
  let at = found.draftStart;
  let out = '';
  for (const d of found.differences) {
    out += `${draft.slice(at, d.draftStart)}[${draft.slice(d.draftStart, d.draftEnd)}|${clause.slice(d.clauseStart, d.clauseEnd)}]`;
    at = d.draftEnd;
  }
  return out + draft.slice(at, found.draftEnd);
}

/** What an alignment scores: each difference at the least cost of changes and gaps. */
function scoreOf({ draftStart, draftEnd, differences }: Alignment, draft: string): number {
  let at = draftStart;
  let score = 0;
  const agree = (end: number) => {
    for (; at < end; at++) score += gainOf(draft.charCodeAt(at));
  };
  for (const one of differences) {
    agree(one.draftStart);
    const [ours, theirs] = [one.draftEnd - one.draftStart, one.clauseEnd - one.clauseStart];
    let cost = Number.NEGATIVE_INFINITY;
    for (let changed = 0; changed <= Math.min(ours, theirs); changed++) {
      cost = Math.max(cost, changed * mismatch + gap(ours - changed) + gap(theirs - changed));
    }
    score += cost;
    at = one.draftEnd;
  }
  agree(draftEnd);
  return score;
}

function gap(length: number): number {
  return length === 0 ? 0 : gapOpen + (length - 1) * gapExtend;
}

/** The best score of local alignments, cell by cell. */
function bestScore(draft: string, clause: string): number {
  let best = 0;
  let above = new Array<number>(clause.length + 1).fill(0);
  const deleted = new Array<number>(clause.length + 1).fill(0);
  for (const character of draft) {
    const row = [0];
    let inserted = 0;
    for (let column = 1; column <= clause.length; column++) {
      const agrees = clause[column - 1] === character;
      deleted[column] = Math.max(deleted[column]! + gapExtend, above[column]! + gapOpen);
      inserted = Math.max(inserted + gapExtend, row[column - 1]! + gapOpen);
      const straight = above[column - 1]! + (agrees ? gainOf(character.charCodeAt(0)) : mismatch);
      row.push(Math.max(0, straight, deleted[column]!, inserted));
      best = Math.max(best, row[column]!);
    }
    above = row;
  }
  return best;
}

describe('align', () => {
  it('finds a changed character', () => {
    expect(show('统筹推进城乡融合发展', '要统筹推动城乡融合发展，')).toBe('统筹推[进|动]城乡融合发展');
  });
  it('finds a dropped word', () => {
    expect(show('坚持稳中求进总基调不动摇', '坚持稳中求进工作总基调不动摇')).toBe('坚持稳中求进[|工作]总基调不动摇');
  });
  it('finds an added word', () => {
    expect(show('加快形成新的发展格局体系', '加快形成发展格局体系')).toBe('加快形成[新的|]发展格局体系');
  });
  it('stays local: unrelated text around is left out', () => {
    expect(show('会议强调，优化营商环境，下一步', '持续优化营商环境。')).toBe('优化营商环境');
  });
  it('gives nothing for texts that share nothing', () => {
    expect(align('甲乙', '丙丁')).toBeNull();
    expect(align('', '丙丁')).toBeNull();
  });
  it('scores as much as the best of all, over every cell', () => {
    const letters = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁', '戊', boundary), maxLength: 24 });
    const stretch = fc.string({ unit: fc.constantFrom('甲', '乙', '己', boundary), maxLength: 4 });
    fc.assert(
      fc.property(letters, stretch, letters, stretch, letters, (before, ours, middle, theirs, after) => {
        const draft = before + ours + middle + after;
        for (const clause of [before + theirs + middle + after, middle + theirs + after + before]) {
          const found = align(draft, clause);
          expect(found ? scoreOf(found, draft) : 0).toBe(bestScore(draft, clause));
        }
      }),
      { numRuns: 300 },
    );
  });
  it('agrees outside the differences, and differs inside them', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 24 });
    fc.assert(
      fc.property(text, text, (draft, clause) => {
        const found = align(draft, clause);
        if (!found) return;
        let d = found.draftStart;
        let c = found.clauseStart;
        let matches = 0;
        for (const difference of found.differences) {
          const agreed = draft.slice(d, difference.draftStart);
          expect(agreed).toBe(clause.slice(c, difference.clauseStart));
          expect(draft.slice(difference.draftStart, difference.draftEnd)).not.toBe(
            clause.slice(difference.clauseStart, difference.clauseEnd),
          );
          matches += agreed.length;
          d = difference.draftEnd;
          c = difference.clauseEnd;
        }
        const rest = draft.slice(d, found.draftEnd);
        expect(rest).toBe(clause.slice(c, found.clauseEnd));
        expect(matches + rest.length).toBe(found.matches);
      }),
    );
  });
});
