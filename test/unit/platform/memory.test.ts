import { expect, test } from 'vitest';
import { collectGarbage } from '../../../server/src/platform/memory.ts';

test('what nobody holds is collected', async () => {
  const held = { text: '政策' };
  const kept = new WeakRef(held);
  const left = new WeakRef({ text: '文件' });
  await collectGarbage();
  expect(left.deref()).toBeUndefined();
  expect(kept.deref()).toBe(held);
});
