/** What the sentence around a figure says of it, worked out when it is asked for. */
import { fold } from '../fold.ts';

/** Where no frame is told apart: too few words stand around the number. */
export const NO_FRAME = 0;

/** Characters before a figure in which its price basis is named: 按可比价格计算. */
const PRICE_WORDS = 30;
/** Fewest words of a sentence, or of the part between its marks, that no other sentence shares by chance. */
const SHORTEST_SENTENCE = 8;
const SHORTEST_SEGMENT = 6;
/** Longer sentences are compared by what stands this near the figure. */
const LONGEST_SIDE = 160;

const kinds =
  '新区|高新区|开发区|经开区|自贸试验区|自由贸易试验区|合作区|科学城|城区|片区|城市群|都市圈|经济圈|经济带|城镇群|大湾区|三角洲|“一区”|“两群”|库区|老区';
/** A part of the place that stands before a figure in its sentence: its figure is not that of the whole. */
const part = new RegExp(
  `(?:^|[，。；：、（“”\\s在由以对将使与]|推动|支持|加快|实施|提升|建设)([\\u4e00-\\u9fa5]{1,8}?(?:${kinds}))(?![的、和及内外])`,
  'g',
);
/** A cheap look before the pattern runs. */
const anyPart = new RegExp(kinds);
/** 推进西部（重庆）科学城建设: a section about a part. What is yet to be built (打造…城市群) is one as well. */
const partOfHeading = new RegExp(
  `(?:推动|推进|加快|支持|促进|建设|打造|高水平|高质量|^)([\\u4e00-\\u9fa5（）()]{2,12}?(?:${kinds}))`,
);

/** The part of the place that a section is about, by its heading; null where it is about the whole. */
export function partInHeading(heading: string): string | null {
  return partOfHeading.exec(heading)?.[1] ?? null;
}

/** A sentence without another number is no formula of every year from so many words on. */
const LONG_SENTENCE = 36;

interface Frames {
  readonly exact: number;
  readonly sentence: number;
  readonly segment: number;
  readonly segmentWords: number;
}

/** A figure at logical offsets of its paragraph's text. */
export class FigureSentence {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  /** Whether other numbers share its metric, so that it is not sure whose it is: 城镇和农村人均住房面积32.9平方米、37.1平方米. */
  readonly isShared: boolean;
  /** What a change starts from (从36%提高到39%): of another time than the rest. */
  readonly isStart: boolean;
  #frames: Frames | null = null;
  #part: string | null | undefined;
  #namesYear: boolean | undefined;
  #priceBasis: 'current' | 'constant' | null | undefined;

