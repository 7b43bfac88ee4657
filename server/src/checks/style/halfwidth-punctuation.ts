/** style/halfwidth-punctuation: ASCII marks in Chinese text. */
import type { ParagraphCheck, ParagraphEdit, ParagraphFinding } from '../check.ts';
import { correction } from './correction.ts';
import { isInside, titleStretches } from './silent-stretches.ts';

const han = '\\u3400-\\u9fff';
/** A mark beside a Chinese character, or beside what ends a Chinese phrase; between digits or letters it is their own. */
const mark = new RegExp(
  `(?<=[${han}”’》）〉】］％%])\\s?[,;:?!](?![,;:?!/])|(?<=[0-9A-Za-z)])[,;?!]\\s?(?=[${han}“《（])|(?<=[${han}”》])(?<!^第?[一二三四五六七八九十]{1,4})\\.(?=[${han}“《（])|(?<=[${han}”》）％%]|[${han}]\\))\\.(?=$)`,
  'g',
);
const wide: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' };
/** Cheap looks before the patterns run; the point of a number is no mark. */
const anyMark = /[,;:?!.()"'｡､｢｣]/;
const anyButPoints = /[,;:?!()"'｡､｢｣]|\.(?![0-9])/;
const round = /[（(]([^()（）]{0,80})[）)]/g;
const straight = /"([^"“”]{1,80})"/g;
/** Apostrophes of foreign words stand beside letters. */
const single = /(?<![A-Za-z0-9])'([^'‘’A-Za-z]{1,40})'(?![A-Za-z0-9])/g;
/** Marks of half width from the time of narrow kana. */
const narrow = /[｡､｢｣]/g;
const widened: Readonly<Record<string, string>> = { '｡': '。', '､': '、', '｢': '「', '｣': '」' };
/** Text typed so throughout has a habit, told with less weight than a slip: several such marks and none of full width. */
const wideMark = /[，；：]/;
const wideBracket = /[（）]/;
const habit = 3;
const isLabel = /^\([0-9一二三四五六七八九十]{1,3}\)$/;
const anyHan = new RegExp(`[${han}]`);
/** Short nouns before the next comma, 和 or 等: a list that has 、. */
const member = new RegExp(`^[${han}]{1,4}(?:[,、]|(?:和|及|以及|与|等))`);
const memberBefore = new RegExp(`(?:^|[,、，。；：“（]|[${han}]{0,3})[${han}]{1,4}$`);

export const halfwidthPunctuation: ParagraphCheck = {
  code: 'style/halfwidth-punctuation',
  title: { zh: '中文里的半角标点', en: 'ASCII marks in Chinese text' },
  rationale: {
    zh: '中文用中文标点：逗号、分号、冒号、括号、引号占一个字的位置（GB/T 15834—2011，第5章；GB/T 9704—2012，第9章）。数字、外文、网址里的照写；《》内照原文。',
    en: 'Chinese text has Chinese marks, a full character wide (GB/T 15834—2011, chapter 5). Numbers, foreign words and addresses keep theirs; titles are cited as printed.',
  },
  defaultSeverity: 'warning',
  severityIn: { law: 'information' },
  bad: [
    { text: '加强统筹⟦,⟧落实责任。', fixed: '加强统筹，落实责任。' },
    { text: '由市财政局⟦(以下简称市局)⟧负责⟦;⟧各区配合⟦.⟧', fixed: '由市财政局（以下简称市局）负责；各区配合。' },
    { text: '增长5%⟦,⟧高于全省。', fixed: '增长5%，高于全省。' },
    { text: '推进⟦"一网通办"⟧改革。', fixed: '推进“一网通办”改革。' },
    { text: '整治占道⟦,⟧噪声⟦,⟧扬尘等问题。', fixed: '整治占道、噪声、扬尘等问题。' },
  ],
  good: [
    { text: '加强统筹，落实责任。' },
    { text: '上午9:00至11:30，比例为1:2.5，共1,200人。' },
    { text: '网址为http://www.example.org/a,b。' },
    { text: '采用GB/T 15834—2011（see annex A, B）的规定。' },
    { text: '细颗粒物(PM2.5)浓度下降。' },
    { text: '《青溪市公园,绿地管理办法》' },
  ],
  concerns: ({ text }) => anyMark.test(text) && anyButPoints.test(text),
  *find({ text, kind }) {
    const found = [...marks(text), ...narrowMarks(text), ...(kind === 'row' ? [] : [...pairs(text)])];
    for (const finding of found.sort((a, b) => a.start - b.start)) {
      if (!isInside(titleStretches(text), finding.start)) yield finding;
    }
  },
};

