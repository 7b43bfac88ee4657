/** structure/level-order: a level of numbering was skipped, （1） directly under 一、. */
import type { Heading, HeadingKind } from '../../policy/model.ts';
import { labelEnd } from '../../policy/outline/sequences.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { saidIn } from '../said-records.ts';

/** What may not stand directly under a kind. 1. under 一、 is common and allowed. */
const skipped: Partial<Record<HeadingKind, readonly HeadingKind[]>> = {
  chinese: ['arabic-parenthesised', 'circled'],
  parenthesised: ['arabic-parenthesised', 'circled'],
};
/** What begins under a kind that stands below it: （一） under 1. */
const turned: Partial<Record<HeadingKind, HeadingKind>> = { arabic: 'parenthesised', parenthesised: 'chinese' };
const names: Partial<Record<HeadingKind, string>> = { chinese: '（一）', parenthesised: '1.' };

export const levelOrder: DraftCheck = {
  code: 'structure/level-order',
  title: { zh: '结构层次跳级', en: 'A level of numbering is skipped' },
  rationale: {
    zh: '公文结构层次序数依次用“一、”“（一）”“1.”“（1）”标注（GB/T 9704—2012，7.3.3）。层次少的可以从“一、”直接用“1.”，但不宜从“一、”或“（一）”跳到“（1）”，“1.”之下不用“（一）”。',
    en: 'The levels of an official document are numbered 一、, （一）, 1., （1） in this order (GB/T 9704—2012, 7.3.3). Going from 一、 straight to 1. is allowed, from 一、 or （一） to （1） is not, nor （一） under 1.',
  },
  defaultSeverity: 'information',
  bad: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n⟦（1）⟧指导思想。全面推进植树。\n\n（2）基本原则。因地制宜。\n\n二、保障措施\n\n加强领导。',
    },
    {
      text: '青溪市植树方案\n\n一、主要任务\n\n1.新建公园\n\n⟦（一）⟧开展选址。各区自行选址。\n\n（二）组织施工。各区自行施工。\n\n二、保障措施\n\n加强领导。',
    },
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n（一）指导思想\n\n⟦（1）⟧因地制宜。各区自行选种。\n\n（2）量力而行。各区自行筹资。',
    },
  ],
  good: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n1.指导思想。全面推进植树。\n\n2.基本原则。因地制宜。\n\n二、保障措施\n\n加强领导。',
    },
  ],
  run: (draft) => kept(draft, [saidIn(draft.text).numbering], () => find(draft)),
};

const kept = keptFindings();

function* find({ text }: Draft): Iterable<Finding> {
  for (const { outline } of text.documents) {
    for (let index = 1; index < outline.length; index++) {
      const heading = outline[index]!;
      const above = outline[index - 1]!;
      const isTurned = isUpsideDown(outline, index);
      if (!isTurned && (heading.level <= above.level || !skipped[above.kind]?.includes(heading.kind))) continue;
      const expected = names[above.kind]!;
      const label = { ...heading.span, end: labelEnd(text, heading) };
      yield {
        code: levelOrder.code,
        severity: levelOrder.defaultSeverity,
        range: locate(text, label),
        message: isTurned
          ? upsideDown(above, heading)
          : {
              zh: `“${above.label}”下一层一般用“${expected}”，这里是“${heading.label}”。`,
              en: `Below “${above.label}” comes “${expected}”; this is “${heading.label}”.`,
            },
        evidence: [],
        fixes: [],
      };
    }
  }
}

/** 1. with （一） below it, or a text that counts （一）、（二） and begins with 一、 below these. */
function isUpsideDown(outline: readonly Heading[], index: number): boolean {
  const heading = outline[index]!;
  const above = outline[index - 1]!;
  if (heading.number !== 1 || turned[above.kind] !== heading.kind) return false;
  const isOfKind = ({ kind }: Heading) => kind === heading.kind;
  if (above.kind === 'arabic') {
    // Under the same heading there is none before: the 1. is not one of the list under a （一）.
    const start = outline.findLastIndex(({ kind }, at) => at < index && kind === 'chinese');
    return above.number === 1 && !outline.slice(Math.max(0, start), index).some(isOfKind);
  }
  return !outline.slice(0, index).some(isOfKind);
}

function upsideDown(above: Heading, heading: Heading): Finding['message'] {
  return {
    zh: `“${above.label}”下面不用“${heading.label}”：层次依次为“一、”“（一）”“1.”“（1）”。`,
    en: `“${heading.label}” does not stand below “${above.label}”: the levels are 一、, （一）, 1., （1）.`,
  };
}
