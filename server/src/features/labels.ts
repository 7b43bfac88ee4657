/** Short texts of hovers and lists that several features share, in both languages. */
import type { Locale, Message } from '../checks/message.ts';
import type { CorpusDocument } from '../corpus/corpus.ts';
import type { DocumentStatus, Level } from '../policy/model.ts';

const levels: Record<Level, Message> = {
  central: { zh: '中央', en: 'central' },
  ministry: { zh: '部委', en: 'ministry' },
  province: { zh: '省级', en: 'province' },
  city: { zh: '市级', en: 'city' },
  county: { zh: '县级', en: 'county' },
  unit: { zh: '单位', en: 'unit' },
};

export function levelLabel(level: Level, locale: Locale): string {
  return levels[level][locale];
}

const statuses: Record<DocumentStatus, Message> = {
  'in-force': { zh: '现行有效', en: 'in force' },
  repealed: { zh: '已废止', en: 'repealed' },
  superseded: { zh: '已被替代', en: 'superseded' },
  draft: { zh: '草案', en: 'draft' },
};

export function statusLabel(status: DocumentStatus, locale: Locale): string {
  return statuses[status][locale];
}

/** The level of that name, in either language or as the data writes it; null where there is none. */
export function levelNamed(name: string): Level | null {
  const found = Object.entries(levels).find(([level, { zh, en }]) => [level, zh, en].includes(name.toLowerCase()));
  return (found?.[0] as Level | undefined) ?? null;
}

/** How a document is named beside its title: number and date, whichever are known. */
export function byline(document: CorpusDocument): string {
  return [document.number, document.date].filter(Boolean).join(' · ');
}

/** Title of a document; fragments without one go by their file. */
export function titleOf(document: CorpusDocument): string {
  return document.title === '' ? document.file.name : document.title;
}

/** Title in the marks of a citation; the name of a file stands without them. */
export function quotedTitle(document: CorpusDocument): string {
  return document.title === '' ? document.file.name : `《${innerMarks(document.title)}》`;
}

/** Inside 《》 a title is marked 〈〉 (GB/T 15834—2011, 4.15.3.6). */
export function innerMarks(title: string): string {
  return title.replaceAll('《', '〈').replaceAll('》', '〉');
}

/** “1 document”, “2 documents”: for English texts. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const ranks: readonly (Level | null)[] = ['central', 'ministry', 'province', 'city', 'county', 'unit', null];

/** Upper levels first, then later dates; documents without a level or date come last. */
export function byAuthority(a: CorpusDocument, b: CorpusDocument): number {
  return ranks.indexOf(a.level) - ranks.indexOf(b.level) || byDate(a, b);
}

/** Later dates first, undated last. */
function byDate(a: CorpusDocument, b: CorpusDocument): number {
  return (b.date ?? '').localeCompare(a.date ?? '');
}
