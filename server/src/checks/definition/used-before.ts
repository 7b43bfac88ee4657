/** definition/used-before: a short form is used before the place that introduces it. */
import { changeOf, draftOf } from '../../ingest/paragraph-versions.ts';
import { isSameList, rememberedWith } from '../../ingest/remembered.ts';
import { squeeze } from '../../policy/fold.ts';
import type { PolicyDocument, PolicyText, Span } from '../../policy/model.ts';
import { locate, spanText } from '../../policy/span.ts';
import type { DraftCheck } from '../check.ts';
import { recordsOf } from '../document-records.ts';
import { type Introduction, introductionsIn, useIn } from './abbreviations.ts';

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
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n通过义务植树服务平台（以下简称“植树云”）组织市民参加，植树云由市园林局管理。\n\n二、保障措施\n\n完善市义务植树服务平台（以下简称“植树云”），植树云每年更新。',
    },
  ],
  *run(draft) {
    const { text } = draft;
    for (const { term, span } of earlyUses(text)) {
      yield {
        code: definitionUsedBefore.code,
        severity: definitionUsedBefore.defaultSeverity,
        range: locate(text, span),
        message: {
          zh: `简称“${term}”到后文才确定。请在这里用全称并注明简称。`,
          en: `“${term}” is introduced further down only. Write the full form here and announce the short form.`,
        },
        evidence: [],
        fixes: [],
      };
    }
  },
};

interface EarlyUse {
  readonly term: string;
  readonly span: Span;
}

/** Where short forms were used in the last version of a draft. */
interface LastUses {
  readonly paragraphs: PolicyText['paragraphs'];
  /** What the uses hang on besides the texts of the paragraphs. */
  readonly introductions: readonly Introduction[];
  readonly about: readonly unknown[];
  /** By introduction. */
  readonly uses: readonly (EarlyUse | null)[];
}

const lastUses = new WeakMap<object, LastUses>();

/** Of a version that has as many paragraphs as the last one only the changed paragraphs are searched. */
function earlyUses(text: PolicyText): readonly EarlyUse[] {
  const { paragraphs } = text;
  const draft = draftOf(paragraphs);
  const { frames, outlines, definitions, stating } = recordsOf(text);
  const about = [frames, outlines, definitions, stating];
  const last = lastUses.get(draft);
  const before = last && isSameList(last.about, about) ? last : null;
  if (before?.paragraphs === paragraphs) return before.uses.filter((use) => use !== null);
  const change = before && changeOf(before.paragraphs, paragraphs);
  const introductions =
    before?.introductions ?? text.documents.flatMap((document) => firstIntroductions(text, document));
  const byId = new Map(text.documents.map((document) => [document.id, document]));
  const search = (own: Introduction, from: number, end?: number) =>
    earlyUse(text, byId.get(own.document)!, own, from, end);
  const uses =
    before && change && change.end === change.endBefore
      ? before.uses.map((use, at) => {
          const own = introductions[at]!;
          // What stands before the change is still the first use; behind it another may be.
          if ((use && use.span.paragraph < change.first) || own.definition.span.paragraph < change.first) return use;
          const isBehind = use === null || use.span.paragraph >= change.end;
          const fresh = search(own, change.first, isBehind ? change.end : undefined);
          return fresh ?? (isBehind ? use : null);
        })
      : introductions.map((own) => search(own, 0));
  lastUses.set(draft, { paragraphs, introductions, about, uses });
  return uses.filter((use) => use !== null);
}

/** A short form that is introduced again is used behind its first introduction. */
function firstIntroductions(text: PolicyText, document: PolicyDocument): readonly Introduction[] {
  const terms = new Set<string>();
  return introductionsIn(text, document).filter(({ definition: { term } }) => !terms.has(term) && terms.add(term));
}

const rememberedHeadings = rememberedWith<PolicyDocument['outline'], ReadonlyMap<number, number>>();

/** Paragraphs of the headings that have words of their own, and where the heading ends: a sentence may follow in its line. */
function headingsOf(outline: PolicyDocument['outline']): ReadonlyMap<number, number> {
  return rememberedHeadings(
    outline,
    [],
    () => new Map(outline.filter((own) => own.text !== '').map(({ span }) => [span.paragraph, span.end])),
  );
}

/** The first place from a paragraph on, or up to another, where the short form stands without its introduction, or null. */
function earlyUse(
  text: PolicyText,
  document: PolicyDocument,
  { definition, folded }: Introduction,
  from: number,
  end = Number.POSITIVE_INFINITY,
): EarlyUse | null {
  const { term, span, termSpan } = definition;
  // A part of the full form, or of any longer name, is no use of the short form.
  if (term.length < shortestTerm || /[《》〈〉]/.test(definition.text)) return null;
  // 以下统称经营者 gathers several things under a word of the language.
  if (/以下.?[统合通]称/.test(spanText(text, span))) return null;
  if (squeeze(definition.text).includes(squeeze(term))) return null;
  const headings = headingsOf(document.outline);
  for (let at = Math.max(from, document.firstParagraph); at <= Math.min(span.paragraph, end - 1); at++) {
    const first = useIn(text, at, folded, headings.get(at));
    if (first < 0 || (at === span.paragraph && first >= span.start) || first === termSpan.start) continue;
    const { block } = text.paragraphs[at]!;
    if (block.kind !== 'text' || at === document.titleSpan?.paragraph) continue;
    return { term, span: { paragraph: at, start: first, end: first + term.length } };
  }
  return null;
}
