/** Which document a citation means, and whether it applied at a date. Dates are `YYYY[-MM[-DD]]` and compare as text. */
import { readOnce } from '../../ingest/remembered.ts';
import { squeeze } from '../../policy/fold.ts';
import type { Corpus, CorpusDocument } from '../corpus.ts';
import { CorpusMemory } from '../corpus-memory.ts';
import { compareText } from '../document-order.ts';

/** What the corpus knows of a cited title at a date. */
export interface CitedTitle {
  /** Title as the corpus has it. */
  readonly title: string;
  /** Dated versions, newest first; a version that is kept in several files has several documents. */
  readonly versions: readonly (readonly CorpusDocument[])[];
  /** The version that applied at the date; the oldest one where all are later; empty where the corpus has none. */
  readonly current: readonly CorpusDocument[];
  readonly status:
    | { readonly kind: 'in-force' }
    /** The document says itself that it has run out. */
    | { readonly kind: 'expired'; readonly until: string }
    /** Another document of the corpus repeals it. */
    | { readonly kind: 'repealed'; readonly by: CorpusDocument }
    /** The user states it, beside the files or in their front matter; `by`: title or number of what took its place. */
    | { readonly kind: 'stated'; readonly by: string | null };
}

const state = '中华人民共和国';

/**
 * The cited title at a date (null: as of everything that the corpus holds), or null when the corpus has neither a
 * document of it nor one that repeals it. 《安全生产法》 finds 中华人民共和国安全生产法.
 */
export function citedTitle(corpus: Corpus, title: string, at: string | null): CitedTitle | null {
  const key = `${at ?? ''} ${title}`;
  const before = cited.get(corpus, key);
  if (before !== undefined) return before;
  const found = findCited(corpus, title, at);
  cited.set(corpus, key, found);
  return found;
}

/** A draft cites the same titles at every keystroke, and the same laws again and again. */
const cited = new CorpusMemory<CitedTitle | null>(5000);

function findCited(corpus: Corpus, title: string, at: string | null): CitedTitle | null {
  const known = documentsOf(corpus, title) ?? { title, documents: [] };
  const versions = versionsOf(known.documents);
  const current = versions.find(([first]) => isBy(dateOf(first!), at)) ?? versions.at(-1) ?? [];
  const status = statusOf(corpus, known.title, current[0] ?? null, at);
  return versions.length === 0 && status.kind === 'in-force' ? null : { title: known.title, versions, current, status };
}

/** Documents that carry the title, in its full or short form. */
function documentsOf(corpus: Corpus, title: string) {
  const forms = title.startsWith(state) ? [title, title.slice(state.length)] : [title, state + title];
  for (const form of forms) {
    const known = corpus.title(form);
    const documents = known?.documents.filter(({ role }) => role !== 'fragment') ?? [];
    if (known && documents.length > 0) return { title: known.title, documents };
  }
  return null;
}

function versionsOf(documents: readonly CorpusDocument[]): readonly (readonly CorpusDocument[])[] {
  const byDate = new Map<string, CorpusDocument[]>();
  for (const document of documents) {
    const date = dateOf(document) ?? '';
    const same = byDate.get(date);
    if (same) same.push(document);
    else byDate.set(date, [document]);
  }
  return [...byDate].sort(([a], [b]) => compareText(b, a)).map(([, version]) => version);
}

/** When it was issued, or since when it applies where it shows no date of issue. */
function dateOf({ date, effective }: CorpusDocument): string | null {
  return date ?? effective;
}

/** A month or year counts as its beginning. */
function isBy(date: string | null, at: string | null): boolean {
  return at === null || date === null || date <= at;
}

function statusOf(
  corpus: Corpus,
  title: string,
  current: CorpusDocument | null,
  at: string | null,
): CitedTitle['status'] {
  if (current?.status === 'in-force') return { kind: 'in-force' };
  if (current?.status === 'repealed' || current?.status === 'superseded') {
    const successor = current.supersededBy === null ? null : documentsOf(corpus, current.supersededBy)?.documents[0];
    const later = successor ? !isBy(successor.effective ?? successor.date, at) : false;
    return later ? { kind: 'in-force' } : { kind: 'stated', by: current.supersededBy };
  }
  const key = titleKey(title);
  const by = repealingOf(corpus, key).find((other) => {
    // A new version repeals the old one of its own title.
    const repealed = dateOf(other);
    if (titleKey(other.title) === key || repealed === null || !isBy(other.effective ?? repealed, at)) return false;
    // What came after the repeal, and what has no date, is not meant by it.
    if (current === null) return true;
    const issued = dateOf(current);
    return issued !== null && repealed > issued;
  });
  // A law may come back under its old title in a file that the corpus lacks: later documents cite it then.
  if (by && (current !== null || !isCitedLater(corpus, key, dateOf(by)!))) return { kind: 'repealed', by };
  const until = current?.until ?? null;
  return until !== null && at !== null && until < at ? { kind: 'expired', until } : { kind: 'in-force' };
}

