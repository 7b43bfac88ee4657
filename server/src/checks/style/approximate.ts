/** style/approximate: 三、四天. */
import type { ParagraphCheck } from '../check.ts';
import { correction } from './correction.ts';

const pairs = '一、[二两]|二、三|两、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九';
const measures =
  '个(?!方面|百分点)|天|年(?![级度生])|(?<!一、二)次|人(?![大民代])|名|户|家|倍|成|小时|分钟|岁|周年?|里|公里|千米|米|亩|公顷|元|块|遍|回|轮(?!融资)|处|项(?!规定)|件|辆|台|套';
/** Inside a sentence: at its beginning 三、 numbers a heading. 第三、四条 and 一、二年级 name members of a series. */
const approximate = new RegExp(
  `(?<=[\\u4e00-\\u9fa5（，]|[\\u4e00-\\u9fa5]\\s)(?<![第一二三四五六七八九十、]|第[十百]?)([十百千]?)(${pairs})([十百千万亿]{0,2})(?:多|余)?(?:${measures})`,
  'g',
);
/** A cheap look before the patterns run. */
const neighbours = /、(?<=[一二两三四五六七八]、)[二两三四五六七八九]/;
/** At the beginning of a sentence only a length of time tells that no heading is meant. */
const opening = new RegExp(
  `(?<=^|[。；：])()(${pairs})(?=(?:天|个月|小时|分钟|年时间|年内|成(?![员立果本效熟长功为因人])))`,
  'g',
);

export const approximateNumber: ParagraphCheck = {
  code: 'style/approximate',
  title: { zh: '相邻数字表示概数不用顿号', en: 'No 、 in approximate numbers' },
  rationale: {
    zh: '两个数字连用表示概数时，两数之间不用顿号：三四天，不写三、四天（GB/T 15835—2011，5.2.1）。“一、二年级”“第三、四条”各有所指，用顿号。',
    en: 'Two numerals that together give an approximate number have no 、 between them (GB/T 15835—2011, 5.2.1). 一、二年级 names two grades.',
  },
  defaultSeverity: 'information',
  bad: [
    { text: '每次巡查持续⟦三、四⟧天。', fixed: '每次巡查持续三四天。' },
    { text: '每个公园设置⟦一、两⟧处饮水点。', fixed: '每个公园设置一两处饮水点。' },
    { text: '培育⟦五、六⟧十家骨干企业。', fixed: '培育五六十家骨干企业。' },
  ],
  good: [
    { text: '每次巡查持续三四天。' },
    { text: '面向一、二年级学生。' },
    { text: '依照第三、四项的规定办理。' },
    { text: '三、四个重点领域' },
    { text: '一、二产业比重下降。' },
  ],
  concerns: ({ text }) => neighbours.test(text),
  *find({ text }) {
    for (const { index, 1: tens, 2: pair } of [...text.matchAll(approximate), ...text.matchAll(opening)]) {
      const start = index + tens!.length;
      const end = start + pair!.length;
      yield correction(
        text,
        { start, end },
        [{ start: start + 1, end: start + 2, newText: '' }],
        (printed, corrected) => ({
          zh: `表示概数不用顿号：“${printed}”应作“${corrected}”。`,
          en: `Approximate numbers have no 、: “${corrected}” instead of “${printed}”.`,
        }),
      );
    }
  },
};
