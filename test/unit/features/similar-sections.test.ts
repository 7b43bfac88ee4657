import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { draftSectionAt } from '../../../server/src/features/draft-section.ts';
import { similarSections } from '../../../server/src/features/similar-sections.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

const plan = (place: string, year: number, body: string) => ({
  name: `${place}.txt`,
  text: `${place}助餐服务实施方案\n\n一、总体要求\n\n坚持就近便民。\n\n${body}\n\n${place}人民政府\n\n${year}年3月1日\n`,
});
const corpus = corpusOf([
  plan(
    '青溪市',
    2021,
    '二、强化组织保障\n\n（一）落实资金投入\n\n将助餐补贴列入本级财政预算。\n\n（二）加强督导考核\n\n每半年通报一次进展。',
  ),
  plan(
    '白石县',
    2023,
    '五、保障措施\n\n（一）落实资金投入。将助餐补贴列入财政预算。\n\n（二）培养服务队伍。定期组织培训。',
  ),
  plan('黄沙市', 2022, '三、重点任务\n\n扩大网点覆盖。'),
]);

const source =
  '绿原市助餐服务实施方案\n\n前言。\n\n一、总体要求\n\n坚持自愿。\n\n二、组织保障\n\n（一）落实资金投入\n\n将助餐补贴列入市级财政预算。\n\n（二）加强督导考核\n\n每季度通报一次进展。\n';
const draft = readPolicyText(source, { format: 'text' });
const ask = (where: string, filter = {}) =>
  similarSections(corpus, draftSectionAt(draft, source.indexOf(where))!, { limit: 10, filter });

describe('sections like one of the draft', () => {
  it('are found by heading and by what stands below it, the most similar first', () => {
    const found = ask('组织保障');
    expect(found.map(({ headingPath }) => headingPath.at(-1))).toEqual(['二、强化组织保障', '五、保障措施']);
    expect(found[0]!.below.map(({ text }) => text)).toEqual(['落实资金投入', '加强督导考核']);
    expect(found[0]!.shared).toBe(5);
  });

  it('are found by a heading that every document has, whatever its label', () => {
    expect(ask('总体要求')).toHaveLength(3);
  });

  it('are found by a heading a word off behind another label', () => {
    const one = readPolicyText('绿原市方案\n\n二、落实多元资金投入\n\n另行安排。\n', { format: 'text' });
    const found = similarSections(corpus, draftSectionAt(one, 8)!, { limit: 10 });
    expect(found.map(({ heading }) => heading.text)).toEqual(['落实资金投入', '落实资金投入']);
  });

  it('may stand in another section', () => {
    const [first, second] = ask('（一）');
    expect(first!.headingPath).toEqual(['二、强化组织保障', '（一）落实资金投入']);
    expect(second!.headingPath).toEqual(['五、保障措施', '（一）落实资金投入']);
  });

  it('can be asked of some documents only', () => {
    expect(ask('组织保障', { levels: ['county'] }).map(({ document }) => document.title.slice(0, 3))).toEqual([
      '白石县',
    ]);
  });

  it('are those of the innermost section around the place; before the first heading there is none', () => {
    expect(draftSectionAt(draft, source.indexOf('每季度'))!.heading).toBe('（二）加强督导考核');
    expect(draftSectionAt(draft, source.indexOf('前言'))).toBeNull();
  });

  it('are those of the section above, where the next label opens a sentence and heads nothing', () => {
    const labelled =
      '绿原市方案\n\n一、组织保障\n\n（一）加强组织领导。各级要高度重视。\n\n（二）落实资金投入。将补贴列入预算。\n\n（三）严格督促检查。\n\n二、附则\n\n自印发之日起施行。\n';
    const text = readPolicyText(labelled, { format: 'text' });
    expect(draftSectionAt(text, labelled.indexOf('资金'))!.heading).toBe('（二）落实资金投入');
    expect(draftSectionAt(text, labelled.indexOf('督促'))!.heading).toBe('一、组织保障');
  });
});
