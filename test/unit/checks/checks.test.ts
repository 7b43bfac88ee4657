import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Check, Example, Finding } from '../../../server/src/checks/check.ts';
import { checks } from '../../../server/src/checks/registry.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { intlSegmenter } from '../../../server/src/corpus/intl-segmenter.ts';
import { UnitWords } from '../../../server/src/corpus/user-files/unit-words.ts';
import { readWordsFile } from '../../../server/src/corpus/user-files/words-file.ts';
import { applyEdits, findingsOf, preferredEdits } from '../../../server/src/features/diagnose.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

function findings(check: Check, example: Example, source: string): Finding[] {
  const corpus = corpusOf((example.corpus ?? []).map((text, index) => ({ name: `${index}.txt`, text })));
  const draft = { uri: 'file:///draft.policy', source, text: readPolicyText(source, { format: 'text' }) };
  const failed = (_: string, error: unknown) => {
    throw error;
  };
  const words = new UnitWords([
    { uri: 'file:///policy-words.yaml', entries: readWordsFile(example.words ?? '').entries },
  ]);
  return [...findingsOf(draft, { corpus, segmenter: intlSegmenter(), words }, [check], failed)];
}

function marked(source: string, found: readonly Finding[]): string {
  let text = source;
  for (const { range } of [...found].reverse()) {
    text = `${text.slice(0, range.start)}⟦${text.slice(range.start, range.end)}⟧${text.slice(range.end)}`;
  }
  return text;
}

describe.each(checks.map((check) => [check.code, check] as const))('%s', (code, check) => {
  it('stands in the file of its name', () => {
    expect(existsSync(new URL(`../../../server/src/checks/${code}.ts`, import.meta.url))).toBe(true);
  });

  it.each(check.bad.map((example) => [example.text, example] as const))('flags %s', (text, example) => {
    const source = text.replace(/[⟦⟧]/g, '');
    const found = findings(check, example, source);
    expect(marked(source, found)).toBe(text);
    expect(found.every(({ code }) => code === check.code)).toBe(true);
    if (example.fixed !== undefined) {
      expect(applyEdits(source, preferredEdits(found))).toBe(example.fixed);
      expect(findings(check, example, example.fixed)).toEqual([]);
    }
  });
  it.each(check.good.map((example) => [example.text, example] as const))('is silent on %s', (text, example) => {
    expect(findings(check, example, text)).toEqual([]);
  });
});

it('has a code of its own for every check', () => {
  expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length);
});
