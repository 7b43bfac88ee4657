/**
 * Slips planted into established wording: the texts that `wording/differs` is measured with. Everything is drawn by a
 * seeded generator from the clauses of a corpus; nothing is chosen by hand.
 */
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import type { Segmenter } from '../../server/src/corpus/segmenter.ts';
import { seededRandom } from '../bench/measure.ts';

const kinds = [
  'character changed',
  'character dropped',
  'character added',
  'characters swapped',
  'word changed',
  'word dropped',
  'word added',
  'words swapped',
  'enumeration reordered',
] as const;
export type Kind = (typeof kinds)[number];

/** How the wording stands in the draft: a sentence of its own, a comma segment of another sentence, quoted in one. */
export type Setting = 'clause' | 'segment' | 'fragment';
const settings: readonly Setting[] = ['clause', 'segment', 'fragment'];

export interface PlantedSlip {
  readonly kind: Kind;
  readonly setting: Setting;
  /** The sentence with the slip. */
  readonly sentence: string;
  /** The wording as the corpus has it, and as the sentence has it. */
  readonly right: string;
  readonly wrong: string;
}

/** Frequent characters of official prose, to change a character into. */
const frequent =
  '发展建设工作政府国家人民社会经济管理制度改革服务保障安全生产推进加强提高全面重大基本方面问题地区资源环境教育科技';
const han = /^[\u4e00-\u9fff]+$/;
const figures = /[\d％%〇零一二三四五六七八九十百千万亿]/;
const establishedWorks = 3;
/** Clauses looked at for each slip: few are formulas, fewer have an enumeration. */
const mostTries = 3000;
/** Words looked at for one that shares a character. */
const mostRelated = 30;

/**
 * `count` slips in wording that at least three works of the corpus share, or (`long`) in whole clauses of 25 to 80
 * characters that one work has. `hosts`: sentences of other texts in which segments and fragments are put.
 */
export function plantSlips(
  corpus: Corpus,
  segmenter: Segmenter,
  hosts: readonly string[],
  options: { readonly count: number; readonly seed: number; readonly source: 'formula' | 'long' },
): PlantedSlip[] {
  const random = seededRandom(options.seed);
  const pick: Pick = (items) => items[random(items.length)]!;
  const clause = (): string => corpus.clause(random(corpus.clauseCount)).text;
  const planted: PlantedSlip[] = [];
  for (let tries = 0; planted.length < options.count && tries < options.count * mostTries; tries++) {
    const kind = kinds[planted.length % kinds.length]!;
    const setting = options.source === 'long' ? 'clause' : settings[Math.floor(planted.length / kinds.length) % 3]!;
    const right = wordingOf(corpus, clause(), pick, options.source);
    if (!right || figures.test(right)) continue;
    const wrong = change(right, kind, segmenter, pick, () => wordOf(clause(), segmenter, pick));
    if (!wrong || wrong === right || corpus.find(wrong, 1).length > 0) continue;
    planted.push({ kind, setting, right, wrong, sentence: settle(wrong, setting, pick(hosts)) });
  }
  return planted;
}

type Pick = <T>(items: readonly T[]) => T;

function wordingOf(corpus: Corpus, clause: string, pick: Pick, source: 'formula' | 'long'): string | null {
  const text = clause.replace(/[。；！？]$/, '');
  if (source === 'long') return text.length >= 25 && text.length <= 80 ? text : null;
  const segments = text.split(/[，：]/).filter(({ length }) => length >= 8 && length <= 30);
  if (segments.length === 0) return null;
  const segment = pick(segments);
  return corpus.works(segment) >= establishedWorks ? segment : null;
}

function wordOf(clause: string, segmenter: Segmenter, pick: Pick): string {
  const words = segmenter.words(clause).map(({ start, end }) => clause.slice(start, end));
  const long = words.filter((word) => word.length === 2 && han.test(word));
  return long.length > 0 ? pick(long) : '有关';
}

function change(text: string, kind: Kind, segmenter: Segmenter, pick: Pick, word: () => string): string | null {
  if (kind === 'enumeration reordered') return reorder(text, pick);
  if (kind.startsWith('character')) {
    const at = pick([...text].map((_, index) => index));
    if (!han.test(text.slice(at, at + 2))) return null;
    const changed: Record<string, string> = {
      'character changed': pick([...frequent]),
      'character dropped': '',
      'character added': text[at]! + pick([text[at]!, pick([...frequent])]),
      'characters swapped': (text[at + 1] ?? '') + text[at]!,
    };
    return text.slice(0, at) + changed[kind]! + text.slice(at + (kind === 'characters swapped' ? 2 : 1));
  }
  const words = segmenter.words(text).map(({ start, end }) => text.slice(start, end));
  const long = words.flatMap((word, index) => (word.length > 1 && han.test(word) ? [index] : []));
  if (long.length === 0) return null;
  const at = pick(long);
  if (kind === 'words swapped') {
    if (at + 1 >= words.length || !han.test(words[at + 1]!)) return null;
    return [...words.slice(0, at), words[at + 1]!, words[at]!, ...words.slice(at + 2)].join('');
  }
  if (kind === 'word changed') {
    // People write a word that is alike, and they write a wrong one.
    const isRelated = (other: string): boolean => [...other].some((character) => words[at]!.includes(character));
    const others = Array.from({ length: pick([1, mostRelated]) }, word);
    return words.with(at, others.find(isRelated) ?? others[0]!).join('');
  }
  return words.with(at, kind === 'word dropped' ? '' : word() + words[at]!).join('');
}

/** Two neighbouring items exchanged; the first and the last may take with them what stands before and after the enumeration. */
function reorder(text: string, pick: Pick): string | null {
  const items = text.split('、');
  if (items.length < 3) return null;
  const at = pick(items.slice(1).map((_, index) => index));
  return items
    .with(at, items[at + 1]!)
    .with(at + 1, items[at]!)
    .join('、');
}

function settle(wording: string, setting: Setting, host: string): string {
  if (setting === 'clause') return `${wording}。`;
  const [first, ...rest] = host.replace(/[。；！？].*$/, '').split('，');
  if (setting === 'segment') return `${[first, wording, ...rest].join('，')}。`;
  return `${first}“${wording}”${rest.join('，')}。`;
}
