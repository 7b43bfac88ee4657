/** definition/used-before: a short form is used before the place that introduces it. */
import { squeeze } from '../policy/fold.ts';
import { locate, spanText } from '../policy/span.ts';
import { introductionsOf, usesIn } from './abbreviations.ts';
import type { DraftCheck } from './check.ts';

/** Shorter ones are words of the language as well (平台, 中心). */
const shortestTerm = 3;

export const definitionUsedBefore: DraftCheck = {
  code: 'definition/used-before',
  title: { zh: '简称在确定之前已经使用', en: 'A short form is used before it is introduced' },
  rationale: {
    zh: '第一次出现用全称并注明简称，以后用简称。前文已经用了简称的，应当把“以下简称”移到第一次出现的地方。标题和目录不计。',
    en: 'The full form stands first, with the short form announced beside it. Where the short form comes earlier, the announcement belongs there. Titles and headings do not count.',
  },
  defaultSeverity: 'hint',
  bad: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n通过⟦植树云⟧组织市民参加。\n\n二、保障措施\n\n完善义务植树服务平台（以下简称“植树云”），植树云由市园林局管理。',
    },
  ],
  good: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n通过义务植树服务平台（以下简称“植树云”）组织市民参加。\n\n二、保障措施\n\n植树云由市园林局管理。',
    },
  ],
  *run(draft) {
    const { text } = draft;
    for (const { definition, document } of introductionsOf(text)) {
      const { term, span, termSpan } = definition;
      yield undefined;
      // A part of the full form, or of any longer name, is no use of the short form.
      if (term.length < shortestTerm || /[《》〈〉]/.test(definition.text)) continue;
      // 以下统称经营者 gathers several things under a word of the language.
      if (/以下.?[统合通]称/.test(spanText(text, span))) continue;
      if (squeeze(definition.text).includes(squeeze(term))) continue;
      const headings = new Set(document.outline.filter((own) => own.text !== '').map((own) => own.span.paragraph));
      for (let at = document.firstParagraph; at <= span.paragraph; at++) {
        const { block } = text.paragraphs[at]!;
        if (block.kind !== 'text' || at === document.titleSpan?.paragraph || headings.has(at)) continue;
        const [first] = usesIn(text, at, term).filter((start) => at < span.paragraph || start < span.start);
        if (first === undefined || first === termSpan.start) continue;
        yield {
          code: definitionUsedBefore.code,
          severity: definitionUsedBefore.defaultSeverity,
          range: locate(text, { paragraph: at, start: first, end: first + term.length }),
          message: {
            zh: `简称“${term}”到后文才确定。请在这里用全称并注明简称。`,
            en: `“${term}” is introduced further down only. Write the full form here and announce the short form.`,
          },
          evidence: [],
          fixes: [],
        };
        break;
      }
    }
  },
};
