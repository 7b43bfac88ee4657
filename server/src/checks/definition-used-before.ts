/** definition/used-before: a short form is used before the place that introduces it. */
import { changeOf } from '../ingest/paragraph-versions.ts';
import { rememberedWith } from '../ingest/remembered.ts';
import { fold, squeeze } from '../policy/fold.ts';
import { type Lineage, lineageOf } from '../policy/lineage.ts';
import type { PolicyDocument, PolicyText, Span } from '../policy/model.ts';
import { locate, spanText } from '../policy/span.ts';
import { type Introduction, introductionsIn, useIn } from './abbreviations.ts';
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
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n通过义务植树服务平台（以下简称“植树云”）组织市民参加，植树云由市园林局管理。\n\n二、保障措施\n\n完善市义务植树服务平台（以下简称“植树云”），植树云每年更新。',
    },
  ],
  *run(draft) {
    for (const document of draft.text.documents) {
      yield undefined;
      for (const { term, span } of earlyUses(draft.text, document)) {
        yield {
          code: definitionUsedBefore.code,
          severity: definitionUsedBefore.defaultSeverity,
          range: locate(draft.text, span),
          message: {
            zh: `简称“${term}”到后文才确定。请在这里用全称并注明简称。`,
            en: `“${term}” is introduced further down only. Write the full form here and announce the short form.`,
          },
          evidence: [],
          fixes: [],
        };
      }
    }
  },
};

interface EarlyUse {
  readonly term: string;
  readonly span: Span;
}

/** By the document, which stays the same while nothing in it changes. */
const remembered = new WeakMap<PolicyDocument, readonly EarlyUse[]>();

function earlyUses(text: PolicyText, document: PolicyDocument): readonly EarlyUse[] {
  const known = remembered.get(document);
  if (known) return known;
  const lineage = lineageOf(document);
  const last = lastUses.get(lineage);
  const uses =
    last && isUntouched(last, text, document)
      ? last.uses
      : firstIntroductions(text, document).flatMap((own) => earlyUse(text, own) ?? []);
  remembered.set(document, uses);
  lastUses.set(lineage, { paragraphs: text.paragraphs, document, uses });
  return uses;
}

/** What was found in the last version of a document. */
interface LastUses {
  readonly paragraphs: PolicyText['paragraphs'];
  readonly document: PolicyDocument;
  readonly uses: readonly EarlyUse[];
}

const lastUses = new WeakMap<Lineage, LastUses>();

/** Whether the paragraphs that changed since hold no use that there was, nor one that may be early. */
function isUntouched(last: LastUses, text: PolicyText, document: PolicyDocument): boolean {
  const { definitions, outline, titleSpan, firstParagraph } = document;
  const { document: before } = last;
  if (before.definitions !== definitions || before.outline !== outline) return false;
  if (before.titleSpan?.paragraph !== titleSpan?.paragraph || before.firstParagraph !== firstParagraph) return false;
  const change = changeOf(last.paragraphs, text.paragraphs);
  if (!change || change.end !== change.endBefore) return false;
  const { first, end } = change;
  if (last.uses.some(({ span }) => first <= span.paragraph && span.paragraph < end)) return false;
  return definitions.every(({ term, span }) => {
    const folded = fold(term);
    for (let at = first; at < Math.min(end, span.paragraph + 1); at++) if (useIn(text, at, folded) >= 0) return false;
    return true;
  });
}

/** A short form that is introduced again is used behind its first introduction. */
function firstIntroductions(text: PolicyText, document: PolicyDocument): readonly Introduction[] {
  const terms = new Set<string>();
  return introductionsIn(text, document).filter(({ definition: { term } }) => !terms.has(term) && terms.add(term));
}

const rememberedHeadings = rememberedWith<PolicyDocument['outline'], ReadonlySet<number>>();

/** Paragraphs of the headings that have words of their own. */
function headingsOf(outline: PolicyDocument['outline']): ReadonlySet<number> {
  return rememberedHeadings(
    outline,
    [],
    () => new Set(outline.filter((own) => own.text !== '').map((own) => own.span.paragraph)),
  );
}

/** The first place where the short form stands without its introduction, or null. */
function earlyUse(text: PolicyText, { definition, document }: Introduction): EarlyUse | null {
  const { term, span, termSpan } = definition;
  // A part of the full form, or of any longer name, is no use of the short form.
  if (term.length < shortestTerm || /[《》〈〉]/.test(definition.text)) return null;
  // 以下统称经营者 gathers several things under a word of the language.
  if (/以下.?[统合通]称/.test(spanText(text, span))) return null;
  if (squeeze(definition.text).includes(squeeze(term))) return null;
  const headings = headingsOf(document.outline);
  const folded = fold(term);
  for (let at = document.firstParagraph; at <= span.paragraph; at++) {
    const first = useIn(text, at, folded);
    if (first < 0 || (at === span.paragraph && first >= span.start) || first === termSpan.start) continue;
    const { block } = text.paragraphs[at]!;
    if (block.kind !== 'text' || at === document.titleSpan?.paragraph || headings.has(at)) continue;
    return { term, span: { paragraph: at, start: first, end: first + term.length } };
  }
  return null;
}
