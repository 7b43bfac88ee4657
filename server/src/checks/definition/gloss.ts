/** definition/gloss: one Latin abbreviation stands for different Chinese names: 绿色治理（ESG） and 环境、社会和治理（ESG）. */
import type { Corpus } from '../../corpus/corpus.ts';
import { CorpusMemory } from '../../corpus/corpus-memory.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gathering } from '../../ingest/paragraph-versions.ts';
import { squeeze } from '../../policy/fold.ts';
import type { PolicyText, Span } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Evidence, Finding } from '../check.ts';
import { draftPlace } from '../draft-place.ts';
import { keptFindings } from '../kept-findings.ts';
import { quoted } from '../message.ts';

const policy = '青溪市数字治理指南\n\n推广城市信息模型（CIM）平台，各区建立城市信息模型（CIM）标准。';

export const definitionGloss: DraftCheck = {
  code: 'definition/gloss',
  title: { zh: '同一外文缩写的中文名称不一', en: 'One abbreviation, different Chinese names' },
  rationale: {
    zh: '外文缩写第一次出现时注明中文名称，同一缩写应当只有一个名称。与本稿别处或政策库中的名称没有共同的主要字词，或者与本稿别处的名称中心词不同时提示。',
    en: 'An abbreviation is introduced by its Chinese name, and one abbreviation has one name. Reported where the name shares no main words with those elsewhere in the draft or in the corpus, or ends in another word than before in the draft.',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '青溪市数字治理方案\n\n建设城市信息模型（CIM）平台。\n\n完善⟦客户数据管理（CIM）⟧制度。' },
    { corpus: [policy], text: '青溪市数字治理方案\n\n完善⟦客户数据管理（CIM）⟧制度。' },
    { text: '青溪市数字治理方案\n\n推广城市信息模型（CIM）。\n\n完善⟦城市信息系统（CIM）⟧标准。' },
  ],
  good: [
    { text: '青溪市数字治理方案\n\n建设城市信息模型（CIM）平台。\n\n推广城市信息模型（CIM）。' },
    { corpus: [policy], text: '青溪市数字治理方案\n\n建设数字化城市信息模型（CIM）平台。' },
    { text: '青溪市数字治理方案\n\n应用物联网（IOT）。\n\n推广物联网技术（IOT）。' },
  ],
  run(draft, { corpus }) {
    return kept(draft, [corpus, glosses(draft.text.paragraphs).found], () => find(draft, corpus));
  },
};

const kept = keptFindings();

function* find(draft: Draft, corpus: Corpus): Iterable<Finding | undefined> {
  const first = new Map<string, Gloss>();
  for (const gloss of glossesIn(draft.text)) {
    const before = first.get(gloss.abbreviation);
    if (before === undefined) {
      first.set(gloss.abbreviation, gloss);
      const other = otherName(corpus, gloss);
      yield other === null ? undefined : findingOf(draft, gloss, other.name, [other.evidence]);
    } else {
      const isOther = !isSameName(before.name, gloss.name);
      if (!isOther && !isOfAnotherKind(before.name, gloss.name)) continue;
      const place = draftPlace(draft, before.span);
      const evidence = [{ place, message: quoted(before.name, [before.abbreviation]) }];
      const finding = findingOf(draft, gloss, before.name, evidence);
      yield isOther ? finding : { ...finding, severity: 'information' };
    }
  }
}

interface Gloss {
  /** The words before the bracket, up to a mark; what stands before the name itself is not told from it. */
  readonly name: string;
  readonly abbreviation: string;
  readonly span: Span;
}

const gloss = /([\u4e00-\u9fa5、]{3,14})[（(]([A-Z][A-Za-z&]{1,7})[）)]/g;
/** Words that stand before a name, not in it. */
const leading =
  /^.*(?:推广|建设|完善|建立|推进|开展|实施|支持|鼓励|发展|加强|采用|应用|通过|全国|全省|全市|我国|高质量|规范|提升|探索|引入|践行)(?=.{3})/;

