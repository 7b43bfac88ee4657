import { expect, it } from 'vitest';
import { clausesOf, sentencesOf } from '../../../server/src/policy/clauses.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

const cut = (text: string) => [...sentencesOf(text)].map(({ start, end }) => text.slice(start, end));

it('sentences are those of the paragraph, whatever was read before it', () => {
  const before = cut('加强领导。落实责任。');
  clausesOf(readPolicyText('青溪市植树方案\n\n一、总体要求。全面推进植树。', { format: 'text' }));
  expect(cut('加强领导。落实责任。')).toEqual(before);
  expect(before).toEqual(['加强领导。', '落实责任。']);
});
