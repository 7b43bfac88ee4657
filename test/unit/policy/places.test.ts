import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../../server/src/policy/outline/articles.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { allPlaces } from '../../../server/src/policy/references/place-lists.ts';
import { targetOf } from '../../../server/src/policy/references/place-target.ts';
import { type PlaceReference, placesIn, units } from '../../../server/src/policy/references/places.ts';
import { spanText } from '../../../server/src/policy/span.ts';

/** `article 3.1 paragraph 2`, the owner first. */
function described({ owner, steps, rangeFrom }: PlaceReference): string {
  const whose = owner.kind === 'title' || owner.kind === 'name' ? `《${owner.text}》` : owner.kind;
  const parts = steps.map((step) => {
    if (step.kind === 'here') return `this ${step.unit}`;
    if (step.kind === 'before') return `${step.unit} -${step.count}`;
    return `${step.unit} ${step.number}${step.sub > 0 ? `.${step.sub}` : ''}`;
  });
  return `${whose}: ${parts.join(' ')}${rangeFrom >= 0 ? ' (to)' : ''}`;
}

describe('references to places', () => {
  it.each([
    ['违反本办法第三条第二款第（一）项规定的', ['own: article 3 paragraph 2 item 1']],
    ['依照本法第三条之一处罚', ['own: article 3.1']],
    ['前款规定的', ['own: paragraph -1']],
    ['前两款规定的', ['own: paragraph -2']],
    ['有前款第三项情形的', ['own: paragraph -1 item 3']],
    ['本条第一款规定的', ['own: this article paragraph 1']],
    ['本章所称', ['own: this chapter']],
    ['依照第三条、第五条和第八条的规定', ['own: article 3', 'own: article 5', 'own: article 8']],
    ['依照第三条至第七条的规定', ['own: article 3', 'own: article 7 (to)']],
    [
      '有第四条第一款第三项至第五项情形的',
      ['own: article 4 paragraph 1 item 3', 'own: article 4 paragraph 1 item 5 (to)'],
    ],
    ['本条例第六条第一款、第二款', ['own: article 6 paragraph 1', 'own: article 6 paragraph 2']],
    ['本条例第六条第一、三款', ['own: article 6 paragraph 1', 'own: article 6 paragraph 3']],
    ['依照《甲法》（以下简称甲法）第十条', ['《甲法》: article 10']],
    ['依照《甲法》第十条、第十二条和本办法第二条', ['《甲法》: article 10', '《甲法》: article 12', 'own: article 2']],
    ['依照公司法第十条处理', ['《依照公司法》: article 10']],
    ['该办法第十条', ['other: article 10']],
    ['经常项下和资本项下的业务', []],
    ['对该项技术和前三项指标', []],
    ['第三条　本办法自公布之日起施行。', []],
    ['第三条规定的期限', ['own: article 3']],
    ['《关于〈甲法〉第九章适用问题的解释》', []],
  ])('%s', (text, expected) => {
    expect(placesIn(text).map(described)).toEqual(expected);
  });

  it('cover what is printed', () => {
    const text = '违反本办法第三条第二款、第三款，第六条第（一）、（二）项规定的';
    expect(placesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '本办法第三条第二款',
      '第三款',
      '第六条第（一）',
      '（二）项',
    ]);
  });

  it('know their units from the outside in', () => {
    for (const { steps } of placesIn('第二编第三章第一节第五条第二款第一项第三目')) {
      expect(steps.map(({ unit }) => unit)).toEqual(units);
    }
  });
});

const law = `青溪市公园条例

第一章　总则

第一条　为了规范管理，制定本条例。

第二条　下列场所适用本条例：

（一）综合公园；

（二）口袋公园。

前款以外的场所，依照前条执行。

第二章　管理

第三条　管理单位有第二条第一款第二项情形的，应当报告。

前款报告应当公开。`;

describe('what a reference points to', () => {
  const text = readPolicyText(law, { format: 'text' });
  const targets = [...allPlaces(text)].map((at) => {
    const { missing, spans } = targetOf(text, at);
    return missing ? `missing ${missing.unit}` : spans.map((span) => spanText(text, span)).join('|');
  });

  it('is found', () => {
    expect(targets).toEqual([
      '下列场所适用本条例：|（一）综合公园；|（二）口袋公园。',
      '第一条 为了规范管理，制定本条例。',
      '（二）口袋公园。',
      '管理单位有第二条第一款第二项情形的，应当报告。',
    ]);
  });

  it('counts paragraphs and items of articles', () => {
    const articles = articlesOf(text, text.documents[0]!);
    expect(articles.map(({ paragraphs }) => paragraphs.map(({ items }) => items.length))).toEqual([
      [0],
      [2, 0],
      [0, 0],
    ]);
  });

  it('sees items inside a paragraph', () => {
    const inline = readPolicyText(
      '甲办法\n\n第一条　下列情形：（一）甲；（二）乙。\n\n第二条　依照第一条第二项。\n\n第三条　完。',
      {
        format: 'text',
      },
    );
    const [at] = [...allPlaces(inline)];
    expect(targetOf(inline, at!).spans.map((span) => spanText(inline, span))).toEqual(['（二）乙。']);
  });
});
