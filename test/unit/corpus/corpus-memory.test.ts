/** What is remembered of texts in a corpus. */
import { expect, it } from 'vitest';
import { CorpusMemory } from '../../../server/src/corpus/corpus-memory.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';

it('remembers by text and corpus, null too', () => {
  const [one, other] = [corpusOf([]), corpusOf([])];
  const memory = new CorpusMemory<number | null>(10);
  memory.set(one, '植树', 1);
  memory.set(one, '养护', null);
  expect(memory.get(one, '植树一万株'.slice(0, 2))).toBe(1);
  expect(memory.get(one, '养护')).toBeNull();
  expect(memory.get(one, '验收')).toBeUndefined();
  expect(memory.get(other, '植树')).toBeUndefined();
});

it('starts anew when it is full', () => {
  const corpus = corpusOf([]);
  const memory = new CorpusMemory<number>(2);
  for (const [index, text] of ['植树', '养护', '验收'].entries()) memory.set(corpus, text, index);
  expect(['植树', '养护', '验收'].map((text) => memory.get(corpus, text))).toEqual([undefined, undefined, 2]);
});
