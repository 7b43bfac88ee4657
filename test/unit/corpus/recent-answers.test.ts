import { expect, it } from 'vitest';
import { RecentAnswers } from '../../../server/src/corpus/recent-answers.ts';

it('what was asked for lately is not worked out again, however much was asked before', () => {
  const recent = new RecentAnswers<number>(3);
  let worked = 0;
  const lengthOf = (text: string) =>
    recent.of(text, () => {
      worked++;
      return text.length;
    });
  for (let typed = 1; typed <= 20; typed++) {
    expect(lengthOf('甲乙')).toBe(2);
    expect(lengthOf('丙'.repeat(typed))).toBe(typed);
  }
  expect(worked).toBe(21);
});
