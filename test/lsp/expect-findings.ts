/** What a check says of a text, and what it does not. */
import { expect } from 'vitest';
import type { TestClient } from './harness.ts';
import { scenario } from './scenario.ts';

/** The check flags what stands between ⟦ and ⟧, and nothing else. */
export async function expectFlagged(client: TestClient, code: string, marked: string): Promise<void> {
  const { text, ranges } = scenario(marked);
  const draft = await client.open(text);
  expect((await draft.findings(code)).map(({ range }) => range)).toEqual(ranges);
}

/** No check of these families (the words before the stroke of its code) says anything. */
export async function expectSilent(client: TestClient, families: readonly string[], text: string): Promise<void> {
  const draft = await client.open(text);
  const codes = (await draft.items()).map(({ code }) => String(code));
  expect(codes.filter((code) => families.includes(code.split('/')[0]!))).toEqual([]);
}
