import { describe, expect, it } from 'vitest';
import type { Check, Draft, Finding } from '../../../server/src/checks/check.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { emptyCorpus } from '../../../server/src/corpus/empty-corpus.ts';
import { applyEdits, findingsOf, preferredEdits } from '../../../server/src/features/diagnose.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { wordSegmenter } from '../../lsp/words.ts';

const reference = { corpus: emptyCorpus(), segmenter: wordSegmenter() };
const source = '甲乙丙丁戊己';
const draft: Draft = { uri: 'file:///draft.txt', source, text: readPolicyText(source, { format: 'text' }) };
const say = (text: string) => ({ zh: text, en: text });

function finding(start: number, end: number, newText?: string, preferred = true): Finding {
  const range = { start, end };
  const fixes = newText === undefined ? [] : [{ title: say('fix'), preferred, edits: [{ range, newText }] }];
  return { code: 'style/x', severity: 'warning', range, message: say(`${start}-${end}`), evidence: [], fixes };
}

function check(code: string, run: () => Iterable<Finding | undefined>): Check {
  return { code, title: say(code), rationale: say(code), defaultSeverity: 'warning', bad: [], good: [], run };
}

const never = (code: string, error: unknown) => {
  throw new Error(code, { cause: error });
};

describe('findings of a draft', () => {
  it('stand in order of the text, each once', () => {
    const checks = [check('a', () => [finding(3, 4), finding(1, 2)]), check('b', () => [finding(1, 2), undefined])];
    const found = findingsOf(draft, reference, checks, never);
    expect(found.map(({ range }) => range.start)).toEqual([1, 3]);
  });

  it('come from the corpus without the draft itself', () => {
    const corpus = corpusOf(['a.txt', 'b.txt'].map((name) => ({ name, text: `${name}的正文。\n` })));
    const inCorpus = { ...draft, uri: corpus.files[0]!.uri };
    const seen: string[] = [];
    const files: Check = {
      ...check('a', () => []),
      run: (_, { corpus: { files } }) => {
        seen.push(...files.map(({ name }) => name));
        return [];
      },
    };
    findingsOf(inCorpus, { corpus, segmenter: wordSegmenter() }, [files], never);
    expect(seen).toEqual(['b.txt']);
  });

  it('do not suffer from a check that fails', () => {
    const failures: string[] = [];
    const broken = check('broken', () => {
      throw new Error('broken');
    });
    const found = findingsOf(draft, reference, [broken, check('a', () => [finding(0, 1)])], (code) =>
      failures.push(code),
    );
    expect(found).toHaveLength(1);
    expect(failures).toEqual(['broken']);
  });
});

describe('fixing everything', () => {
  it('takes preferred fixes only, and of two that overlap the first', () => {
    const edits = preferredEdits([
      finding(0, 2, 'A'),
      finding(1, 3, 'B'),
      finding(3, 4, 'C', false),
      finding(4, 5, ''),
    ]);
    expect(applyEdits(source, edits)).toBe('A丙丁己');
  });
});
