/** Citations that speak of the past on purpose: half of all citations of repealed documents are history. */
import type { PolicyText, Span } from '../../policy/model.ts';

const before =
  /(?:原|曾|旧|曾经|先前|当时|此前|以前|历史上|废止|(?:修改|修订|修正|施行|实施|生效)(?:之|以)?前的?|删去|删除|取代|替代|代替)[^。；，]{0,20}$/;
const after =
  /^[^。；]{0,40}(?:(?:施行|实施|生效|公布|发布|颁布|修订|修正|修改)(?:之|以)?前|不再适用|同时取代|曾|时效|修改为)/;
/** 制定《X》, 《X》（已废止）: what does not exist yet, and what the text itself says of it. */
const planned = /(?:制定|制订|拟订|拟定|起草|草拟|编制|研究出台)(?:并(?:公布|印发|实施))?$/;
const stated = /^[（(](?:已|现已|已经)?(?:废止|失效|停止执行)/;
/** 依据《X》《Y》设立的企业 were set up while these applied. */
const founded = /^(?:《[^》]*》|[、和及])*(?:设立|成立)(?:并|且|的)/;
/** A sentence that repeals names what it repeals, at any length. */
const repealing = /废止|失效|停止执行|停止施行|停止适用|不再执行/;

/** 原第十条, 修订前的本办法第十条: right before a place of the text's own. */
const former = /(?<!恢复|还)(?:原|(?:修改|修订|修正|施行|实施)(?:之|以)?前的?)$/;

/** True where a place of the text's own is one that it had before it was changed. */
export function isFormerPlace({ paragraphs }: PolicyText, { paragraph, start }: Span): boolean {
  return former.test(paragraphs[paragraph]!.text.slice(Math.max(0, start - 8), start));
}

/** True where the sentence around the span looks back: 原, 曾, …施行前, 修订前, 同时废止. */
export function isHistory(text: PolicyText, span: Span): boolean {
  const { text: content } = text.paragraphs[span.paragraph]!;
  const rest = content.slice(span.end);
  const start = content.lastIndexOf('。', span.start) + 1;
  const end = content.indexOf('。', span.end);
  const sentence = content.slice(start, end < 0 ? content.length : end);
  const lead = content.slice(0, span.start);
  return (
    [before, planned].some((words) => words.test(lead)) ||
    [stated, after, founded].some((words) => words.test(rest)) ||
    repealing.test(sentence)
  );
}
