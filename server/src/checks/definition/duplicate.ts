/** definition/duplicate: one short form is introduced twice. */
import { squeeze } from '../../policy/fold.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { saidIn } from '../said-records.ts';
import { type Introduction, introductionsOf } from './abbreviations.ts';

export const definitionDuplicate: DraftCheck = {
  code: 'definition/duplicate',
  title: { zh: '同一简称确定了两次', en: 'A short form is introduced twice' },
  rationale: {
    zh: '一个简称在一份文件里只确定一次，只指一个全称。同一简称指两个不同的全称时，读者无法判断所指；全称相同的，后一处多余。',
    en: 'In one document a short form is introduced once and stands for one full form. Two different full forms leave the reader guessing; a second introduction of the same is superfluous.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n依托义务植树服务平台（以下简称“植树云”），组织市民参加，植树云免费开放。\n\n二、保障措施\n\n完善苗木交易平台⟦（以下简称“植树云”）⟧。',
    },
  ],
  good: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n依托义务植树服务平台（以下简称“植树云”），组织市民参加，植树云免费开放。\n\n二、保障措施\n\n完善苗木交易平台（以下简称“苗木云”），苗木云与植树云互通。',
    },
    {
      text: '青溪市植树方案\n\n根据《青溪市植树管理办法（一）》（以下简称《植树办法（一）》）、《青溪市植树管理办法（二）》（以下简称《植树办法（二）》），制定本方案。《植树办法（一）》和《植树办法（二）》同时执行。',
    },
  ],
  run(draft) {
    const { frame, definitions, stating } = saidIn(draft.text);
    return kept(draft, [frame, definitions, stating], () => find(draft));
  },
};

const kept = keptFindings();

function* find(draft: Draft): Iterable<Finding | undefined> {
  const known = new Map<string, Introduction>();
  for (const introduction of introductionsOf(draft.text)) {
    const key = `${introduction.document} ${squeeze(introduction.definition.term)}`;
    const before = known.get(key);
    if (before) yield again(draft, before, introduction);
    else known.set(key, introduction);
  }
}

function again(draft: Draft, before: Introduction, { definition, bracket }: Introduction): Finding {
  const range = locate(draft.text, bracket);
  const same = squeeze(before.definition.text) === squeeze(definition.text);
  const { term } = definition;
  return {
    code: definitionDuplicate.code,
    severity: same ? 'information' : definitionDuplicate.defaultSeverity,
    range,
    message: same
      ? { zh: `简称“${term}”前文已经确定，这里可以删去。`, en: `“${term}” was introduced above; drop it here.` }
      : {
          zh: `简称“${term}”前文已指“${before.definition.text}”，这里又指“${definition.text}”。请换一个简称。`,
          en: `“${term}” already stands for “${before.definition.text}”, here for “${definition.text}”. Choose another.`,
        },
    evidence: [],
    fixes: same
      ? [
          {
            title: { zh: '删去重复的简称', en: 'Drop the repetition' },
            edits: [{ range, newText: '' }],
            preferred: true,
          },
        ]
      : [],
  };
}
