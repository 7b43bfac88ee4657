import { expect, test } from 'vitest';
import { saidIn } from '../../../server/src/checks/said-records.ts';
import { DraftReader } from '../../../server/src/policy/draft-reader.ts';

const text =
  '青溪市公园管理办法\n\n第一条　为了规范公园管理，根据《青溪市绿化条例》，制定本办法。\n\n第二条　公园免费开放。\n\n公园每年评价一次。绿地率达到40%。\n\n第三条　本办法自公布之日起施行。';

test('what a document says stays the same behind a line break, and changes with its words', () => {
  const reader = new DraftReader();
  const first = saidIn(reader.read(text));
  const broken = saidIn(reader.read(text.replace('。绿', '。\n\n绿')));
  expect(broken.outline).toBe(first.outline);
  expect(broken.citations).toBe(first.citations);
  expect(broken.frame).toBe(first.frame);
  // The article has one paragraph more.
  expect(broken.articles).not.toBe(first.articles);
  const longer = saidIn(
    reader.read(text.replace('\n\n第二条', '\n\n公园分为两类。\n\n第二条').replace('管理办法', '保护办法')),
  );
  expect(longer.citations).toBe(first.citations);
  expect(longer.frame).not.toBe(first.frame);
});