function say(printed: string, corrected: string) {
  return {
    zh: `中文里用全角标点：“${printed}”应作“${corrected}”。`,
    en: `ASCII mark in Chinese text: “${corrected}” instead of “${printed}”.`,
  };
}

function* marks(text: string): Iterable<ParagraphFinding> {
  const found = [...text.matchAll(mark)];
  const isHabit = found.length >= habit && !wideMark.test(text);
  const told = new Set<string>();
  for (const { index, 0: printed } of found) {
    const at = index + printed.search(/\S/);
    const character = text[at]!;
    const newText = character === ',' && isList(text, at) ? '、' : wide[character]!;
    const edit: ParagraphEdit = { start: index, end: index + printed.length, newText };
    const finding = correction(text, { start: index, end: index + printed.length }, [edit], (before, after) =>
      say(before.trim(), after),
    );
    // The same mark again in one paragraph is the same slip: one warning is enough.
    yield isHabit || told.has(character) ? { ...finding, severity: 'information' } : finding;
    told.add(character);
  }
}

function* narrowMarks(text: string): Iterable<ParagraphFinding> {
  for (const { index, 0: printed } of text.matchAll(narrow)) {
    const edit: ParagraphEdit = { start: index, end: index + 1, newText: widened[printed]! };
    yield correction(text, { start: index, end: index + 1 }, [edit], say);
  }
}

/** The comma stands between nouns of a list: A,B和C; A,B,C等. */
function isList(text: string, at: number): boolean {
  const after = member.exec(text.slice(at + 1, at + 8))?.[0];
  if (after === undefined) return false;
  const before = /[,、]/.test(text.slice(Math.max(0, at - 5), at));
  return (
    (before || after.endsWith(',')) && memberBefore.test(text.slice(Math.max(0, at - 8), at)) && closes(text, at + 1)
  );
}

/** The list of short nouns ends in 和, 及 or 等. */
function closes(text: string, from: number): boolean {
  return new RegExp(`^(?:[${han}]{1,4}[,、]){0,12}[${han}]{1,4}(?:和|及|以及|与|等)`).test(text.slice(from, from + 80));
}

function* pairs(text: string): Iterable<ParagraphFinding> {
  const found = [
    ...[...text.matchAll(round)].map((match) => [match, '（', '）'] as const),
    ...[...text.matchAll(straight)].map((match) => [match, '“', '”'] as const),
    ...[...text.matchAll(single)].map((match) => [match, '‘', '’'] as const),
  ];
  for (const [{ index, 0: printed, 1: inner }, open, close] of found) {
    const end = index + printed.length;
    const edits: ParagraphEdit[] = [];
    if (printed[0] !== open) edits.push({ start: index, end: index + 1, newText: open });
    if (printed.at(-1) !== close) edits.push({ start: end - 1, end, newText: close });
    // One bracket of each width is a slip whatever stands between; both of half width may hold foreign words.
    if (edits.length === 0 || (edits.length === 2 && !anyHan.test(inner!))) continue;
    const finding = correction(text, { start: index, end }, edits, say);
    if (open !== '（' || wideBracket.test(text)) yield finding;
    // Brackets of half width throughout are a habit, numbers in them above all.
    else yield { ...finding, severity: isLabel.test(printed) ? 'hint' : 'information' };
  }
}
