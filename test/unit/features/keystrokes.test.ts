import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checks } from '../../../server/src/checks/registry.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { checkedDraft } from '../../../server/src/features/diagnose.ts';
import { defaultFindingSettings } from '../../../server/src/features/findings/finding-settings.ts';
import { DraftReader } from '../../../server/src/policy/draft-reader.ts';
import type { PolicyText } from '../../../server/src/policy/model.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { wordSegmenter } from '../../lsp/words.ts';
import { typedInto, typingAlsoAtBreaks } from '../typing.ts';

const corpus = corpusOf([
  {
    name: '青溪市公园管理办法.txt',
    text: '青溪市公园管理办法\n\n2021年3月1日\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　公园向公众免费开放，实行名录管理。\n\n第三条　本办法自公布之日起施行。',
  },
]);
const reference = { corpus, segmenter: wordSegmenter() };
const options = {
  checks,
  settings: { ...defaultFindingSettings, review: true },
  baseline: new Set<string>(),
};
const never = (code: string, error: unknown) => {
  throw new Error(code, { cause: error });
};

const paragraph = fc.constantFrom(
  '青溪市公园条例',
  '第一章　总则',
  '第一条　为了规范公园管理，根据《青溪市公园管理办法》第十二条，制定本条例。',
  '第二条　公园包括下列各类：',
  '（一）综合公园；',
  '（三）口袋公园。',
  '第四条　违反本条例第九条、第二条第三款规定的，处五万元罚款；违反前款规定的，处1000元罚款。',
  '到2025年，全市绿地率达到40%，到2025年，全市绿地率达到42%。',
  '依托义务植树服务平台（以下简称“植树云”），组织市民参加“植树活动。',
  '建设城市信息模型（CIM）平台，完善客户数据管理（CIM）制度。',
  '一是、加强管护。1、任务如下：××。',
  '附件：1、名录。',
  '指标 2020年 2025年 属性',
  '绿地率（%） 38.5 40 约束性',
  '<!-- 政策起草 忽略下一行 structure/sequence：按原文 -->',
  '市园林主管部门负责公园的规划、建设和日常管理，定期公布公园的名录、位置和开放时间，接受社会监督。',
);
const keystroke = typingAlsoAtBreaks(
  fc.constantFrom('\n', '\n', '', '', '的', '。', '《', '第三条', '1', '植树云', '（一）'),
  fc.constantFrom(0, 0, 0, 1, 1, 2, 40),
);

test('findings of a draft after any keystrokes are those of a fresh reading', () => {
  const findings = (source: string, text: PolicyText) =>
    checkedDraft({ uri: 'file:///draft.txt', source, text }, reference, options, never);
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 4, maxLength: 30 }),
      fc.array(keystroke, { minLength: 2, maxLength: 8 }),
      (paragraphs, keystrokes) => {
        const reader = new DraftReader();
        let source = paragraphs.join('\n');
        findings(source, reader.read(source));
        for (const typed of keystrokes) {
          source = typedInto(source, typed);
          const fresh = readPolicyText(source, { format: 'text' });
          expect(findings(source, reader.read(source))).toEqual(findings(source, fresh));
        }
      },
    ),
    { numRuns: 25 },
  );
});
