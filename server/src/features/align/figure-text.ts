/** A figure as people read it. */
import type { Figure } from '../../policy/figure.ts';

/** 控制在5.5%以内, ＜5.5%: words that weigh a number stand around it as they are printed. */
export function figureText({ value, unit, qualifier }: Pick<Figure, 'value' | 'unit' | 'qualifier'>): string {
  const words = (qualifier ?? '').split('，')[0]!;
  const [before, after] = words.includes('…')
    ? (words.split('…') as [string, string])
    : /左右|以上|以下|以内|以外|上下|多|余|几/.test(words)
      ? ['', words]
      : [words, ''];
  return `${before}${value}${unit}${after}`;
}
