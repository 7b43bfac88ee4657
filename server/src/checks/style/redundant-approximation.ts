/** style/redundant-approximation: 约30人左右, 超过5%以上: one amount is approximate, or bounded, twice. */
import type { ParagraphCheck, ParagraphFinding } from '../check.ts';
import { correction } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

const number =
  '(?:[0-9０-９]+(?:[.．,，][0-9０-９]+)*|[〇零一二三四五六七八九十百千两]+(?:点[〇零一二三四五六七八九]+)?)\\s?';
/** Behind the number, before the second word: %, 万人, 个百分点. */
const unit =
  '(?:[%％‰]|[万亿]{0,2}(?:元|人次|人|名|户|家|个百分点|个|项|件|亩|公顷|平方米|平方公里|立方米|公里|千米|米|吨|天|日|个月|小时|分钟|处|所|座|台|辆|套|岁|倍|次|株|张|条|度|千瓦)?)';

interface Form {
  readonly pattern: RegExp;
  /** Which of the two words can go: the one before the number, that behind it, or either of them. */
  readonly goes: 'last' | 'either';
}

const forms: readonly Form[] = [
  // 约30人左右; 近三年左右 is a period.
  {
    pattern: new RegExp(
      `(?<![契节公合制大签预履违特])(?<first>约|大约|大概|将近|接近|近(?!${number}(?:年|个?月|天|日|期|代|次))|超过|突破|逾|不少于|不低于|不超过|不高于|至少|最多)(?<amount>${number}${unit})(?<second>左右|上下)`,
      'g',
    ),
    goes: 'last',
  },
  // 超过5%以上, 不低于50元以上; in norms 超过三十万平方米以上部分 is met with, and means the same.
  {
    pattern: new RegExp(
      `(?<first>超过|突破|逾|不少于|不低于|至少|最少|高于|多于)(?<amount>${number}${unit})(?<second>以上)`,
      'g',
    ),
    goes: 'last',
  },
  {
    pattern: new RegExp(
      `(?<first>不得?超过|不高于|不多于|最多|至多|(?<!不)低于|(?<!不)少于|不足|不满)(?<amount>${number}${unit})(?<second>以[下内])`,
      'g',
    ),
    goes: 'last',
  },
  // 约30余人
  {
    pattern: new RegExp(
      `(?<![契节公合制大签预履违特])(?<first>约|大约|将近|接近|近|不足|不到)(?<amount>${number}[万亿]{0,2})(?<second>余|多)(?=[万亿]?(?:元|人|名|户|家|个|项|件|亩|公顷|平方米|公里|米|吨|处|所|座|台|辆|次))`,
      'g',
    ),
    goes: 'either',
  },
  // 30余人左右
  {
    pattern: new RegExp(
      `(?<amount>${number}[万亿]{0,2}(?<first>余|多)${unit})(?<second>左右|上下|以上|以下|以内)`,
      'g',
    ),
    goes: 'either',
  },
  // 90%以上左右
  {
    pattern: new RegExp(
      `(?<amount>${number}${unit})(?:(?<first>以上|以下|以内)(?<second>左右|上下)|(?<third>左右|上下)(?<fourth>以上|以下|以内))`,
      'g',
    ),
    goes: 'either',
  },
];
/** The second word, close behind a number. */
const any = /(?:左右|上下|以[上下内]|[余多])(?<=[0-9０-９〇零一二三四五六七八九十百千两万亿][^，。；、]{0,8}..?)/;

export const redundantApproximation: ParagraphCheck = {
  code: 'style/redundant-approximation',
  title: { zh: '概数、界限词语重复或者矛盾', en: 'An amount is approximate or bounded twice' },
  rationale: {
    zh: '“约”“近”“超过”“不低于”等与“左右”“以上”“以内”“余”等表示同一意思或者互相矛盾，用一个即可：约30人或30人左右，超过5%或5%以上（GB/T 15835—2011，5.1.4 概数；公文语言应当准确、简明）。',
    en: 'Words before a number (约, 近, 超过, 不低于) and behind it (左右, 以上, 以内, 余) repeat or contradict each other: one of them is enough.',
  },
  defaultSeverity: 'warning',
  severityIn: { law: 'information' },
  bad: [
    { text: '参加活动的⟦约30人左右⟧。', fixed: '参加活动的约30人。' },
    { text: '绿化率⟦超过45%以上⟧。', fixed: '绿化率超过45%。' },
    { text: '补助⟦最多5000元以内⟧。', fixed: '补助最多5000元。' },
    { text: '新增绿地⟦近300余⟧公顷。' },
    { text: '覆盖率达到⟦90%以上左右⟧。' },
  ],
  good: [
    { text: '参加活动的约30人，绿化率45%以上，每次3小时左右。' },
    { text: '增长11.3%，低于13%左右的预期目标，近三年左右见效。' },
    { text: '合同约定5人以上签字，超过5年，3人以上联名。' },
    { text: '不少于3人且不超过7人，近30个公园以上述方式管理。' },
  ],
  concerns: ({ text }) => any.test(text),
  *find({ text }) {
    let end = 0;
    const found: ParagraphFinding[] = [];
    for (const form of forms) {
      for (const match of text.matchAll(form.pattern)) {
        if (!isInside(repeatedWords(text), match.index)) found.push(findingOf(text, match, form.goes));
      }
    }
    for (const finding of found.sort((a, b) => a.start - b.start)) {
      if (finding.start < end) continue;
      end = finding.end;
      yield finding;
    }
  },
};

function findingOf(text: string, match: RegExpExecArray, goes: Form['goes']): ParagraphFinding {
  const groups = match.groups!;
  const first = groups.first ?? groups.third!;
  const second = groups.second ?? groups.fourth!;
  const end = match.index + match[0].length;
  const last = { start: end - second.length, end, newText: '' };
  const firstAt = match.index + match[0].lastIndexOf(first, match[0].length - second.length - first.length);
  const say = () => ({
    zh: `“${first}”与“${second}”用一个即可。`,
    en: `“${first}” and “${second}” say it twice, or contradict each other: one of them is enough.`,
  });
  const stretch = { start: match.index, end };
  const withoutLast = correction(text, stretch, [last], say, goes === 'last');
  if (goes === 'last') return withoutLast;
  const withoutFirst = correction(
    text,
    stretch,
    [{ start: firstAt, end: firstAt + first.length, newText: '' }],
    say,
    false,
  );
  const isBehind = /^以/.test(first);
  return {
    ...withoutLast,
    fixes: isBehind ? [...withoutFirst.fixes!, ...withoutLast.fixes!] : [...withoutLast.fixes!, ...withoutFirst.fixes!],
  };
}
