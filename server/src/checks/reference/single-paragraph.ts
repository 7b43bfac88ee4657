/** reference/single-paragraph: 第一款 of an article that has one paragraph only. */
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { aboutPlaces, doubtfulPlaces } from './own-places.ts';

export const singleParagraph: DraftCheck = {
  code: 'reference/single-paragraph',
  title: { zh: '所引条文只有一款，不必写“第一款”', en: '第一款 of an article that has a single paragraph' },
  rationale: {
    zh: '条文只有一款的，引用时直接写“第X条”或“第X条第X项”（《立法技术规范（试行）》关于引用的要求）；写“第一款”常常是条文合并后没有随之修改。',
    en: 'An article of one paragraph is cited by its number alone; 第一款 is often left over from before its paragraphs were merged.',
  },
  defaultSeverity: 'information',
  bad: [
    {
      text: '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　违反本办法第三条⟦第一款⟧规定的，责令改正。\n\n第三条　公园应当免费开放。',
      fixed:
        '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　违反本办法第三条规定的，责令改正。\n\n第三条　公园应当免费开放。',
    },
  ],
  good: [
    {
      text: '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　违反本办法第三条第一款规定的，责令改正。\n\n第三条　公园应当免费开放。\n\n公园实行名录管理。\n\n第四条　本办法自公布之日起施行。',
    },
  ],
  run: (draft) => kept(draft, aboutPlaces(draft.text), () => find(draft)),
};

const kept = keptFindings();

function* find(draft: Draft): Iterable<Finding> {
  for (const at of doubtfulPlaces(draft.text)) {
    const step = at.reference.steps.find(({ unit }) => unit === 'paragraph');
    const named = at.reference.steps.some(
      ({ unit, kind, start }) => unit === 'article' && kind === 'number' && start >= 0,
    );
    if (step?.kind !== 'number' || step.number !== 1 || step.start < 0 || !named) continue;
    const { article } = at.target;
    if (article?.paragraphs.length !== 1) continue;
    const range = locate(draft.text, { paragraph: at.paragraph, start: step.start, end: step.end });
    const label = at.document.outline[article.heading]!.label;
    yield {
      code: singleParagraph.code,
      severity: singleParagraph.defaultSeverity,
      range,
      message: {
        zh: `${label}只有一款，直接引用${label}即可；如果原来有几款，请核对所指内容。`,
        en: `${label} has a single paragraph: cite ${label} alone. If it had several, check what is meant.`,
      },
      evidence: [],
      fixes: [
        {
          title: { zh: '删去“第一款”', en: 'Drop 第一款' },
          edits: [{ range, newText: '' }],
          preferred: true,
        },
      ],
    };
  }
}
