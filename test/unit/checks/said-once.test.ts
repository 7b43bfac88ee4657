/** Where two checks look at one place: it is said once, and what one offers the other does not mind. */
import { expect, it } from 'vitest';
import { checks } from '../../../server/src/checks/registry.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { intlSegmenter } from '../../../server/src/corpus/intl-segmenter.ts';
import { checkedDraft } from '../../../server/src/features/diagnose.ts';
import { defaultFindingSettings } from '../../../server/src/features/findings/finding-settings.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

function shown(source: string, ...texts: readonly string[]) {
  const corpus = corpusOf(texts.map((text, index) => ({ name: `${index}.txt`, text })));
  const draft = { uri: 'file:///draft.policy', source, text: readPolicyText(source, { format: 'text' }) };
  const options = { checks, settings: { ...defaultFindingSettings, review: true }, baseline: new Set<string>() };
  return checkedDraft(draft, { corpus, segmenter: intlSegmenter() }, options, (_, error) => {
    throw error;
  }).shown;
}

const codes = (...given: Parameters<typeof shown>) => shown(...given).map(({ code }) => code);

it('a fall that is called a rise is no target worse than its base as well', () => {
  const plan = (to: string) =>
    `青溪市森林保护“十四五”规划\n\n一、规划目标\n\n森林覆盖率由2020年的45%提高到2025年的${to}。`;
  expect(codes(plan('42%'))).toEqual(['figure/text-table']);
  expect(codes(plan('48%'))).toEqual([]);
});

it('a colon of half width behind the addressees is that of the addressees', () => {
  const notice = '关于植树的通知\n\n各区人民政府:\n\n请认真执行。';
  expect(codes(notice)).toEqual(['style/recipient-colon']);
});

it('instead of a mistyped title no repealed one is offered', () => {
  const old =
    '青溪市物业管理办法\n\n（2008年1月5日青溪市人民政府令第12号公布）\n\n第一条　为了规范物业管理，制定本办法。\n\n第二条　自2008年3月1日起施行。';
  const present =
    '青溪市物业管理条例\n\n（2019年6月1日青溪市第九届人民代表大会常务委员会第五次会议通过）\n\n第一条　为了规范物业管理，制定本条例。\n\n第二条　自2019年9月1日起施行。《青溪市物业管理办法》同时废止。';
  const [finding] = shown('按照《青溪市物业管理条列》执行。', old, present);
  expect(finding!.fixes.map(({ edits }) => edits[0]!.newText)).toEqual(['《青溪市物业管理条例》']);
});

it('a slip that the corpus and the rest of the draft both tell is one finding', () => {
  const county = (name: string) => `${name}县工作方案\n\n健全老年助餐服务网络和配送体系，方便群众。`;
  const draft =
    '丁县实施方案\n\n健全老年助餐服务网络和配送体系，扩大覆盖面。\n\n到二〇三〇年，健全老年助餐服务网洛和配送体系，形成长效机制。';
  const found = codes(draft, ...['甲', '乙', '丙', '戊', '己'].map(county)).filter((code) =>
    code.startsWith('wording/'),
  );
  expect(found).toHaveLength(1);
});