  constructor(
    text: string,
    start: number,
    end: number,
    { isShared, isStart }: Pick<FigureSentence, 'isShared' | 'isStart'>,
  ) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.isShared = isShared;
    this.isStart = isStart;
  }

  /** A part of the place (两江新区) that the sentence speaks of. */
  get part(): string | null {
    if (this.#part === undefined) {
      const before = this.#text.slice(this.#from(clauseMarks), this.#start);
      this.#part = anyPart.test(before) ? ([...before.matchAll(part)].at(-1)?.[1] ?? null) : null;
    }
    return this.#part;
  }

  /** Whether the sentence names the year itself. */
  get namesYear(): boolean {
    this.#namesYear ??= /(?:19|20)\d\d\s?年/.test(this.#text.slice(this.#from(sentenceMarks), this.#start));
    return this.#namesYear;
  }

  get priceBasis(): 'current' | 'constant' | null {
    if (this.#priceBasis === undefined) this.#priceBasis = this.#readPriceBasis();
    return this.#priceBasis;
  }

  #readPriceBasis(): 'current' | 'constant' | null {
    const from = Math.max(this.#from(sentenceMarks), this.#start - PRICE_WORDS);
    const words = this.#text.slice(from, this.#end + PRICE_WORDS);
    if (!/[价名口]/.test(words)) return null;
    if (/不变价|可比价|可比口径/.test(words)) return 'constant';
    return /现价|当年价|名义/.test(words) ? 'current' : null;
  }

  /**
   * Number of the sentence without this one of its numbers: who prints the same words with all the same numbers but one
   * means the same. {@link NO_FRAME} where no other number stands there and the words are few.
   */
  get exactFrame(): number {
    this.#frames ??= this.#readFrames();
    return this.#frames.exact;
  }

  /**
   * Number of the sentence without its numbers, and which of them the figure is: two figures with one such number are
   * said word for word alike. {@link NO_FRAME} where the sentence is short.
   */
  get sentenceFrame(): number {
    this.#frames ??= this.#readFrames();
    return this.#frames.sentence;
  }

  /** The same of the words between two marks, and those before them where they are few. */
  get segmentFrame(): number {
    this.#frames ??= this.#readFrames();
    return this.#frames.segment;
  }

  /** Letters of those words. */
  get segmentWords(): number {
    this.#frames ??= this.#readFrames();
    return this.#frames.segmentWords;
  }

  #readFrames(): Frames {
    const from = this.#from(clauseMarks);
    const to = this.#to(clauseMarks);
    const whole = this.#frame(Math.max(from, this.#start - LONGEST_SIDE), Math.min(to, this.#end + LONGEST_SIDE));
    const distinct = whole.hasNumber || whole.words >= LONG_SENTENCE;
    let start = this.#from(partMarks);
    const end = this.#to(partEnds);
    let segment = this.#frame(start, end);
    while (segment.words < SHORTEST_SEGMENT && start > from) {
      start = this.#from(partMarks, start - 1);
      segment = this.#frame(start, end);
    }
    return {
      exact: distinct && whole.words >= SHORTEST_SENTENCE ? whole.exact : NO_FRAME,
      sentence: whole.words < SHORTEST_SENTENCE ? NO_FRAME : whole.masked,
      segment: segment.words < SHORTEST_SEGMENT ? NO_FRAME : segment.masked,
      segmentWords: segment.words,
    };
  }

  #frame(from: number, to: number): FrameSum {
    const text = folded(this.#text);
    return sumOf(unlabelled(text.slice(from, this.#start)), unlabelled(text.slice(this.#end, to)));
  }

  #from(marks: string, before = this.#start): number {
    for (let at = before - 1; at >= 0; at--) if (isAmong(marks, this.#text.charCodeAt(at))) return at + 1;
    return 0;
  }

  #to(marks: string): number {
    const { length } = this.#text;
    for (let at = this.#end; at < length; at++) if (isAmong(marks, this.#text.charCodeAt(at))) return at;
    return length;
  }
}

const sentenceMarks = '。！？';
const clauseMarks = '。！？；';
const partEnds = '，。！？；';
const partMarks = '，。！？；：';

function isAmong(marks: string, code: number): boolean {
  for (let at = 0; at < marks.length; at++) if (marks.charCodeAt(at) === code) return true;
  return false;
}

// The figures of a paragraph are looked at one after the other: the last text is remembered.
let last = { text: '', folded: '' };

function folded(text: string): string {
  if (text !== last.text) last = { text, folded: fold(text) };
  return last.folded;
}

/** Folded text without white space, and without the label that a list begins with. */
function unlabelled(text: string): string {
  const squeezed = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  return squeezed.replace(/^(?:-+|[一二三四五六七八九十]是|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、])/, '');
}

/** Sums of what stands around a figure: FNV-1a over UTF-16 code units, never {@link NO_FRAME}. */
interface FrameSum {
  /** With its numbers, and with its numbers alike. */
  readonly exact: number;
  readonly masked: number;
  readonly hasNumber: boolean;
  /** Letters. */
  readonly words: number;
}

/** `=` stands for the figure, `#` for every other number. */
function sumOf(before: string, behind: string): FrameSum {
  const text = `${before}=${behind}`;
  const numbers = /\d[\d,]*(?:\.\d+)?/g;
  let masked = 0x811c9dc5;
  let from = 0;
  for (let match = numbers.exec(text); match !== null; match = numbers.exec(text)) {
    masked = Math.imul(summed(masked, text, from, match.index) ^ 0x23, 0x01000193);
    from = numbers.lastIndex;
  }
  return {
    exact: summed(0x811c9dc5, text, 0, text.length) >>> 0 || 1,
    masked: summed(masked, text, from, text.length) >>> 0 || 1,
    hasNumber: from > 0,
    words: lettersIn(text),
  };
}

function summed(sum: number, text: string, from: number, to: number): number {
  let value = sum;
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}

/** In UTF-16 code units. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code < 0xa000) letters++;
    // Marks and digits apart, few characters of a policy text are none of the common ideographs.
    else if (code > 0x40 && !isMark(code)) return text.replace(/[^\p{L}]/gu, '').length;
  }
  return letters;
}

/** Of general, CJK and full-width punctuation, what is never a letter. */
function isMark(code: number): boolean {
  return (
    (code >= 0x2000 && code < 0x2070) ||
    (code >= 0x3000 && code < 0x3005) ||
    (code >= 0x3008 && code < 0x3021) ||
    (code >= 0xff00 && code < 0xff21)
  );
}
