import { describe, expect, it } from 'vitest';
import { isTakenFor, takenFor } from '../../../server/src/corpus/wording/alike.ts';
import { lookAlikes } from '../../../server/src/corpus/wording/look-alikes.ts';

describe('characters that are taken for each other', () => {
  it('look alike, in both directions', () => {
    for (const [one, other] of ['己已', '未末', '拔拨', '冶治', '籍藉', '折拆', '环坏']) {
      expect([isTakenFor(one!, other!), isTakenFor(other!, one!)], one).toEqual([true, true]);
    }
    expect(isTakenFor('自已', '自己')).toBe(true);
    expect(takenFor('末')).toContain('未');
  });

  it('or sound alike', () => {
    expect(isTakenFor('布署', '部署')).toBe(true);
    expect(takenFor('布')).toContain('部');
    // One sounds, the other looks.
    expect(isTakenFor('布暑', '部署')).toBe(true);
  });

  it('are no others', () => {
    expect(isTakenFor('未', '已')).toBe(false);
    expect(isTakenFor('未', '未来')).toBe(false);
    expect(takenFor('a')).toBe('');
  });

  it('stand in a table that has each pair once, of ideographs', () => {
    const pairs = lookAlikes
      .flatMap((line) => line.split(' '))
      .flatMap(([one, ...others]) => {
        return others.map((other) => [one, other].sort().join(''));
      });
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const pair of pairs) expect(pair).toMatch(/^\p{Script=Han}{2}$/u);
  });
});
