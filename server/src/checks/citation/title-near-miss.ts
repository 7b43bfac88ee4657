/** citation/title-near-miss: 《…》 is a character or two off a title that the corpus knows. */
import type { KnownTitle } from '../../corpus/corpus.ts';
import { CorpusMemory } from '../../corpus/corpus-memory.ts';
import type { Segmenter } from '../../corpus/segmenter.ts';
import { citedTitle } from '../../corpus/titles/cited-document.ts';
import { draftOf } from '../../ingest/paragraph-versions.ts';
import { squeeze } from '../../policy/fold.ts';
import type { Citation, PolicyDocument } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding, Reference } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { quoted } from '../message.ts';
import { saidIn } from '../said-records.ts';
import { dateOf, isOwnTitle } from './cited-titles.ts';
import { isSlip, namesSameMatter, placeOf, type Words } from './title-difference.ts';

/** Shorter titles are abbreviations, or too easily alike by chance. */
const shortestTitle = 5;
/** A title shorter than this is often another title. */
const shortestChanged = 6;
const state = '中华人民共和国';

export const titleNearMiss: DraftCheck = {
  code: 'citation/title-near-miss',
  title: { zh: '引用的文件标题与政策库中的标题差一两个字', en: 'Cited title is a character or two off a known title' },
  rationale: {
    zh: '引用公文应当先引标题、后引发文字号（《党政机关公文处理工作条例》及 GB/T 9704—2012 的要求），标题应与原文一字不差。仅年份、届次、序号、地名不同的标题视为另一份文件，不予提示；只有文种不同的（《……规定》《……条例》），作为信息提示；政策库、词典和文稿别处都没有的地名，与常见地名只差一个字的，视为写错。',
    en: 'A cited title must be the title of the document, to the character. Titles that differ in their genre alone (规定, 条例) are information. Titles that differ only in a year, an ordinal or a place name are taken for other documents and are not reported, unless nothing else knows a place of that name and it is a character off a well-known one.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      corpus: ['青溪市城市绿化管理办法\n\n第一条　为了加强城市绿化管理，制定本办法。'],
      text: '根据⟦《青溪市城市绿地管理办法》⟧，制定本方案。',
      fixed: '根据《青溪市城市绿化管理办法》，制定本方案。',
    },
    {
      corpus: ['青溪市城市绿化管理办法\n\n第一条　为了加强城市绿化管理，制定本办法。'],
      text: '根据⟦《青溪市城市绿化管理规定》⟧，制定本方案。',
    },
  ],
  good: [
    {
      corpus: ['青溪市城市绿化管理办法\n\n第一条　为了加强城市绿化管理，制定本办法。'],
      text: '根据《青溪市城市绿化管理工作方案》《绿化规定》，制定本方案。',
    },
    {
      corpus: ['青溪市城市绿化管理办法\n\n第一条　为了加强城市绿化管理，制定本办法。'],
      text: '根据《青溪市城市绿化管理办法》《云溪市城市绿化管理办法》，制定本方案。',
    },
    {
      corpus: ['青溪市2023年城市绿化工作要点\n\n一、持续增绿补绿。'],
      text: '接续落实《青溪市2024年城市绿化工作要点》。',
    },
  ],
  run(draft, reference) {
    const { corpus, segmenter } = reference;
    const { frame, citations } = saidIn(draft.text);
    const places = (placesCompared.get(draftOf(draft.text.paragraphs)) ?? []).flatMap((place) => [
      place,
      isTwiceIn(draft, place),
    ]);
    return kept(draft, [corpus, segmenter, frame, citations, ...places], () => find(draft, reference));
  },
};

const kept = keptFindings();
/** The places that titles found last time are told apart by, for each draft: what is said of them hangs on the whole text. */
const placesCompared = new WeakMap<object, readonly string[]>();

function* find(draft: Draft, reference: Reference): Iterable<Finding | undefined> {
  const places: string[] = [];
  for (const document of draft.text.documents) {
    for (const citation of document.citations) {
      if (citation.kind !== 'title') continue;
      yield isOwnTitle(draft.text, citation.text) ? undefined : examine(draft, document, citation, reference, places);
    }
  }
  placesCompared.set(draftOf(draft.text.paragraphs), places);
}

