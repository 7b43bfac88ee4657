/** definition/unused: a short form that is introduced and never used. */
import type { Definition, PolicyText } from '../policy/model.ts';
import { locate } from '../policy/span.ts';
import { type Introduction, introductionsOf, useIn } from './abbreviations.ts';
import type { DraftCheck } from './check.ts';

export const definitionUnused: DraftCheck = {
  code: 'definition/unused',
  title: { zh: '简称确定后没有使用', en: 'A short form is introduced and never used' },
  rationale: {
    zh: '简称是为下文反复使用而确定的；下文没有再用，说明该处应当直接写全称，或者后文漏用了简称。',
    en: 'A short form is introduced for what follows. If nothing does, the full form should stand alone, or later places have missed the short form.',
  },
  defaultSeverity: 'information',
  bad: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n依托青溪市义务植树服务平台⟦（以下简称“植树平台”）⟧，组织市民参加。\n\n二、保障措施\n\n加强领导。',
      fixed:
        '青溪市植树方案\n\n一、总体要求\n\n依托青溪市义务植树服务平台，组织市民参加。\n\n二、保障措施\n\n加强领导。',
    },
  ],
  good: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n依托青溪市义务植树服务平台（以下简称“植树平台”），组织市民参加。\n\n二、保障措施\n\n植树平台由市园林局管理。',
    },
  ],
  *run(draft) {
    const { text } = draft;
    for (const introduction of introductionsOf(text)) {
      if (isUsed(text, introduction)) continue;
      const { definition, bracket } = introduction;
      const range = locate(text, bracket);
      yield {
        code: definitionUnused.code,
        severity: definitionUnused.defaultSeverity,
        range,
        message: {
          zh: `简称“${definition.term}”在下文没有使用。删去简称，或者在下文改用简称。`,
          en: `“${definition.term}” is not used below. Drop the short form, or use it.`,
        },
        evidence: [],
        fixes: [
          {
            title: { zh: '删去这个简称', en: 'Drop the short form' },
            edits: [{ range, newText: '' }],
            preferred: true,
          },
        ],
      };
    }
  },
};

/** Paragraph in which a term was last found to be used: it mostly still is. */
const lastUses = new WeakMap<Definition, number>();

function isUsed(text: PolicyText, { definition, folded: term }: Introduction): boolean {
  const { span } = definition;
  const { paragraphs } = text;
  if (useIn(text, span.paragraph, term, span.end) >= 0) return true;
  const last = lastUses.get(definition) ?? 0;
  if (last > span.paragraph && last < paragraphs.length && useIn(text, last, term) >= 0) return true;
  for (let at = span.paragraph + 1; at < paragraphs.length; at++) {
    if (useIn(text, at, term) < 0) continue;
    lastUses.set(definition, at);
    return true;
  }
  return false;
}
