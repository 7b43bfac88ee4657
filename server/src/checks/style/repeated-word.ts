/** style/repeated-word: a word or mark written twice. */
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';
import { isInside, titleStretches } from './silent-stretches.ts';

/** Function words that are never doubled, with the neighbours that make two words of them: 目的的, 参与与, 为了了解. */
const characters = [
  '(?<![目标众])的{2,}(?![确士])',
  '(?<![存内外潜实现所])在{2,}(?![建职校读岗线册编任押逃途审研用外内场位家地逃])',
  '(?<![但于可还就只凡若如求])是{2,}(?![否非])',
  '(?<![总共饱缓温调中谐祥平])和{2,}(?![谐平睦美解好])',
  '于{2,}(?!是)',
  '(?<![参赠授给赋])与{2,}(?![会])',
  '(?<![以涉普危顾触波遍累提推])及{2,}(?![时早至格])',
  '(?<![自理缘事案原])由{2,}',
  '(?<![方定导面取意倾走流转趋志])向{2,}(?![上心日导])',
  '(?<![相供对适响反回效感呼])应{2,}(?=当)',
];
/** Words of two characters that officials write most, doubled by a slip of the keyboard. */
const pairs = '(?<!一)([\\u4e00-\\u9fa5]{2,4})\\1+';
const marks = '，{2,}|、{2,}|；{2,}|：{2,}|(?<!。)。。(?!。)|[，、；：]。|[，；]、|、[，；]|。[，；、]';
const repeated = new RegExp(`${characters.join('|')}|${marks}|${pairs}`, 'g');
/** A cheap look before the pattern runs: some character or pair stands twice. */
const doubled = /([的在是和于与及由向应])\1|[，、；：。]{2}|([\u4e00-\u9fa5]{2,4})\2/;

/** Doubled on purpose: 一步一步, 研究研究, 许许多多, names. */
const meant =
  /^(?:[一逐半越边各自又或有无每同步层年月日时天人家户村代]|.*[〇零一二三四五六七八九十百千万几两])|^(?:研究|讨论|考虑|商量|了解|学习|谢谢|哈哈|等等|多多|点点|常常|往往|渐渐|刚刚|仅仅|大大|纷纷|种种|处处)/;
/** Words behind which the same characters begin another word or name. */
const apart = /^(?:人民|中国|中央|国家|国际|全国|公司|法院|银行|学校|大学|省市|建设|委员|工作|管理|技术)$/;

export const repeatedWord: ParagraphCheck = {
  code: 'style/repeated-word',
  title: { zh: '字词或者标点重复', en: 'A word or mark written twice' },
  rationale: {
    zh: '“的的”“进行进行”“，，”多是录入、修改时留下的。“目的的”“参与与”“一步一步”等不提示，表格不提示。',
    en: 'Doubled words and marks are left behind by editing. Words that meet by chance (目的的) or double on purpose (一步一步) are not meant.',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '加强公园⟦的的⟧管理。', fixed: '加强公园的管理。' },
    { text: '对公园⟦进行进行⟧检查。', fixed: '对公园进行检查。' },
    { text: '加强统筹⟦，，⟧落实责任。', fixed: '加强统筹，落实责任。' },
  ],
  good: [
    { text: '加强公园的管理，以达到目的的方式为准。' },
    { text: '一步一步推进，一项一项落实，好好研究研究。' },
    { text: '为了了解情况，参与与本市有关的活动。' },
    { text: '属于存在在建工程的，应当说明……' },
  ],
  *find({ text, kind }) {
    if (kind === 'row' || !doubled.test(text)) return;
    for (const { index, 0: printed, 1: word } of text.matchAll(repeated)) {
      if (isInside(titleStretches(text), index)) continue;
      if (word !== undefined && (meant.test(word) || apart.test(word))) continue;
      const isMark = /^[，、；：。]/.test(printed);
      const once = word ?? (isMark ? markOf(printed) : printed[0]!);
      yield replacement(text, { start: index, end: index + printed.length }, once, () => ({
        zh: isMark ? `标点“${printed}”重复。` : `“${once}”重复。`,
        en: isMark ? `Two marks in a row: “${printed}”.` : `“${once}” is written twice.`,
      }));
    }
  },
};

/** 。 ends a sentence whatever stands before it; else the first mark stays. */
function markOf(printed: string): string {
  return printed.includes('。') ? '。' : printed[0]!;
}
