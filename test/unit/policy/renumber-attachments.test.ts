/** Attachments are numbered anew with the list that announces them and every 附件N that means them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finished } from '../../../server/src/corpus/stepwise.ts';
import { applyEdits } from '../../../server/src/features/diagnose.ts';
import { renumberEdits } from '../../../server/src/features/renumber.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

function renumbered(source: string, before: string | null): string {
  const draft = { uri: 'file:///draft.policy', source, text: readPolicyText(source, { format: 'text' }) };
  return applyEdits(
    source,
    finished(renumberEdits(draft, before, (other) => readPolicyText(other, { format: 'text' }))),
  );
}

interface Attachment {
  readonly name: string;
  readonly label: string;
}

const names = ['植树任务表', '养护检查办法', '苗木补助标准', '宣传活动方案', '资金使用细则', '验收工作规程'];

/** A notice whose text speaks of each attachment in a paragraph of its own. */
function notice(
  attachments: readonly Attachment[],
  spoken: readonly (readonly [name: string, label: string])[],
): string {
  const list = attachments.map(({ name, label }, index) => `${index === 0 ? '附件：' : ''}${label}.春季${name}`);
  const texts = attachments.flatMap(({ name, label }) => [
    `附件${label}`,
    `春季${name}`,
    `本件规定${name}的有关事项，由各区执行。`,
  ]);
  return [
    '关于开展春季植树的通知',
    '各区人民政府：',
    '现将有关事项通知如下，请认真执行。',
    ...spoken.map(([name, label]) => `关于${name}的要求见附件${label}，各区要认真落实。`),
    ...list,
    '青溪市人民政府',
    '2024年3月1日',
    ...texts,
  ].join('\n\n');
}

const numbered = (list: readonly string[]) => list.map((name, index) => ({ name, label: String(index + 1) }));

it('means the same attachment after any change of their order and number', () => {
  const orders = fc.shuffledSubarray(names, { minLength: 2 });
  fc.assert(
    fc.property(orders, orders, (first, second) => {
      const spoken = first.map((name) => [name, String(first.indexOf(name) + 1)] as const);
      const before = notice(numbered(first), spoken);
      expect(renumbered(before, null)).toBe(before);
      const labels = second.map((name) => ({
        name,
        label: first.includes(name) ? String(first.indexOf(name) + 1) : '×',
      }));
      // New ones are announced with a number that is not theirs yet.
      const changed = notice(labels, spoken).replaceAll('×.', '9.');
      const expected = spoken.map(
        ([name]) => [name, second.includes(name) ? String(second.indexOf(name) + 1) : '×'] as const,
      );
      expect(renumbered(changed, before)).toBe(notice(numbered(second), expected));
    }),
    { numRuns: 60 },
  );
});

it('every number of a list is followed', () => {
  const text = (spoken: string, list: readonly (readonly [index: number, label: string])[]) =>
    notice(
      list.map(([index, label]) => ({ name: names[index]!, label })),
      [],
    ).replace('请认真执行', `请按${spoken}执行，2月底前报送`);
  const inOrder = (...order: number[]) => order.map((index, at) => [index, String(at + 1)] as const);
  const before = text('附件1、2和附件3、4的要求', inOrder(0, 1, 2, 3));
  expect(renumbered(before, null)).toBe(before);
  const moved = [1, 2, 3, 0].map((index) => [index, String(index + 1)] as const);
  expect(renumbered(text('附件1、2和附件3、4的要求', moved), before)).toBe(
    text('附件4、1和附件2、3的要求', inOrder(1, 2, 3, 0)),
  );
});

it('boxes are numbered with what speaks of them', () => {
  const plan = (...parts: string[]) => ['青溪市植树规划', '一、总体要求', ...parts].join('\n\n');
  const before = plan('任务见专栏1，保障见专栏2。', '专栏1 植树任务', '植树一万株。', '专栏2 植树保障', '安排资金。');
  const after = plan(
    '任务见专栏1，保障见专栏2。',
    '专栏× 苗木培育',
    '培育苗木。',
    '专栏1 植树任务',
    '植树一万株。',
    '专栏2 植树保障',
    '安排资金。',
  );
  expect(renumbered(after, before)).toBe(
    plan(
      '任务见专栏2，保障见专栏3。',
      '专栏1 苗木培育',
      '培育苗木。',
      '专栏2 植树任务',
      '植树一万株。',
      '专栏3 植树保障',
      '安排资金。',
    ),
  );
});
