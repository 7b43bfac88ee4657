/**
 * Faults planted into laws: references that lead nowhere, titles with a slip, articles that do not exist, titles that
 * were repealed. Drawn by a seeded generator; what is right and wrong is read from the files by their lines, not by the
 * product.
 */
import { chineseNumeral } from '../../server/src/policy/numerals.ts';
import { seededRandom } from '../bench/measure.ts';
import { type Law, type PrintedArticle, printedArticles } from './laws.ts';

export const kinds = [
  'dead reference',
  'wrong title',
  'missing article',
  'superseded title',
  'moved article',
  'misquotation',
] as const;
export type Kind = (typeof kinds)[number];

export interface PlantedFault {
  readonly kind: Kind;
  /** How it was made, for the report. */
  readonly form: string;
  readonly law: Law;
  /** The law with the fault. */
  readonly text: string;
  /** What was printed and is printed now. */
  readonly right: string;
  readonly wrong: string;
  /** Where the fault stands: the least that a finding must cover, and the most. */
  readonly start: number;
  readonly end: number;
  readonly outerStart: number;
  readonly outerEnd: number;
}

/** Codes of the findings that a fault of the kind may have. */
export const codesOf: Readonly<Record<Kind, readonly string[]>> = {
  'dead reference': ['reference/missing'],
  'wrong title': ['citation/title-near-miss'],
  'missing article': ['citation/article-missing'],
  'superseded title': ['citation/superseded'],
  'moved article': ['citation/moved'],
  misquotation: ['citation/misquoted'],
};

type Random = (below: number) => number;

interface Site {
  readonly law: Law;
  readonly form: string;
  readonly start: number;
  readonly end: number;
  readonly outerStart: number;
  readonly outerEnd: number;
  /** Null where this site cannot be changed so. */
  readonly change: (printed: string, random: Random) => string | null;
  /** Where in what is put in the fault itself stands; absent: all of it. */
  readonly fault?: (wrong: string) => readonly [start: number, end: number];
}

