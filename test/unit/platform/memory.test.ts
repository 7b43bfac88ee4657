import { getHeapSpaceStatistics } from 'node:v8';
import { expect, test } from 'vitest';
import { collectGarbage, collectInPauses, newObjectsCollector } from '../../../server/src/platform/memory.ts';

test('what nobody holds is collected', async () => {
  const held = { text: '政策' };
  const kept = new WeakRef(held);
  const left = new WeakRef({ text: '文件' });
  await collectGarbage();
  expect(left.deref()).toBeUndefined();
  expect(kept.deref()).toBe(held);
});

/** Makes objects that nobody holds until they fill half of the space for new ones. */
function litter(): void {
  while (partFilled() < 0.5) for (let at = 0; at < 2000; at++) made = { at };
}

let made: object | null = null;

function partFilled(space: 'new_space' | 'new_large_object_space' = 'new_space'): number {
  const { space_used_size: used, space_available_size: left } = getHeapSpaceStatistics().find(
    ({ space_name }) => space_name === space,
  )!;
  return used / Math.max(1, used + left);
}

test('new objects are collected where they fill a good part of their space', () => {
  const collect = newObjectsCollector();
  litter();
  expect(made).not.toBeNull();
  expect(collect()).toBeLessThan(0.4);
});

test('the texts of a long draft are collected likewise', () => {
  const collect = newObjectsCollector();
  let text = '公'.repeat(300_000);
  let most = 0;
  for (let version = 0; version < 30; version++) {
    text = `${text.slice(0, -1)}园`;
    expect(text.charCodeAt(0)).toBe('公'.charCodeAt(0));
    collect();
    most = Math.max(most, partFilled('new_large_object_space'));
  }
  expect(most).toBeLessThan(0.6);
});

test('new objects are collected in the pause after an answer', async () => {
  const answered = collectInPauses();
  await new Promise((resolve) => setTimeout(resolve, 100));
  litter();
  answered();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(partFilled()).toBeLessThan(0.4);
});
