/**
 * Whether two nearly equal titles are one title with a slip, or the titles of two documents.
 * Both are expected squeezed (`squeeze`): no white space, width folded.
 */

/** Numbers and ordinals tell documents of a series apart: years, sessions, plan periods, batches. */
const countingCharacters = /[\d〇零一二三四五六七八九十百千两甲乙丙丁第届次批期年月日号版()[\]-]/;

/** Words that distinguish a document from its draft, trial or amended sister. */
const versionWords = /试行|暂行|修订|修正|草案|征求意见稿|送审稿|实施细则|细则|补充/;

const genre =
  /(?:税法|法典|法|条例|办法|规定|规则|细则|决定|决议|解释|批复|意见|通知|方案|规划|纲要|章程|公约|协定|证|书|表)$/;
const state = '中华人民共和国';

/** First-level regions are few and known: a name like one of them that is none is a slip. */
const provinces = new Set(
  '北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省 内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 新疆维吾尔自治区'.split(
    ' ',
  ),
);
/** Beside the provinces themselves: no city is called by a single character, as 上市 for 上海市 would be. */
const noPlace = /省$|自治区$|^.市$/;
/** The region that a title begins with. 城市, 社区, 地区 are none. */
const region =
  /^(?!城市|社区|地区|园区|景区|特区|校区)[\u4e00-\u9fff]{1,9}?(?:自治[区州县]|[省市盟县区旗]|州(?!市))(?!场|域|划|内|级|委|容)/;

/** Words of the language, as far as the texts at hand tell. */
export interface Words {
  /** True for a run of characters that the dictionary has as one word. */
  isInDictionary(characters: string): boolean;
  /** How many works carry a run of characters, counted up to `enough`. */
  works(characters: string, enough: number): number;
  /** How many single characters are left when the text is split into words: a slip tears words apart. */
  fragments(text: string): number;
}

/** A run of characters is a word when so many works have it and the dictionary has it too. */
const fewestWorks = 2;
/** And when so many have it that it needs no dictionary: 车船 of 车船税法, a place. */
const worksOfEstablished = 5;

function isWord(characters: string, words: Words): boolean {
  return words.isInDictionary(characters) && words.works(characters, fewestWorks) >= fewestWorks;
}

function isEstablished(characters: string, words: Words): boolean {
  return words.works(characters, worksOfEstablished) >= worksOfEstablished;
}

/** Genres that stand for each other by a slip of memory: 暂行规定 for 暂行条例. A notice and the plan it issues are two. */
const mistaken = /(?:条例|办法|规定|规则|细则)$/;
/** Shorter titles name too much: 信访条例, 信访办法. */
const shortestMatter = 6;

/** Whether the two name one matter in other genres of rules, or with 管理 and without: 《政务公开管理规定》 for 《政务公开管理办法》. */
export function namesSameMatter(cited: string, known: string): boolean {
  const [a, b] = [mistaken.exec(cited)?.[0], mistaken.exec(known)?.[0]];
  if (a === undefined || b === undefined) return false;
  const [matter, other] = [cited.slice(0, -a.length), known.slice(0, -b.length)];
  if (a !== b) return matter.length >= shortestMatter && matter === other;
  // 《节约用水管理条例》 for 《节约用水条例》
  return matter.length >= shortestMatter && (matter === `${other}管理` || other === `${matter}管理`);
}

/** True where `cited` is most likely `known` with one or two characters wrong. */
export function isSlip(cited: string, known: string, words: Words): boolean {
  const [a, b] = [genre.exec(cited)?.[0], genre.exec(known)?.[0]];
  if (a !== undefined && b !== undefined && a !== b) return false;
  const pieces = differences(cited, known);
  // 中华人民共和国 names no document: whatever is wrong with it is a slip.
  const telling = known.startsWith(state) ? pieces.filter(({ knownAt }) => knownAt >= state.length) : pieces;
  if (!isSamePlace(cited, known, telling.length < pieces.length, words)) return false;
  const isWhole = telling.every((piece) => piece.known === '');
  if (telling.length > 1 && !isWhole && !isRecognisable(known)) return false;
  const reads = words.fragments(cited) <= words.fragments(known);
  return telling.every((piece) => isSlipOfPen(cited, piece, words, reads));
}

interface Piece {
  /** Where the difference begins in the two titles. */
  readonly citedAt: number;
  readonly knownAt: number;
  readonly cited: string;
  readonly known: string;
}

