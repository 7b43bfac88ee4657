/** How figures are shown to people. */
import type { CorpusFigure } from '../../corpus/corpus.ts';
import type { Figure } from '../../policy/figures/figure.ts';
import { type Message, quoted } from '../message.ts';

/** Number and unit with the words that weigh it, as they stand in a text: 超过126万亿元, 5.5%以内, 300多万人. */
export function printed({ value, unit, qualifier }: Pick<Figure, 'value' | 'unit' | 'qualifier'>): string {
  // The note below a table (五年累计数) is no part of the number.
  const [words = ''] = (qualifier ?? '').split('，').filter((word) => !/累计数|平均数|增速/.test(word));
  const [before, behind] = words.includes('…')
    ? words.split('…')
    : standsBehind.test(words)
      ? ['', words]
      : [words, ''];
  return /^[多余几]$/.test(behind!) ? `${before}${value}${behind}${unit}` : `${before}${value}${unit}${behind}`;
}

/** Words that stand behind the number when they stand alone. */
const standsBehind = /^(?:左右|以上|以下|以内|以外|之间|及以上|及以下|上下|多|余|几)$/;

/** Where a figure of the corpus stands and what it says: `《…》 2023年 城镇新增就业 1244万人 2024-03-05`. */
export function sourceOf(figure: CorpusFigure): Message {
  const { document, metric, year } = figure;
  return quoted(`《${document.title}》`, [
    year === null ? null : `${year}年`,
    `${metric} ${printed(figure)}`,
    document.number,
    document.date,
  ]);
}
