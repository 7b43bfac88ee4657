import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnitWords } from '../../../server/src/corpus/user-files/unit-words.ts';
import { readWordsFile } from '../../../server/src/corpus/user-files/words-file.ts';
import { addWord } from '../../../server/src/features/add-word.ts';
import { wordsFilesFor } from '../../../server/src/features/unit-words.ts';
import { wordsMessage } from '../../../server/src/features/words-message.ts';

const kinds = (text: string) => readWordsFile(text).problems.map(({ kind, text: at, line }) => [kind, at, line + 1]);
const wordsOf = (...texts: string[]) =>
  new UnitWords(texts.map((text, index) => ({ uri: `file:///${index}`, entries: readWordsFile(text).entries })));
const found = (words: UnitWords, text: string) => words.forbiddenIn(text).map(({ start, term }) => [start, term]);

describe('policy-words.yaml', () => {
  it('is read in Chinese and in English', () => {
    const text = `# 本单位用语
用语:
  - 应写: 经营主体
    不写: [市场主体, 市场经济主体]
    理由: 与现行文件一致
    适用: [规划, 通知]
    例外: 市场主体登记
  - preferred: 社区食堂
  - forbidden: 高大上
    kinds: law
`;
    const { entries, problems } = readWordsFile(text);
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([
      {
        preferred: '经营主体',
        forbidden: ['市场主体', '市场经济主体'],
        reason: '与现行文件一致',
        kinds: ['plan', '通知'],
        exceptions: ['市场主体登记'],
        line: 2,
        character: 4,
      },
      { preferred: '社区食堂', forbidden: [], reason: null, kinds: [], exceptions: [] },
      { preferred: null, forbidden: ['高大上'], kinds: ['law'] },
    ]);
    expect(text.slice(entries[0]!.start)).toMatch(/^应写: 经营主体/);
  });

  it('is told where it is wrong, and the rest counts', () => {
    expect(kinds('- 应写: 甲乙\n  不用: 丙丁\n')).toEqual([['unknown-key', '不用', 2]]);
    expect(kinds('- 理由: 无\n')).toEqual([['no-term', '理由', 1]]);
    expect(kinds('- 不写: [的, 高大上]\n')).toEqual([['too-short', '的', 1]]);
    expect(kinds('- 不写: 高大上\n- 不写: 高大上\n')).toEqual([['stated-twice', '高大上', 2]]);
    expect(kinds('- 不写: 高大上\n- 不写: 高大上\n  适用: 规划\n')).toEqual([]);
    expect(kinds('- 应写: 高大上\n- 不写: 高大上\n')).toEqual([['contradiction', '高大上', 2]]);
    expect(kinds('- 不写: 高大上\n  例外: 高端\n')).toEqual([['idle-exception', '高端', 2]]);
    expect(kinds('- 不写: 高大上\n  适用: plans\n')).toEqual([['kind', 'plans', 2]]);
    expect(kinds('- 应写：甲乙\n')).toEqual([['colon', '应写：', 1]]);
    expect(kinds('甲乙\n')).toEqual([['shape', '', 1]]);
    expect(kinds('- 不写:\n    甲: 乙\n')).toEqual([['value', '', 2]]);
    const broken = readWordsFile('- 不写: 高大上\n- 不写: "白富美\n');
    expect(broken.problems.map(({ kind }) => kind)).toEqual(['yaml']);
    expect(broken.entries.map(({ forbidden }) => forbidden)).toEqual([['高大上']]);
  });

  it('never throws, and every problem lies in the text and can be told', () => {
    const pieces = fc.constantFrom(
      '- ',
      '应写',
      '不写',
      ': ',
      '：',
      '甲乙',
      '[',
      ']',
      '\n',
      '  ',
      '\t',
      '"',
      '例外',
      '适用',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const problem of readWordsFile(text).problems) {
          expect(problem.start).toBeLessThanOrEqual(problem.end);
          expect(problem.end).toBeLessThanOrEqual(text.length);
          expect(wordsMessage(problem).zh).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the words of the unit', () => {
  it('are found, the longest first, but not in titles, exceptions and preferred terms', () => {
    const words = wordsOf('- 应写: 人民群众\n  不写: [群众, 群众代表, 老百姓]\n  例外: 群众路线\n');
    expect(found(words, '群众和群众代表坚持群众路线，人民群众参照《老百姓办法》。')).toEqual([
      [0, '群众'],
      [3, '群众代表'],
    ]);
  });

  it('of the file nearest to the draft go before those of the others', () => {
    const words = wordsOf('- 不写: 群众\n  应写: 甲组\n- 应写: 老百姓\n', '- 不写: [群众, 老百姓]\n  应写: 乙组\n');
    expect(words.forbiddenIn('群众').map(({ entry }) => entry.preferred)).toEqual(['甲组']);
    expect(found(words, '老百姓')).toEqual([]);
  });

  it('say what the unit prefers whatever others write', () => {
    const words = wordsOf('- 应写: 群众监督\n');
    expect(words.prefers('坚持群众监督、依法治理', 2, 6)).toBe(true);
    expect(words.prefers('坚持群众监督、依法治理', 4, 9)).toBe(false);
  });

  it('are looked for beside the draft, above it, in workspace and corpus folders', () => {
    const files = (draft: string) =>
      wordsFilesFor(draft, ['file:///w', 'file:///v/'], ['file:///w/corpus']).filter((uri) => uri.endsWith('.yaml'));
    const shared = ['file:///v/policy-words.yaml', 'file:///w/corpus/policy-words.yaml'];
    expect(files('file:///w/a/b/x.policy')).toEqual([
      'file:///w/a/b/policy-words.yaml',
      'file:///w/a/policy-words.yaml',
      'file:///w/policy-words.yaml',
      ...shared,
    ]);
    expect(files('untitled:x')).toEqual(['file:///w/policy-words.yaml', ...shared]);
    expect(files('file:///else/x.policy')).toEqual([
      'file:///else/policy-words.yaml',
      'file:///w/policy-words.yaml',
      ...shared,
    ]);
  });
});

describe('a word added', () => {
  const added = (text: string, locale: 'zh' | 'en' = 'zh') => {
    const edit = addWord(text, { preferred: '社区食堂', forbidden: ['饭堂: 老'], reason: '约定' }, locale)!;
    return text.slice(0, edit.at) + edit.newText + text.slice(edit.at);
  };

  it.each([
    '',
    '用语:\n',
    '用语:\n  - 应写: 甲乙\n',
    '- 应写: 甲乙\n  理由: 丙',
    '# 说明\n\n用语:\n    - 应写: 甲乙\n\n',
  ])('stands behind the others: %j', (text) => {
    const before = readWordsFile(text).entries;
    const { entries, problems } = readWordsFile(added(text));
    expect(problems).toEqual([]);
    expect(entries.slice(0, -1)).toEqual(before);
    expect(entries.at(-1)).toMatchObject({ preferred: '社区食堂', forbidden: ['饭堂: 老'], reason: '约定' });
  });

  it('is written in the words of the reader', () => {
    expect(added('', 'en')).toBe('words:\n  - preferred: 社区食堂\n    forbidden: ["饭堂: 老"]\n    reason: 约定\n');
  });

  it('is not written into a text that cannot be read', () => {
    expect(addWord('- 应写: "甲\n', { preferred: '乙丙' }, 'zh')).toBeNull();
  });
});
