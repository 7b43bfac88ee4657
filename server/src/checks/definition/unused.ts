/** definition/unused: a short form that is introduced and never used. */
import { type FollowedParagraph, followParagraph } from '../../ingest/followed-paragraph.ts';
import { draftOf } from '../../ingest/paragraph-versions.ts';
import type { PolicyText } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { DraftCheck } from '../check.ts';
import { type Introduction, introductionsOf, useIn } from './abbreviations.ts';

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
    for (const { definition, bracket } of unusedIn(text)) {
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

/** Where the short forms of a draft were last used in its last version, in order of their introductions. */
const lastUses = new WeakMap<object, readonly FollowedUse[]>();

interface FollowedUse {
  readonly folded: string;
  readonly use: FollowedParagraph;
}

function unusedIn(text: PolicyText): readonly Introduction[] {
  const { paragraphs } = text;
  const draft = draftOf(paragraphs);
  const before = lastUses.get(draft);
  const introductions = introductionsOf(text);
  const uses = introductions.map(({ folded, definition: { span } }, at): FollowedUse => {
    const known = before?.[at];
    const behind = { first: span.paragraph + 1, end: paragraphs.length };
    const use = followParagraph(known?.folded === folded ? known.use : null, paragraphs, behind, (paragraph) => {
      return useIn(text, paragraph, folded) >= 0;
    });
    return { folded, use };
  });
  lastUses.set(draft, uses);
  return introductions.filter(({ definition: { span }, folded }, at) => {
    return uses[at]!.use.at < 0 && useIn(text, span.paragraph, folded, span.end) < 0;
  });
}
