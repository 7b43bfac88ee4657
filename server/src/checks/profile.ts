/** Which drafting norms a document follows: those of laws, official documents, plans or reports. */
import type { PolicyDocument } from '../policy/model.ts';
import type { Profile } from './check.ts';

/** Profile by genre (文种); settings add to it. Genres that are not listed are official documents. */
export type GenreProfiles = Readonly<Record<string, Profile>>;

export const genreProfiles: GenreProfiles = {
  宪法: 'law',
  法典: 'law',
  法: 'law',
  修正案: 'law',
  条例: 'law',
  规划: 'plan',
  纲要: 'plan',
  计划: 'plan',
  方案: 'plan',
  要点: 'plan',
  报告: 'report',
  公报: 'report',
  讲话: 'report',
  致辞: 'report',
};

/** Genres that make law when written in articles (规章, 规范性文件, 司法解释), and are official documents otherwise. */
const lawInArticles: ReadonlySet<string> = new Set([
  '规定',
  '办法',
  '细则',
  '规则',
  '准则',
  '章程',
  '解释',
  '制度',
  '决定',
  '决议',
  '公约',
]);

/** Decisions that change law are drafted like it, though they count 一、二、. */
const changesLaw = /关于(?:修改|修正|修订|废止).*(?:法|条例|规定|办法|解释|细则).*的(?:决定|决议)$/;

/** Fewer articles than this are quoted from elsewhere. */
const fewestArticles = 2;

/**
 * Profile of a document. `carrier` is that of the document which carries this one: it holds for attachments whose title
 * shows no genre.
 */
export function profileOf(
  { genre, outline, title = '' }: Pick<PolicyDocument, 'genre' | 'outline'> & Partial<Pick<PolicyDocument, 'title'>>,
  profiles: GenreProfiles = genreProfiles,
  carrier: Profile = 'official',
): Profile {
  const known = genre === null ? undefined : Object.hasOwn(profiles, genre) ? profiles[genre] : undefined;
  if (known) return known;
  if ((genre === null || lawInArticles.has(genre)) && isInArticles(outline)) return 'law';
  if (changesLaw.test(title)) return 'law';
  return genre === null ? carrier : 'official';
}

function isInArticles(outline: PolicyDocument['outline']): boolean {
  let articles = 0;
  for (const { kind } of outline) if (kind === 'article' && ++articles >= fewestArticles) return true;
  return false;
}
