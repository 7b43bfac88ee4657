/** definition/conflict: a term is defined otherwise in an upper-level document that the draft itself cites. */
import type { Corpus, CorpusDefinition } from '../../corpus/corpus.ts';
import { CorpusMemory } from '../../corpus/corpus-memory.ts';
import { foldedUnits } from '../../corpus/folded-text.ts';
import { Pattern } from '../../corpus/search/edit-distance.ts';
import { citedTitle } from '../../corpus/titles/cited-document.ts';
import { squeeze } from '../../policy/fold.ts';
import type { Definition, Level, PolicyDocument } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding, Reference } from '../check.ts';
import { dateOf } from '../citation/cited-titles.ts';
import { keptFindings } from '../kept-findings.ts';
import { quoted } from '../message.ts';
import { saidIn } from '../said-records.ts';

/** Share of the characters that two prints of one definition may differ in. */
const tolerated = 0.4;
const levels: readonly Level[] = ['central', 'ministry', 'province', 'city', 'county', 'unit'];

const upper =
  '中华人民共和国公园法\n\n2021年3月1日\n\n第一条　为了规范公园管理，制定本法。\n\n第二条　本法所称口袋公园，是指面积在一万平方米以下、向公众开放的小型绿地。\n\n第三条　本法自公布之日起施行。';
const lower = (definition: string) =>
  `青溪市公园管理办法\n\n第一条　根据《中华人民共和国公园法》，制定本办法。\n\n第二条　${definition}\n\n第三条　本办法自公布之日起施行。`;

export const definitionConflict: DraftCheck = {
  code: 'definition/conflict',
  title: { zh: '定义与所依据的上位文件不同', en: 'Defined otherwise in the upper-level document' },
  rationale: {
    zh: '下位文件不得与上位文件相抵触（《立法法》第九十八条至第一百条）。只与文稿自己引用的上位文件比较；用途不同、另作限定的，请在定义中写明适用范围。',
    en: 'A document may not contradict the one it rests on. Compared only with upper-level documents that the draft cites. Where another scope is meant, the definition should say so.',
  },
  defaultSeverity: 'information',
  bad: [
    {
      corpus: [upper],
      text: lower('本办法所称⟦口袋公园⟧，是指由街道管理、面积不限的各种休闲场地。'),
    },
  ],
  good: [
    { corpus: [upper], text: lower('本办法所称口袋公园，是指面积在一万平方米以下、向公众开放的小型绿地。') },
    { corpus: [upper], text: lower('本办法所称街角公园，是指由街道管理的休闲场地。') },
  ],
  run(draft, reference) {
    const { frame, definitions, citations } = saidIn(draft.text);
    return kept(draft, [reference.corpus, frame, definitions, citations], () => find(draft, reference));
  },
};

const kept = keptFindings();

function* find(draft: Draft, reference: Reference): Iterable<Finding | undefined> {
  if (reference.corpus.documents.length === 0) return;
  for (const document of draft.text.documents) {
    for (const definition of document.definitions) {
      yield definition.kind === 'definition' ? compare(draft, document, definition, reference) : undefined;
    }
  }
}

function compare(
  draft: Draft,
  document: PolicyDocument,
  definition: Definition,
  { corpus }: Reference,
): Finding | undefined {
  const others = definitionsOf(corpus, definition.term);
  if (others.length === 0) return undefined;
  const cited = new Set(
    document.citations
      .filter(({ kind }) => kind === 'title')
      .flatMap(({ text }) => citedTitle(corpus, text, dateOf(draft.text, document))?.current ?? [])
      .filter((other) => isUpper(other.level, document.level))
      .map(({ id }) => id),
  );
  const upperOnes = others.filter((other) => cited.has(other.document.id));
  if (upperOnes.length === 0 || upperOnes.some((other) => agrees(definition.text, other))) return undefined;
  const [other] = upperOnes;
  return {
    code: definitionConflict.code,
    severity: definitionConflict.defaultSeverity,
    range: locate(draft.text, definition.termSpan),
    message: {
      zh: `《${other!.document.title}》对“${definition.term}”另有定义：“${other!.text}”。请核对是否一致。`,
      en: `《${other!.document.title}》 defines “${definition.term}” otherwise: “${other!.text}”. Check that both agree.`,
    },
    evidence: upperOnes.map(({ place, document: { title, number, date } }) => ({
      place,
      message: quoted(`《${title}》`, [number, date]),
    })),
    fixes: [],
  };
}

/** Terms remembered for one corpus: those of a large draft. */
const remembered = new CorpusMemory<readonly CorpusDefinition[]>(5000);

function definitionsOf(corpus: Corpus, term: string): readonly CorpusDefinition[] {
  let found = remembered.get(corpus, term);
  if (!found) {
    found = corpus.definitionsOf(term).filter(({ kind }) => kind === 'definition');
    remembered.set(corpus, term, found);
  }
  return found;
}

/** A law is above everything; without a level of its own a draft is below what it cites. */
function isUpper(other: Level | null, own: Level | null): boolean {
  if (other === null) return false;
  return own === null ? other === 'central' : levels.indexOf(other) < levels.indexOf(own);
}

/** One says what the other says, perhaps with more behind it, or differs by a few words. */
function agrees(text: string, other: CorpusDefinition): boolean {
  const [a, b] = [squeeze(text).replace(/[。；]$/, ''), squeeze(other.text).replace(/[。；]$/, '')];
  if (a.includes(b) || b.includes(a)) return true;
  const distance = new Pattern(foldedUnits(a)).distance(foldedUnits(b));
  return distance <= tolerated * Math.max(a.length, b.length);
}