function* glossesIn(text: PolicyText): Iterable<Gloss> {
  const { paragraphs, found } = glosses(text.paragraphs);
  for (const [index, inParagraph] of found.entries()) {
    const paragraph = paragraphs[index]!;
    for (const { name, abbreviation, start, end } of inParagraph) {
      yield { name, abbreviation, span: { paragraph, start, end } };
    }
  }
}

type FoundGloss = Omit<Gloss, 'span'> & { readonly start: number; readonly end: number };

const glosses = gathering(({ text }: Paragraph): readonly FoundGloss[] | null => {
  if (!/[（(][A-Z]/.test(text)) return null;
  return Array.from(text.matchAll(gloss), (match) => {
    const name = match[1]!.replace(leading, '');
    const end = match.index + match[0].length;
    return { name, abbreviation: match[2]!, start: match.index + match[1]!.length - name.length, end };
  });
});

/** Two names of one thing share so many characters in a row, or one ends with the other. */
const SHARED = 3;

function isSameName(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) => squeeze(name).replace(/[、和与及]/g, '')) as [string, string];
  if (x.endsWith(y) || y.endsWith(x)) return true;
  for (let at = 0; at + SHARED <= x.length; at++) if (y.includes(x.slice(at, at + SHARED))) return true;
  return false;
}

/** The last words tell what it is: 建筑信息系统 is no 建筑信息模型. One name may leave out what the other has. */
function isOfAnotherKind(a: string, b: string): boolean {
  return (
    a.slice(-2) !== b.slice(-2) &&
    !a.includes(b) &&
    !b.includes(a) &&
    !a.includes(b.slice(-2)) &&
    !b.includes(a.slice(-2))
  );
}

/** Places of the corpus that are looked at for one abbreviation. */
const mostPlaces = 40;

/** The name that most works of a corpus give an abbreviation, where none of them gives it the draft's. */
interface OtherName {
  readonly name: string;
  readonly evidence: Evidence;
}

const remembered = new CorpusMemory<OtherName | null>(2000);

function otherName(corpus: Corpus, own: Gloss): OtherName | null {
  const key = `${own.name} ${own.abbreviation}`;
  let found = remembered.get(corpus, key);
  if (found === undefined) {
    found = findOtherName(corpus, own);
    remembered.set(corpus, key, found);
  }
  return found;
}

function findOtherName(corpus: Corpus, own: Gloss): OtherName | null {
  const names = new Map<string, { readonly works: Set<number>; readonly evidence: Evidence }>();
  for (const { clause: id, start } of corpus.find(`（${own.abbreviation}）`, mostPlaces)) {
    const { text, place, document } = corpus.clause(id);
    const name = /([\u4e00-\u9fa5、]{3,14})$/.exec(text.slice(0, start))?.[1]?.replace(leading, '');
    if (name === undefined) continue;
    if (isSameName(name, own.name)) return null;
    const known = names.get(name) ?? {
      works: new Set<number>(),
      evidence: { place, message: quoted(`${name}（${own.abbreviation}）`, [`《${document.title}》`, document.date]) },
    };
    known.works.add(document.work);
    names.set(name, known);
  }
  const [best] = [...names].sort((a, b) => b[1].works.size - a[1].works.size);
  return best === undefined ? null : { name: best[0], evidence: best[1].evidence };
}

function findingOf(
  draft: Draft,
  { name, abbreviation, span }: Gloss,
  other: string,
  evidence: Finding['evidence'],
): Finding {
  return {
    code: definitionGloss.code,
    severity: definitionGloss.defaultSeverity,
    range: locate(draft.text, span),
    message: {
      zh: `${abbreviation}在这里是“${name}”，别处是“${other}”。`,
      en: `${abbreviation} stands for ${name} here and for ${other} elsewhere.`,
    },
    evidence,
    fixes: [],
  };
}
