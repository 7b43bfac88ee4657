import { describe, expect, it, vi } from 'vitest';
import * as editor from './editor.ts';

vi.mock('vscode', () => editor);
const { markedClause, markedLine } = await import('../../../client/src/precedent-text.ts');
const { periodOf, readPeriod } = await import('../../../client/src/period.ts');

const piece = (kind: 'same' | 'removed' | 'added' | 'outside', text: string) => ({ kind, text });

describe('a precedent on one line', () => {
  it('leaves out what only the draft says, and marks what only the precedent says', () => {
    const pieces = [piece('same', '菜品'), piece('removed', '公布'), piece('added', '公示'), piece('outside', '。')];
    expect(markedLine(pieces)).toEqual({ text: '菜品公示。', marks: [[2, 4]] });
  });

  it('begins shortly before the stretch that was compared, and does not run on', () => {
    const opening = '各街道要加强日常巡查，';
    const { text, marks } = markedLine([
      piece('outside', opening),
      piece('added', '甲'.repeat(200)),
      piece('added', '乙'),
    ]);
    expect(text).toMatch(/^…要加强日常巡查，甲+…$/);
    expect(marks).toEqual([[9, 90]]);
  });
});

it('a clause in full is data, not markup', () => {
  const text = markedClause([piece('removed', '<b>'), piece('added', '*'), piece('same', '[a](b)&')]);
  expect(text).toBe('<s>&lt;b\\></s><b>\\*</b>\\[a\\]\\(b\\)&amp;');
});

it.each([
  ['2018-2022', { from: '2018', to: '2022' }],
  ['2018年至2022年', { from: '2018', to: '2022' }],
  ['2020-', { from: '2020' }],
  ['—2015', { to: '2015' }],
  ['2021', { from: '2021', to: '2021' }],
  ['2022-2018', undefined],
  ['', undefined],
  ['去年', undefined],
])('the period %j is read', (text, period) => {
  expect(readPeriod(text)).toEqual(period);
  if (period) expect(readPeriod(periodOf(period))).toEqual(period);
});
