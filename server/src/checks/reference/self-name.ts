/** reference/self-name: 本条例 in a document that is none. */
import { foundWithin, gathering } from '../../ingest/paragraph-versions.ts';
import type { PolicyDocument, PolicyText } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { isAboutOthers } from '../citation/cited-titles.ts';
import { keptByDocument, keptFindings } from '../kept-findings.ts';
import { profileOf } from '../profile.ts';
import { saidIn, saidOf } from '../said-records.ts';
import { isInside, repeatedWords } from '../style/silent-stretches.ts';

/** At 本. 本章程序 and 本法人 are other words. */
const self =
  /本(条例|办法|规定|细则|规则|章程(?!序)|决定(?!书)|通知(?!书)|意见(?!书)|方案|规划|纲要|通告|公告|措施|法(?![律定院官人规学治庭案警医宝]))/y;
/** 基本法 and 根本办法 are others as well; 不服本决定 speaks of a document that is handed over. */
const ofAnother = /(?:[基日根版成资标文原样书范脚课剧读副抄蓝固]|不服|服从|收到|送达)$/;
/** What laws, regulations and rules are called: they speak of themselves in every other article. */
const genresOfLaws: ReadonlySet<string> = new Set(['条例', '办法', '规定', '细则', '规则', '法']);

export const selfName: DraftCheck = {
  code: 'reference/self-name',
  title: { zh: '自称与文种不符', en: 'A document calls itself what it is not' },
  rationale: {
    zh: '文件自称应当与自己的文种一致：条例称“本条例”，办法称“本办法”。从别的文件移来的条文常常留下原来的自称，引用也随之落空（《立法技术规范（试行）》关于引用本法的要求）。',
    en: 'A document calls itself by its own genre: 本条例 in a 条例, 本办法 in 办法. Articles taken from elsewhere keep the old name, and their references lead nowhere.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　公园免费开放。\n\n第三条　⟦本条例⟧自公布之日起施行。',
      fixed:
        '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　公园免费开放。\n\n第三条　本办法自公布之日起施行。',
    },
  ],
  good: [
    {
      text: '青溪市公园管理条例实施细则\n\n第一条　为了规范公园管理，制定本细则。\n\n第二条　公园免费开放，基本办法另行规定。\n\n第三条　本细则自公布之日起施行。',
    },
    {
      text: '青溪市人民政府关于印发《青溪市公园管理办法》的通知\n\n各区人民政府：\n\n现将本办法印发给你们，请按本通知要求执行。\n\n青溪市人民政府\n\n2024年3月1日',
    },
  ],
  run(draft) {
    const { frame, definitions } = saidIn(draft.text);
    const { found } = selves(draft.text.paragraphs);
    return kept(draft, [frame, definitions, found], () => findAll(draft));
  },
};

const kept = keptFindings();
const keptOf = keptByDocument();
const nothing: readonly never[] = [];

/** What the text calls itself, by paragraph: 本条例, 本条例. */
const selves = gathering(({ text, block }): readonly { readonly genre: string; readonly start: number }[] | null => {
  if (block.kind === 'metadata' || !text.includes('本')) return null;
  const names: { genre: string; start: number }[] = [];
  for (let start = text.indexOf('本'); start >= 0; start = text.indexOf('本', start + 1)) {
    self.lastIndex = start;
    const genre = self.exec(text)?.[1];
    if (genre !== undefined && !ofAnother.test(text.slice(Math.max(0, start - 2), start))) names.push({ genre, start });
  }
  if (names.length === 0) return null;
  const own = names.filter(({ start }) => !isInside(repeatedWords(text), start));
  return own.length === 0 ? null : own;
});

function* findAll(draft: Draft): Iterable<Finding | undefined> {
  const { frame } = saidIn(draft.text);
  for (const document of draft.text.documents) {
    const { firstParagraph, endParagraph } = document;
    const { definitions } = saidOf(draft.text, document);
    const own = () => [frame, definitions, ...foundWithin(selves(draft.text.paragraphs), firstParagraph, endParagraph)];
    yield* keptOf(draft, document, { beside: nothing, own }, () => find(draft, document));
  }
}

function* find(draft: Draft, document: PolicyDocument): Iterable<Finding> {
  const { text } = draft;
  const { id, firstParagraph, endParagraph, genre, definitions } = document;
  if (document.title === '' || document.role === 'compendium' || isAboutOthers(document)) return;
  const titles = titlesAround(text, document);
  const carried = text.documents.filter(({ parent }) => parent === id);
  const { paragraphs, found } = selves(text.paragraphs);
  const isLaw = profileOf(document) === 'law';
  const told = new Set<string>();
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph < firstParagraph || paragraph >= endParagraph) continue;
    if (carried.some((other) => other.firstParagraph <= paragraph && paragraph < other.endParagraph)) continue;
    for (const { genre: called, start } of found[index]!) {
      if (titles.includes(called) || definitions.some(({ term }) => term === `本${called}`)) continue;
      const range = locate(text, { paragraph, start, end: start + 1 + called.length });
      // One slip of the mind, however often it stands there.
      const isSure = isLaw && genresOfLaws.has(called) && !told.has(called);
      told.add(called);
      yield {
        code: selfName.code,
        severity: isSure ? selfName.defaultSeverity : 'information',
        range,
        message: {
          zh: `《${document.title}》自称“本${called}”。`,
          en: `《${document.title}》 calls itself “本${called}”.`,
        },
        evidence: [],
        fixes:
          genre === null
            ? []
            : [
                {
                  title: { zh: `改为“本${genre}”`, en: `Change to “本${genre}”` },
                  edits: [{ range, newText: `本${genre}` }],
                  preferred: true,
                },
              ],
      };
    }
  }
}

/** The titles of the document, of those that carry it and those that it carries: a notice speaks of 本办法 that it hands on. */
function titlesAround({ documents }: PolicyText, document: PolicyDocument): string {
  const titles = [
    document.title,
    ...documents.filter(({ parent }) => parent === document.id).map(({ title }) => title),
  ];
  for (let above = document.parent; above !== null; ) {
    const carrier = documents.find(({ id }) => id === above);
    titles.push(carrier?.title ?? '');
    above = carrier?.parent ?? null;
  }
  return titles.join('\n');
}
