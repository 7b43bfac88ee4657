/** style/range-unit: 3—5% and 2～5万, where the first number has lost its sign or unit. */
import type { ParagraphCheck } from '../check.ts';
import type { Message } from '../message.ts';
import { correction } from './correction.ts';

const range =
  /(?<![0-9０-９.．,，:：∶/A-Za-z〔\-—～~第])([0-9０-９]+(?:[.．][0-9０-９]+)?)(\s?[—–～~\-－﹣−至到]\s?)([0-9０-９]+(?:[.．][0-9０-９]+)?)\s?([%％‰]|[万亿](?!分之))/g;
/** 30%—50以上: the second number has lost its sign. */
const cut =
  /(?<![0-9０-９.．])([0-9０-９]+(?:[.．][0-9０-９]+)?)([%％])\s?[—–～~\-－﹣−至到]\s?([0-9０-９]+(?:[.．][0-9０-９]+)?)(?=不等|之间|左右|以[上下内]|的|范围|区间|$|[，。；、）)])/g;
const hyphen = /[-－﹣−–]/;
/** A cheap look before the pattern runs. */
const ends = /[0-9０-９%％]\s?[—–～~\-－﹣−至到]\s?[0-9０-９]/;

/** The first or second number has no sign or unit of its own. */
function ambiguous(printed: string, corrected: string): Message {
  return {
    zh: `“${printed}”省略了符号或者单位，会有歧义，应作“${corrected}”。`,
    en: `“${printed}” is ambiguous without the sign or unit: “${corrected}”.`,
  };
}

export const rangeUnit: ParagraphCheck = {
  code: 'style/range-unit',
  title: { zh: '数值范围的百分号和“万”“亿”不省略', en: 'Both ends of a range have their % or 万' },
  rationale: {
    zh: '表示数值范围时，省略前一个数值的附加符号或计量单位会造成歧义的，不应省略：3%～5%，不写3～5%；2万～5万，不写2～5万（GB/T 15835—2011，5.1.3）。',
    en: 'Where leaving out the sign or unit of the first number is ambiguous, it stays: 3%～5%, 2万～5万 (GB/T 15835—2011, 5.1.3).',
  },
  defaultSeverity: 'warning',
  severityIn: { law: 'information', report: 'information' },
  bad: [
    { text: '年均增长⟦3—5%⟧。', fixed: '年均增长3%—5%。' },
    { text: '补助⟦2～5万⟧元。', fixed: '补助2万～5万元。' },
    { text: '比重达到⟦15至20%⟧。', fixed: '比重达到15%至20%。' },
  ],
  good: [
    { text: '年均增长3%—5%。' },
    { text: '补助2万～5万元。' },
    { text: '每户补助200～500元。' },
    { text: '提高3—5个百分点。' },
    { text: '补助5000至1万元。' },
    { text: '2021—2025年投入3亿元。' },
  ],
  concerns: ({ text }) => /[%％‰万亿]/.test(text) && ends.test(text),
  *find({ text }) {
    for (const { index, 0: printed, 1: first, 2: gap, 3: second, 4: sign } of text.matchAll(range)) {
      // 2025到3亿 is no range: 到 after a year belongs to the sentence.
      if (/[至到]/.test(gap!) && /^(?:19|20)\d\d$/.test(first!)) continue;
      // 5000至1万 says what it means.
      if (Number.parseFloat(first!) >= Number.parseFloat(second!)) continue;
      const at = index + first!.length;
      yield correction(
        text,
        { start: index, end: index + printed.length },
        // A hyphen joins no values (style/range-dash): it goes along.
        hyphen.test(gap!)
          ? [{ start: at, end: at + gap!.length, newText: `${sign}—` }]
          : [{ start: at - 1, end: at, newText: `${first!.at(-1)}${sign}` }],
        ambiguous,
      );
    }
    for (const { index, 0: printed, 1: first, 2: sign, 3: second } of text.matchAll(cut)) {
      if (Number.parseFloat(first!) >= Number.parseFloat(second!)) continue;
      const end = index + printed.length;
      yield correction(
        text,
        { start: index, end },
        [{ start: end - 1, end, newText: `${second!.at(-1)}${sign}` }],
        ambiguous,
      );
    }
  },
};
