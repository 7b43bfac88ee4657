/** definition/unused: a short form that is introduced and never used. */
import { indexAfter } from '../ingest/change.ts';
import { changeBetween, draftOf } from '../ingest/paragraph-versions.ts';
import type { PolicyText } from '../policy/model.ts';
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

/** Where short forms were found to be used in the last version of a draft. */
interface LastUses {
  readonly paragraphs: PolicyText['paragraphs'];
  readonly introductions: readonly Introduction[];
  /** By introduction a paragraph behind it that uses it, -1 where there is none. */
  readonly uses: readonly number[];
}

const lastUses = new WeakMap<object, LastUses>();

/** In the next version of a draft the paragraphs that changed are searched. */
function unusedIn(text: PolicyText): readonly Introduction[] {
  const { paragraphs } = text;
  const draft = draftOf(paragraphs);
  const introductions = introductionsOf(text);
  const last = lastUses.get(draft);
  const change =
    last?.introductions.length === introductions.length ? changeBetween(last.paragraphs, paragraphs) : null;
  const uses = introductions.map((own, at) => {
    const before = last?.introductions[at];
    const { paragraph } = own.definition.span;
    const isKnown =
      change && before!.folded === own.folded && indexAfter(change, before!.definition.span.paragraph) === paragraph;
    if (!isKnown) return useWithin(text, own, 0, paragraphs.length);
    const use = indexAfter(change, last!.uses[at]!);
    if (use > paragraph && useIn(text, use, own.folded) >= 0) return use;
    return last!.uses[at]! < 0
      ? useWithin(text, own, change.first, change.end)
      : useWithin(text, own, 0, paragraphs.length);
  });
  lastUses.set(draft, { paragraphs, introductions, uses });
  return introductions.filter(({ definition: { span }, folded }, at) => {
    return uses[at]! < 0 && useIn(text, span.paragraph, folded, span.end) < 0;
  });
}

/** The first of the paragraphs behind the introduction, from `first` to before `end`, that uses the short form; -1 where none does. */
function useWithin(text: PolicyText, { definition, folded }: Introduction, first: number, end: number): number {
  for (let at = Math.max(first, definition.span.paragraph + 1); at < end; at++)
    if (useIn(text, at, folded) >= 0) return at;
  return -1;
}
