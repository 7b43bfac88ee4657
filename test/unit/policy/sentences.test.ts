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

it('a sentence with the next number stands beside the heading before it, not under it', () => {
  const paragraphs = [
    '青溪市关于植树的决定',
    '一、明确总体要求',
    '全面推进植树。',
    '二、坚持以人民为中心的发展思想，统筹苗木培育、地块划定和管护组织，把植树任务落实到街道、社区和单位，每月组织巡查并通报结果；',
    '巡查结果向社会公布。',
    '三、加强组织领导',
    '落实责任。',
  ];
  const text = readPolicyText(paragraphs.join('\n\n'), { format: 'text' });
  const { outline } = text.documents[0]!;
  expect(outline.map(({ label }) => label)).toEqual(['一、', '三、']);
  const under = clausesOf(text).map(({ paragraph, heading }) => [paragraph, outline[heading]?.label ?? null]);
  expect(new Map(under as [number, string | null][])).toEqual(
    new Map<number, string | null>([
      [0, null],
      [1, '一、'],
      [2, '一、'],
      [3, null],
      [4, null],
      [5, '三、'],
      [6, '三、'],
    ]),
  );
});