/** `count` faults of a kind in the drafts, which cite the `others`; fewer where there are no more places for them. */
export function plantFaults(
  kind: Kind,
  drafts: readonly Law[],
  others: readonly Law[],
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly PlantedFault[] {
  const random = seededRandom(seed);
  const shelf = shelfOf(others);
  const sites = drafts.flatMap((law) => sitesOf(kind, law, shelf));
  const planted: PlantedFault[] = [];
  const perLaw = new Map<Law, number>();
  const most = Math.max(2, Math.ceil((3 * count) / Math.max(1, drafts.length)));
  while (planted.length < count && sites.length > 0) {
    const [site] = sites.splice(random(sites.length), 1);
    const { law, form, start, end, outerStart, outerEnd, change, fault } = site!;
    if ((perLaw.get(law) ?? 0) >= most) continue;
    const right = law.text.slice(start, end);
    const wrong = change(right, random);
    if (wrong === null || wrong === right) continue;
    perLaw.set(law, (perLaw.get(law) ?? 0) + 1);
    const text = law.text.slice(0, start) + wrong + law.text.slice(end);
    const grown = wrong.length - right.length;
    const [from, to] = fault?.(wrong) ?? [0, wrong.length];
    planted.push({
      kind,
      form,
      law,
      text,
      right,
      wrong,
      start: start + from,
      end: start + to,
      outerStart,
      outerEnd: outerEnd + grown,
    });
  }
  return planted;
}

/** What the files beside the draft say. */
interface Shelf {
  /** Titles of their own, with the dates of the versions. */
  readonly titles: ReadonlyMap<string, readonly Law[]>;
  readonly repealed: readonly Repeal[];
  readonly moves: readonly Move[];
  /** Sentences of a law of its own, with its title. */
  readonly sentences: readonly { readonly title: string; readonly text: string }[];
}

/** What stood in an article and stands, word for word, under another number in the next version. */
interface Move {
  readonly title: string;
  readonly from: number;
  /** Date of the version with the new number. */
  readonly date: string;
  /** Opening of the article. */
  readonly text: string;
}

interface Repeal {
  readonly title: string;
  readonly by: Law;
}

const state = '中华人民共和国';
const short = (title: string) => (title.startsWith(state) ? title.slice(state.length) : title);

function shelfOf(laws: readonly Law[]): Shelf {
  const titles = new Map<string, Law[]>();
  for (const law of laws) {
    const own = short(law.title);
    const same = titles.get(own);
    if (same) same.push(law);
    else titles.set(own, [law]);
  }
  const repealed = laws.flatMap((by) => repealsIn(by).map((title) => ({ title, by })));
  // What was issued again after its repeal applies.
  const isGone = ({ title, by }: Repeal) =>
    by.date !== null &&
    short(title) !== short(by.title) &&
    (titles.get(short(title)) ?? []).every(({ date }) => date !== null && date < by.date!);
  const sentences = laws.flatMap((law) => {
    const [article] = printedArticles(law).slice(3, 4);
    const text = article && law.text.slice(article.paragraphs[0]!.start, article.paragraphs[0]!.end);
    const sentence = text && /[\u4e00-\u9fff，、]{18,60}(?=。)/.exec(text)?.[0].replace(/^[，、]/, '');
    return sentence ? [{ title: law.title, text: sentence }] : [];
  });
  return { titles, repealed: repealed.filter(isGone), moves: [...titles.values()].flatMap(movesIn), sentences };
}

function movesIn(versions: readonly Law[]): readonly Move[] {
  const dated = versions.filter(({ date }) => date !== null).sort((a, b) => (a.date! < b.date! ? -1 : 1));
  const [last, before] = [dated.at(-1), dated.at(-2)];
  if (!last || !before || last.date === before.date) return [];
  const textsOf = (law: Law) =>
    printedArticles(law).map(({ number, sub, paragraphs }) => ({
      number: sub > 0 ? 0 : number,
      text: paragraphs.map(({ start, end }) => law.text.slice(start, end).trim()).join(''),
    }));
  const now = textsOf(last);
  return textsOf(before).flatMap(({ number, text }): Move[] => {
    const same = now.filter((article) => article.text === text);
    const opening = /^[^。]{14,50}?(?=，|。)/.exec(text)?.[0];
    if (number === 0 || same.length !== 1 || same[0]!.number === number || !opening) return [];
    return [{ title: last.title, from: number, date: last.date!, text: opening }];
  });
}

const title = '《(?:[^《》]|《[^《》]*》)+》';
const remark = '(?:\\s?[（(][^（）()]{1,40}[）)])?';
const repeal = new RegExp(
  `(?:${title}${remark}(?:、|和|及|以及|与)?)+(?:自[^，。；]{1,20}起)?(?:同时|予以|即行|一并|均)?(?:废止|停止执行)`,
  'g',
);

/** Titles directly before 同时废止, 予以废止 and the like. */
function repealsIn({ text }: Law): readonly string[] {
  return [...text.matchAll(repeal)].flatMap(([statement]) =>
    [...statement.matchAll(new RegExp(title, 'g'))].map(([quoted]) => quoted.slice(1, -1).replace(/\s+/g, '')),
  );
}

function sitesOf(kind: Kind, law: Law, shelf: Shelf): readonly Site[] {
  if (aboutOthers.test(law.title)) return [];
  if (kind === 'dead reference') return deadReferences(law);
  if (kind === 'wrong title') return wrongTitles(law, shelf);
  if (kind === 'missing article') return missingArticles(law, shelf);
  if (kind === 'moved article') return movedArticles(law, shelf);
  if (kind === 'misquotation') return misquotations(law, shelf);
  return supersededTitles(law, shelf);
}

/** Laws that print articles of other laws. */
const aboutOthers = /修改|修正|废止|清理|失效|时间效力|罪名|编纂|衔接/;
const numeral = '[一二三四五六七八九十百]+';
/** A reference of the law to itself. */
const ownReference = new RegExp(
  `本(?:法|条例|办法|规定|规则|细则)(第${numeral}条(?:之${numeral})?)(第${numeral}款)?(?:第([（(]?${numeral}[）)]?)项)?`,
  'g',
);
/** The further places of its list. */
const listed = new RegExp(
  `(?<=本(?:法|条例|办法|规定|规则|细则)第${numeral}条[、和或至])第${numeral}条((?:第${numeral}款)?(?:第[（(]?${numeral}[）)]?项)?)(?![、和或至])`,
  'g',
);

function deadReferences(law: Law): readonly Site[] {
  const articles = printedArticles(law);
  const last = articles.at(-1)?.number ?? 0;
  if (articles.length < 5 || last !== new Set(articles.map(({ number }) => number)).size) return [];
  const sites: Site[] = [];
  const beyond = (highest: number, random: Random) => chineseNumeral(highest + 1 + random(8));
  for (const match of law.text.matchAll(ownReference)) {
    const outer = { law, outerStart: match.index, outerEnd: match.index + match[0].length };
    const [, articleLabel, paragraphLabel, item] = match;
    const start = match.index + match[0].indexOf(articleLabel!);
    const end = start + articleLabel!.length;
    if (!paragraphLabel && item === undefined)
      sites.push({ ...outer, form: '本法第N条', start, end, change: (_, random) => `第${beyond(last, random)}条` });
    const named = articles.find((article) => articleLabel!.startsWith(`第${chineseNumeral(article.number)}条`));
    if (!named || articleLabel!.includes('之')) continue;
    if (paragraphLabel && item === undefined) {
      const change = (_: string, random: Random) => `第${beyond(named.paragraphs.length, random)}款`;
      sites.push({ ...outer, form: '第N条第N款', start: end, end: end + paragraphLabel.length, change });
    }
    const items = Math.max(...named.paragraphs.map((own) => own.items));
    if (item !== undefined && items > 0) {
      const from = match.index + match[0].lastIndexOf(item);
      const change = (printed: string, random: Random) => printed.replace(new RegExp(numeral), beyond(items, random));
      sites.push({ ...outer, form: '第N项', start: from, end: from + item.length, change });
    }
  }
  for (const { index, 0: printed, 1: below = '' } of law.text.matchAll(listed)) {
    const end = index + printed.length - below.length;
    const outer = { law, outerStart: index, outerEnd: index + printed.length };
    const change = (_: string, random: Random) => `第${beyond(last, random)}条`;
    sites.push({ ...outer, form: '…、第N条', start: index, end, change });
  }
  return [...sites, ...nothingBefore(law, articles)];
}

/** 本法 in the first paragraph of an article becomes 前款. */
function nothingBefore(law: Law, articles: readonly PrintedArticle[]): readonly Site[] {
  return articles.flatMap(({ paragraphs: [first] }) => {
    if (!first) return [];
    const printed = law.text.slice(first.start, first.end);
    const match = /(?<=违反|依照|按照|根据)本(?:法|条例|办法|规定)(?=规定)/.exec(printed);
    if (!match) return [];
    const start = first.start + match.index;
    const end = start + match[0].length;
    return [{ law, form: '前款', start, end, outerStart: start, outerEnd: end, change: () => '前款' }];
  });
}

const citation = new RegExp(title, 'g');

interface Cited {
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/** Titles in running text, not in the head of the file. */
function citationsIn(law: Law): readonly Cited[] {
  const body = law.text.search(/INFO END|^第一条/m);
  return [...law.text.matchAll(citation)]
    .filter(({ index }) => index > body)
    .map(({ index, 0: quoted }) => ({ start: index, end: index + quoted.length, title: quoted.slice(1, -1) }));
}

const lookingBack = /原|曾|废止|失效|停止执行|(?:施行|实施|生效|公布|修订|修正|修改)(?:之|以)?前|修改为|取代/;

function sentenceAround(text: string, { start, end }: Cited): string {
  const from = Math.max(text.lastIndexOf('。', start), text.lastIndexOf('\n', start)) + 1;
  const mark = text.slice(end).search(/[。\n]/);
  return text.slice(from, mark < 0 ? text.length : end + mark);
}

const frequent =
  '发展建设工作政府国家人民社会经济管理制度改革服务保障安全生产推进加强提高全面重大基本方面问题地区资源环境教育科技';

function wrongTitles(law: Law, { titles }: Shelf): readonly Site[] {
  return citationsIn(law)
    .filter((cited) => titles.has(short(cited.title)) && short(cited.title) !== short(law.title))
    .map((cited) => ({
      law,
      form: '',
      start: cited.start,
      end: cited.end,
      outerStart: cited.start,
      outerEnd: cited.end,
      change: (printed: string, random: Random) => {
        const wrong = slip(printed.slice(1, -1), random);
        return wrong === null || titles.has(short(wrong)) || law.text.includes(`《${wrong}》`) ? null : `《${wrong}》`;
      },
    }));
}

/** One or two characters changed, dropped, doubled or swapped; two in titles of ten characters and more only. */
function slip(printed: string, random: Random): string | null {
  if (printed.length < 6) return null;
  let wrong = printed;
  const edits = printed.length >= 10 ? 1 + random(2) : 1;
  for (let edit = 0; edit < edits; edit++) {
    const at = random(wrong.length - 1);
    if (!/^[\u4e00-\u9fff]{2}$/.test(wrong.slice(at, at + 2))) return null;
    const other = frequent[random(frequent.length)]!;
    const form = random(4);
    // Two characters that change places are two edits already.
    if (form === 3 && edits === 2) return null;
    const changed = [other, '', wrong[at]! + other, wrong[at + 1]! + wrong[at]!][form]!;
    wrong = wrong.slice(0, at) + changed + wrong.slice(at + (form === 3 ? 2 : 1));
  }
  return wrong;
}

const citedArticle = new RegExp(`(${title})(?:的)?(第(${numeral})条)(?!之)`, 'g');

function missingArticles(law: Law, { titles }: Shelf): readonly Site[] {
  const sites: Site[] = [];
  const lastOf = (cited: string) => {
    const versions = titles.get(short(cited)) ?? [];
    const numbers = versions.map((version) => printedArticles(version).map(({ number }) => number));
    const complete = numbers.every((own) => own.length >= 5 && new Set(own).size === Math.max(...own));
    return versions.length > 0 && complete ? Math.max(...numbers.flat()) : null;
  };
  const add = (form: string, start: number, end: number, last: number): void => {
    const change = (_: string, random: Random) => `第${chineseNumeral(last + 1 + random(30))}条`;
    sites.push({ law, form, start, end, outerStart: start, outerEnd: end, change });
  };
  const known = new Map<string, number | null>();
  const lastKnown = (cited: string) => {
    if (!known.has(cited)) known.set(cited, lastOf(cited));
    return known.get(cited) ?? null;
  };
  for (const match of law.text.matchAll(citedArticle)) {
    const last = lastKnown(match[1]!.slice(1, -1));
    const start = match.index + match[0].lastIndexOf(match[2]!);
    const cited = { start: match.index, end: start, title: match[1]! };
    if (last === null || lookingBack.test(sentenceAround(law.text, cited))) continue;
    add('《X》第N条', start, start + match[2]!.length, last);
  }
  // Where a title stands alone, an article is put behind it.
  for (const cited of citationsIn(law)) {
    const last = lastKnown(cited.title);
    if (last === null || law.text[cited.end] !== '的' || lookingBack.test(sentenceAround(law.text, cited))) continue;
    add('《X》+第N条', cited.end, cited.end, last);
  }
  return sites;
}

/** Ends of the first paragraphs of articles, twenty of a law at most: a sentence is put there. */
function sentencesPutIn(law: Law, change: Site['change'], fault: Required<Site>['fault']): readonly Site[] {
  return printedArticles(law)
    .flatMap(({ paragraphs: [first] }) =>
      first && law.text.slice(first.start, first.end).trimEnd().endsWith('。') && first.items === 0 ? [first.end] : [],
    )
    .slice(0, 20)
    .map((end) => ({ law, form: '', start: end, end, outerStart: end, outerEnd: end, change, fault }));
}

function movedArticles(law: Law, { moves }: Shelf): readonly Site[] {
  const usable = moves.filter(({ date, title: cited }) => law.date !== null && date < law.date && cited !== law.title);
  if (usable.length === 0) return [];
  const sentence = (_: string, random: Random) => {
    const { title: cited, from, text } = usable[random(usable.length)]!;
    return `${text}的，依照《${cited}》第${chineseNumeral(from)}条的规定执行。`;
  };
  return sentencesPutIn(law, sentence, (wrong) => {
    const start = wrong.indexOf('》第') + 1;
    return [start, wrong.indexOf('条', start) + 1];
  });
}

function misquotations(law: Law, { sentences }: Shelf): readonly Site[] {
  const quotation = (_: string, random: Random) => {
    const { title: cited, text } = sentences[random(sentences.length)]!;
    const wrong = slip(text, random);
    return wrong === null || wrong === text || cited === law.title ? null : `《${cited}》规定：“${wrong}。”`;
  };
  return sentencesPutIn(law, quotation, (wrong) => [wrong.indexOf('“') + 1, wrong.lastIndexOf('。')]);
}

/** What repeals comes into force within a year of its date. */
function isLongBefore(date: string, other: string): boolean {
  return Number(date.slice(0, 4)) + 2 < Number(other.slice(0, 4));
}

function supersededTitles(law: Law, { titles, repealed }: Shelf): readonly Site[] {
  if (law.date === null) return [];
  const gone = repealed.filter(
    ({ title: old, by }) =>
      isLongBefore(by.date!, law.date!) && !law.text.includes(old) && short(by.title) !== short(law.title),
  );
  if (gone.length === 0) return [];
  return (
    citationsIn(law)
      .filter((cited) => titles.has(short(cited.title)) && !lookingBack.test(sentenceAround(law.text, cited)))
      // 以下简称《X》 says what the next citations are called by, not what is cited.
      .filter(({ start }) => !law.text.slice(0, start).endsWith('简称'))
      .map(({ start, end }) => ({
        law,
        form: '',
        start,
        end,
        outerStart: start,
        outerEnd: end,
        change: (_: string, random: Random) => `《${gone[random(gone.length)]!.title}》`,
      }))
  );
}
