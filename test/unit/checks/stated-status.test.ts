import { expect, it } from 'vitest';
import { superseded } from '../../../server/src/checks/citation/superseded.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { findingsOf } from '../../../server/src/features/diagnose.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { cityTexts } from '../../lsp/corpus-texts.ts';
import { wordSegmenter } from '../../lsp/words.ts';

const newRules = {
  name: '公园条例.txt',
  text: '青溪市公园条例\n\n2023年3月1日\n\n第一条　公园向公众开放。\n\n第二条　本条例自2023年5月1日起施行，《青溪市城市绿化管理办法》同时废止。\n',
};

function messages(draft: string, sidecar: string, others = [newRules]): string[] {
  const corpus = corpusOf([...cityTexts, ...others, { name: 'policy-corpus.yaml', text: sidecar }]);
  const text = readPolicyText(draft, { format: 'text' });
  const failed = (_: string, error: unknown) => {
    throw error;
  };
  const found = findingsOf(
    { uri: 'file:///draft.policy', source: draft, text },
    { corpus, segmenter: wordSegmenter() },
    [superseded],
    failed,
  );
  return found.map(({ message }) => message.zh);
}

const citing = '根据《青溪市城市绿化管理办法》，制定本方案。';

it('a document that the user calls repealed or superseded is not to be cited', () => {
  const replaced = '- 文件: 绿化办法.txt\n  新文件: 《青溪市公园管理规定》\n';
  expect(messages(citing, replaced, [])).toEqual([expect.stringContaining('已由《青溪市公园管理规定》替代')]);
  expect(messages(citing, '- 文件: 绿化办法.txt\n  状态: 已废止\n', [])).toEqual([expect.stringContaining('已经失效')]);
});

it('a document that the user says is in force may be cited, whatever another one seems to say', () => {
  expect(messages(citing, '')).toHaveLength(1);
  expect(messages(citing, '- 文件: 绿化办法.txt\n  状态: 现行有效\n')).toEqual([]);
});

it('a draft from before the new document cites the old one rightly', () => {
  const replaced = '- 文件: 绿化办法.txt\n  新文件: 《青溪市公园条例》\n';
  const dated = (date: string) => `青溪市公园建设方案\n\n${date}\n\n一、总体要求\n\n${citing}`;
  expect(messages(dated('2022年6月1日'), replaced)).toEqual([]);
  expect(messages(dated('2024年6月1日'), replaced)).toHaveLength(1);
});