/** Documents of the corpus that repeal the title or number. */
function repealingOf(corpus: Corpus, key: string): readonly CorpusDocument[] {
  const repealed = repealsOf(corpus);
  const named = repealed.get(key);
  if (named) return named;
  // 最高人民法院《关于…的解释》 is 《最高人民法院关于…的解释》.
  const [, issuer, rest] = issued.exec(key) ?? [];
  if (issuer === undefined || rest === undefined) return [];
  return (repealed.get(rest) ?? []).filter(
    ({ issuers, title }) => issuers.includes(issuer) || title.startsWith(issuer),
  );
}

/** A title that names its issuer before a matter that is long enough to be nobody else's. */
const issued = /^([^<>]{2,20}?(?:院|府|会|部|局|厅|署|办|室|委|行))(关于.{12,})$/;

/** Titles and numbers that documents of the corpus repeal, with those documents. */
const repealsOf = readOnce((corpus: Corpus): ReadonlyMap<string, readonly CorpusDocument[]> => {
  const found = new Map<string, CorpusDocument[]>();
  for (const document of corpus.documents) {
    for (const text of document.repeals) add(found, titleKey(text), document);
  }
  return found;
});

/** Titles of {@link repealsOf}, with the documents of the corpus that cite them. */
const citingRepealed = readOnce((corpus: Corpus): ReadonlyMap<string, readonly CorpusDocument[]> => {
  const found = new Map<string, CorpusDocument[]>();
  const repealed = repealsOf(corpus);
  for (const document of corpus.documents) {
    for (const { title } of corpus.citedTitles(document.id)) {
      const cited = titleKey(title);
      if (repealed.has(cited)) add(found, cited, document);
    }
  }
  return found;
});

/** Works that cite a repealed title by habit are fewer. */
const fewestLater = 2;

function isCitedLater(corpus: Corpus, key: string, date: string): boolean {
  const year = String(Number(date.slice(0, 4)) + 1) + date.slice(4);
  const later = (citingRepealed(corpus).get(key) ?? []).filter(
    (document) =>
      document.date !== null && document.date > year && !document.repeals.some((text) => titleKey(text) === key),
  );
  return new Set(later.map(({ work }) => work)).size >= fewestLater;
}

function add(map: Map<string, CorpusDocument[]>, key: string, document: CorpusDocument): void {
  const same = map.get(key);
  if (same) same.push(document);
  else map.set(key, [document]);
}

function titleKey(title: string): string {
  const key = squeeze(title).replaceAll('《', '<').replaceAll('》', '>');
  return key.startsWith(state) ? key.slice(state.length) : key;
}

/** Words that may stand before a name in running text (依照公司法第十条). */
const leads =
  /(?:^|依照|按照|根据|依据|适用|违反|符合|参照|遵守|执行|以及|和|与|或者|或|及|对|由|在|属于|本法|因|按|照|犯|构成|并处|有|除|将|的|是|以|经)$/;

/** The title at the end of a run of text without 《》, as far as the corpus knows one: 依照公司法 → 公司法. */
export function titleAtEnd(corpus: Corpus, text: string): string | null {
  const known = endings.get(corpus) ?? new Map<string, string | null>();
  endings.set(corpus, known);
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= mostEndings) known.clear();
  const title = findTitleAtEnd(corpus, text);
  known.set(text, title);
  return title;
}

/** A law names the same few others hundreds of times. */
const endings = new WeakMap<Corpus, Map<string, string | null>>();
const mostEndings = 5000;

function findTitleAtEnd(corpus: Corpus, text: string): string | null {
  for (let start = 0; start + 2 <= text.length; start++) {
    if (!leads.test(text.slice(0, start))) continue;
    const title = text.slice(start);
    if (documentsOf(corpus, title)) return title;
  }
  return null;
}