/** @param reads the cited title is as good a run of words as the known one. */
function isSlipOfPen(title: string, { citedAt, cited, known }: Piece, words: Words, reads: boolean): boolean {
  const counts = [cited, known].filter((side) => countingCharacters.test(side));
  // 三 for 二 names another document, a stray character for 二 does not.
  if (counts.length === 2 || (counts.length === 1 && (cited === '' || known === ''))) return false;
  if (versionWords.test(cited) || versionWords.test(known)) return false;
  if (isSwapped(cited, known)) return true;
  const end = citedAt + cited.length;
  // 航道法 is not 水法 with a slip: a word for another word, a word more or less.
  const around = [cited, title.slice(citedAt, end + 1), title.slice(citedAt - 1, end)];
  if (cited.length >= 2 && around.some((run) => isWord(run, words))) return false;
  if (cited.length >= 2 && known !== '' && isEstablished(cited, words)) return false;
  if (!reads || cited.length >= 2) return true;
  if (cited === '') return known.length < 2 || !isWord(known, words);
  if (known !== '') return known.length < 2;
  // 残疾军人证 is not 残疾人证 with a slip.
  return !isWord(title.slice(citedAt - 1, citedAt + 1), words) && !isWord(title.slice(citedAt, citedAt + 2), words);
}

function isSwapped(a: string, b: string): boolean {
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
}

/** What names the matter is long enough to be known with two characters wrong. */
function isRecognisable(title: string): boolean {
  return title.replace(state, '').replace(region, '').replace(genre, '').length >= 4;
}

/** The place that a squeezed title begins with; empty where it names none. */
export function placeOf(title: string): string {
  return region.exec(title)?.[0] ?? '';
}

function isSamePlace(cited: string, known: string, stateDiffers: boolean, words: Words): boolean {
  if (stateDiffers || (cited.startsWith(state) && known.startsWith(state))) return true;
  const [a, b] = [placeOf(cited), placeOf(known)];
  if (a === b) return true;
  const isProvince = provinces.has(b);
  if (isProvince && (provinces.has(a) || a === '' || a.length > b.length || noPlace.test(a))) {
    return !provinces.has(a);
  }
  // A character more or less, or two that changed places, is no other place.
  if (!isProvince && (isWithin(a, b) || isWithin(b, a) || [...a].sort().join('') === [...b].sort().join('')))
    return true;
  // 青溪市 and 云溪市 are two places, unless nobody has heard of the one, and everybody of the other.
  const isKnown = isProvince || words.isInDictionary(b) || isEstablished(b, words);
  return isKnown && a.length === b.length && wrongIn(a, b) === 1 && !exists(a, words);
}

/** Whether the characters of the one stand in the other in their order, with more between them. */
function isWithin(a: string, b: string): boolean {
  if (a.length >= b.length) return false;
  let at = 0;
  for (const character of b) if (character === a[at]) at++;
  return at === a.length;
}

/** Characters that differ in names of one length. */
function wrongIn(a: string, b: string): number {
  return [...a].filter((character, at) => character !== b[at]).length;
}

function exists(place: string, words: Words): boolean {
  return words.isInDictionary(place) || words.isInDictionary(place.slice(0, -1)) || words.works(place, 1) > 0;
}

/** Differences of the two, neighbouring ones together; swapped characters are one. */
function differences(cited: string, known: string): readonly Piece[] {
  const width = known.length + 1;
  const costs = new Uint16Array((cited.length + 1) * width);
  for (let row = 0; row <= cited.length; row++) {
    for (let column = 0; column <= known.length; column++) {
      const at = row * width + column;
      if (row === 0 || column === 0) {
        costs[at] = row + column;
        continue;
      }
      const same = cited[row - 1] === known[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && isSwapped(cited.slice(row - 2, row), known.slice(column - 2, column));
      costs[at] = Math.min(
        costs[at - width - 1]! + same,
        costs[at - width]! + 1,
        costs[at - 1]! + 1,
        swapped ? costs[at - 2 * width - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  const pieces: Piece[] = [];
  let [row, column] = [cited.length, known.length];
  while (row > 0 || column > 0) {
    const at = row * width + column;
    const [wide, deep] = stepBack(costs, at, width, cited.slice(0, row), known.slice(0, column));
    const own: Piece = {
      citedAt: row - wide,
      knownAt: column - deep,
      cited: cited.slice(row - wide, row),
      known: known.slice(column - deep, column),
    };
    const next = pieces.at(-1);
    if (own.cited !== own.known) {
      if (next && next.citedAt === row && next.knownAt === column) {
        pieces.pop();
        pieces.push({ ...own, cited: own.cited + next.cited, known: own.known + next.known });
      } else pieces.push(own);
    }
    row -= wide;
    column -= deep;
  }
  return pieces;
}

/** How many characters of each side the cheapest last step takes. */
function stepBack(
  costs: Uint16Array,
  at: number,
  width: number,
  cited: string,
  known: string,
): readonly [number, number] {
  const cost = costs[at]!;
  if (cited === '') return [0, 1];
  if (known === '') return [1, 0];
  if (isSwapped(cited.slice(-2), known.slice(-2)) && cost === costs[at - 2 * width - 2]! + 1) return [2, 2];
  if (cost === costs[at - width - 1]! + (cited.at(-1) === known.at(-1) ? 0 : 1)) return [1, 1];
  return cost === costs[at - width]! + 1 ? [1, 0] : [0, 1];
}
