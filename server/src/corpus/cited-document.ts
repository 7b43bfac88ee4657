/** Which document a citation means, and whether it applied at a date. Dates are `YYYY[-MM[-DD]]` and compare as text. */
import { squeeze } from '../policy/fold.ts';
import type { Corpus, CorpusDocument } from './corpus.ts';
import { compareText } from './document-order.ts';

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
  const known = documentsOf(corpus, title) ?? { title, documents: [] };
  const versions = versionsOf(known.documents);
  const current = versions.find(([first]) => isBy(first!.date, at)) ?? versions.at(-1) ?? [];
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
    const date = document.date ?? '';
    const same = byDate.get(date);
    if (same) same.push(document);
    else byDate.set(date, [document]);
  }
  return [...byDate].sort(([a], [b]) => compareText(b, a)).map(([, version]) => version);
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
  const by = repealsOf(corpus)
    .get(key)
    ?.find((other) => {
      // A new version repeals the old one of its own title.
      if (titleKey(other.title) === key || other.date === null || !isBy(other.effective ?? other.date, at))
        return false;
      // What came after the repeal, and what has no date, is not meant by it.
      return current === null || (current.date !== null && other.date > current.date);
    });
  if (by) return { kind: 'repealed', by };
  const until = current?.until ?? null;
  return until !== null && at !== null && until < at ? { kind: 'expired', until } : { kind: 'in-force' };
}

const repeals = new WeakMap<Corpus, ReadonlyMap<string, readonly CorpusDocument[]>>();

/** Titles and numbers that documents of the corpus repeal, with those documents. */
function repealsOf(corpus: Corpus): ReadonlyMap<string, readonly CorpusDocument[]> {
  const known = repeals.get(corpus);
  if (known) return known;
  const found = new Map<string, CorpusDocument[]>();
  for (const document of corpus.documents) {
    for (const text of document.repeals) {
      const key = titleKey(text);
      const by = found.get(key);
      if (by) by.push(document);
      else found.set(key, [document]);
    }
  }
  repeals.set(corpus, found);
  return found;
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
