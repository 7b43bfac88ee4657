import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../../server/src/corpus/wording-align.ts';

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
