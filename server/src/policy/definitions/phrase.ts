/** Noun phrases, as far as they can be told without a parser. */

import { labelOf } from '../../ingest/label.ts';
import { titleStart } from '../title-marks.ts';

/** Logical offsets in a paragraph's text, end exclusive. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
}

/** Longest phrase that is looked for. */
const LONGEST = 120;
/** Words that open a clause before the phrase proper. */
const opening =
  /^(?:(?:并|且|以及|及其|及|和|与|或|对于|对|在|将|把|由|为了|为|按照|根据|依据|通过|经|向|以|因|当|使|让|是|即|其中|包括|各类)|(?:大力|积极|全面|深入|加快|着力|稳步|有序|持续|进一步|加强|推进|推动|推广|开展|发展|建设|构建|完善|健全|支持|鼓励|引导|探索|实施|落实|使用|采用|应用|运用|提升|提高|扩大|促进|强化|深化|优化|研发|研究|制定|印发|发布|利用|参与|加入|减少|降低|控制|治理)(?=[\u4e00-\u9fa5A-Z“]{3}))/;

/** The phrase that ends at `end`: back to the last mark, clause-opening words left out; a title in 《》 as a whole. */
export function phraseBefore(text: string, end: number): Phrase | null {
  if (end <= 0) return null;
  if (text[end - 1] === '》') {
    const open = titleStart(text, end - 1);
    if (open >= 0) return { start: open, end };
  }
  let start = end;
  while (start > 0 && end - start < LONGEST && !/[，。；：！？、]/.test(text[start - 1]!)) {
    if (text[start - 1] === '）' || text[start - 1] === ')') {
      // 细颗粒物（PM2.5）和臭氧 are two phrases.
      if (/[和及与或]/.test(text[start] ?? '')) break;
      const open = Math.max(text.lastIndexOf('（', start - 1), text.lastIndexOf('(', start - 1));
      if (open < 0 || end - open > LONGEST) break;
      start = open;
    } else if (/[（(]/.test(text[start - 1]!)) break;
    else start--;
  }
  start = withoutOpening(text, start + labelLength(text.slice(start, end)), end);
  while (start < end && /\s/.test(text[start]!)) start++;
  return start < end ? { start, end } : null;
}

/** 第三条　 and （一） before the phrase; 第三条规定的机关 begins with no label. */
function labelLength(text: string): number {
  const label = labelOf(text);
  if (!label || (/^第/.test(text) && !/\s/.test(text[label.length] ?? ''))) return 0;
  return label.length;
}

/** `start`, moved behind words that open a clause. */
export function withoutOpening(text: string, start: number, end: number): number {
  let from = start;
  for (;;) {
    const cut = opening.exec(text.slice(from, end))?.[0].length ?? 0;
    if (cut === 0 || from + cut >= end - 1) return from;
    from += cut;
  }
}