/** `places`: those that were compared, to be added to. */
function examine(
  draft: Draft,
  document: PolicyDocument,
  citation: Citation,
  reference: Reference,
  places: string[],
): Finding | undefined {
  const near = remembered(reference, citation.text);
  const best = near[0];
  if (!best || (best.documents.length === 0 && best.citedBy < 2)) return undefined;
  const place = otherPlace(citation.text, best.title);
  if (place !== null) places.push(place);
  if (place !== null && isTwiceIn(draft, place)) return undefined;
  const range = locate(draft.text, citation.span);
  // What was repealed would be the next finding here.
  const at = dateOf(draft.text, document);
  const isOffered = (known: KnownTitle) =>
    known === best || (citedTitle(reference.corpus, known.title, at)?.status.kind ?? 'in-force') === 'in-force';
  return {
    code: titleNearMiss.code,
    severity: namesSameMatter(squeeze(citation.text), squeeze(best.title))
      ? 'information'
      : titleNearMiss.defaultSeverity,
    range,
    message: {
      zh: `政策库中没有《${citation.text}》，相近的有《${best.title}》${knownHow(best, 'zh')}。`,
      en: `The corpus has no 《${citation.text}》; near it is 《${best.title}》${knownHow(best, 'en')}.`,
    },
    evidence: best.documents.slice(0, 3).map((document) => ({
      place: document.place,
      message: quoted(`《${document.title}》`, [document.number, document.date]),
    })),
    fixes: near
      .filter(isOffered)
      .slice(0, 3)
      .map((known, index) => ({
        title: { zh: `改为《${known.title}》`, en: `Change to 《${known.title}》` },
        edits: [{ range, newText: `《${known.title}》` }],
        preferred: index === 0,
      })),
  };
}

/** The place that the cited title names, where the known one names another. */
function otherPlace(cited: string, known: string): string | null {
  const place = placeOf(squeeze(cited));
  return place === '' || place === placeOf(squeeze(known)) ? null : place;
}

/** The draft speaks of the place elsewhere too: it is its own, which the corpus need not know. */
function isTwiceIn({ source }: Draft, place: string): boolean {
  return source.indexOf(place) !== source.lastIndexOf(place);
}

const memories = new WeakMap<Segmenter, CorpusMemory<readonly KnownTitle[]>>();
/** Titles remembered for one corpus. */
const mostTitles = 5000;

function remembered(reference: Reference, printed: string): readonly KnownTitle[] {
  const { corpus, segmenter } = reference;
  const memory = memories.get(segmenter) ?? new CorpusMemory<readonly KnownTitle[]>(mostTitles);
  memories.set(segmenter, memory);
  let near = memory.get(corpus, printed);
  if (near === undefined) {
    near = nearTitles(reference, printed);
    memory.set(corpus, printed, near);
  }
  return near;
}

/** Titles that the cited one has a slip of; none where the corpus knows it, or it is too short to tell. */
function nearTitles(reference: Reference, printed: string): readonly KnownTitle[] {
  const { corpus } = reference;
  const cited = squeeze(printed);
  if (cited.length < shortestTitle || corpus.title(printed)) return [];
  const words = wordsOf(reference);
  const isNear = (known: KnownTitle): boolean => {
    const title = squeeze(known.title);
    // Of a short title only that of a document at hand is one with a slip, where a character is gone or a word is torn.
    const isTold = () => title.length > cited.length || words.fragments(cited) > words.fragments(title);
    const long = cited.length >= shortestChanged || (known.documents.length > 0 && isTold());
    return long && isSlip(cited, title, words);
  };
  const all = corpus.nearTitles(printed);
  const near = all.filter(isNear);
  if (near.length > 0) return near;
  // Another genre is told of where the document is at hand, and nobody cites the title as it is printed.
  const others = all.filter(({ title, documents }) => documents.length > 0 && namesSameMatter(cited, squeeze(title)));
  if (others.length > 0 || printed.startsWith(state)) return others;
  // 《森林法》 is short for 《中华人民共和国森林法》, and may have a slip as well.
  if (corpus.title(state + printed)) return [];
  return corpus
    .nearTitles(state + printed)
    .filter(({ title, documents }) => documents.length > 0 && title.startsWith(state))
    .map((known) => ({ ...known, title: known.title.slice(state.length) }))
    .filter(isNear);
}

function wordsOf({ corpus, segmenter }: Reference): Words {
  return {
    isInDictionary: (characters) => segmenter.words(characters).length === 1,
    works: (characters, enough) => corpus.works(characters, enough),
    fragments: (text) => segmenter.words(text).filter(({ start, end }) => end - start === 1).length,
  };
}

function knownHow(known: KnownTitle, locale: 'zh' | 'en'): string {
  const number = known.documents[0]?.number ?? known.number;
  if (number) return `（${number}）`;
  if (known.documents.length > 0) return '';
  return locale === 'zh' ? `（${known.citedBy} 份文件引用）` : ` (cited by ${known.citedBy} documents)`;
}
