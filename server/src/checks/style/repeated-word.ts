/** style/repeated-word: a word or mark written twice. */
import type { Segmenter } from '../../corpus/segmenter.ts';
import { isIdeograph } from '../../policy/ideograph.ts';
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
  '(?<![不为受未])了{2,}(?![解结却断然])',
  '(?<![需主重必首只纲摘紧扼险撮])要{2,}(?![素求件点塞道领害闻价务挟紧是么])',
  '(?<![主大名武强小猛良老干部])将{2,}(?![军领士来近])',
  '(?<![面针相绝应反核校成敌配])对{2,}(?![口策应象接标比照方立外内手话])',
  '(?<![合兼归吞火])并{2,}(?![网联购轨行入列存])',
  '(?<=[0-9])(?:个{2,}(?![体人性案股别税子贷展])|项{2,}(?![目])|家{2,}(?![庭具政电居纺禽畜长校装园])|户{2,}(?![籍均口主型外])|座{2,}(?![位椅谈机])|万{2,}|亿{2,}|元{2,})',
  '(?<=应)当{2,}(?![场日天面众时年月期即庭事地前选])',
  '已{2,}',
  '把{2,}(?![关握手控])',
  '各{2,}(?![自])',
  '(?<=^|[，。；：])为{2,}(?![民主期何人首重准限先例此了])',
  '(?<=[0-9年月日底末])前{2,}(?![期年期后提])',
  '第{2,}(?=[〇零一二三四五六七八九十百0-9])',
  '(?<=[0-9])年{2,}(?=[0-9])',
  '(?<=[0-9])月{2,}(?=[0-9])',
  '被{2,}(?![告害动子申执])',
  '(?<![方定导面取意倾走流转趋志])向{2,}(?![上心日导])',
  '(?<![相供对适响反回效感呼])应{2,}(?=当)',
];
/** One character of a word typed twice. */
const typed = [
  '(?<![推促改引先跟演递增前迈出后])进{2,}行',
  '(?<![增参附施追添更])加{2,}强',
  '(?<![前])提{2,}(?:高|升|供)',
  '(?<![许认])可{2,}以',
  '(?<![坚维])持{2,}续',
  '进行{2,}(?![政为业动驶使程走李人贿凶刑医军销市文窃])',
  '加强{2,}(?![制化度调大])',
  '管理{2,}(?![解念论应由顺赔财清])',
  '建设{2,}(?![备施计立置定在有])',
  '发展{2,}(?![示开览现望会])',
];
/** Words whose second character is easily typed twice: 纳入入年度考核. What goes on with a word of its own is none: 会同同级财政部门. */
const slipped =
  '纳入 会同 负责 组织 落实 完善 建立 开展 实施 指导 监督 检查 制定 印发 贯彻 执行 支持 鼓励 引导 规范 保障 确保 优化 强化 深化 统筹 协调 审核 批准 报送 明确 围绕 坚持 加快 提升 构建 打造 培育 拓展 按照 根据 依据 有关 相关 以及 或者 机构 企业 单位 部门 政府'.split(
    ' ',
  );
const lastTwice = slipped.map((word) => `(?<=${word.slice(0, -1)})${word.at(-1)}{2}(?=[\\u4e00-\\u9fa5])`).join('|');
/** Words of two characters that officials write most, doubled by a slip of the keyboard. */
const pairs = '(?<!一)([\\u4e00-\\u9fa5]{2,4}|[\\u4e00-\\u9fa5]{5,8})\\1+';
const marks =
  '，{2,}|、{2,}|；{2,}|：{2,}|%{2,}|％{2,}|(?<!。)。。(?!。)|[，、；：]。|[，；]、|、[，；]|；，|，；|。[，；、]|[，。；：、][,;](?=[\\u4e00-\\u9fa5]|$)';
/** A member that a list has twice in a row: 幸福感、幸福感. */
const members = '(?<=[、，。；：“])([\\u4e00-\\u9fa5]{2,8})、\\2(?=[、，。；”]|$|分别|均|等|全覆盖)';
/** A clause, or its end, that stands twice: 优化营商环境，营商环境，. */
const clauses = '([\\u4e00-\\u9fa5]{4,40})，\\3(?=[，。；])';
const repeated = new RegExp([...characters, ...typed, marks, pairs, members, clauses, `(${lastTwice})`].join('|'), 'g');
/** The characters, words and marks above. */
const characterTwice = '的在是和于与及由向应进加提可持行强理设展了要将对并把被各为第年月前个项家户座万亿元当已';
const slippedWords = new Set(slipped);
const marksInRow = '，、；：。';
const enumerationComma = '、'.charCodeAt(0);
const comma = '，'.charCodeAt(0);

/** A cheap look before the pattern runs: some character, word or mark may stand twice. */
function mayRepeat(text: string): boolean {
  // So many characters up to here are the same as those two, three and four before them.
  let two = 0;
  let three = 0;
  let four = 0;
  let fourth = 0;
  let third = 0;
  let second = 0;
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isIdeograph(code)) {
      two = code === second ? two + 1 : 0;
      three = code === third ? three + 1 : 0;
      four = code === fourth ? four + 1 : 0;
      if (two >= 2 || three >= 3 || four >= 4) return true;
      if (at % 4 === 0 && mayRepeatLonger(text, at)) return true;
      if (code === last && isSlipTwice(text, at)) return true;
    } else {
      two = 0;
      three = 0;
      four = 0;
      if (at > 0 && !isIdeograph(last) && areMarksInRow(text[at - 1]!, text[at]!)) return true;
      if ((code === enumerationComma || code === comma) && mayRepeatMember(text, at)) return true;
    }
    fourth = third;
    third = second;
    second = last;
    last = code;
  }
  return false;
}

function areMarksInRow(before: string, mark: string): boolean {
  if (mark === '%' || mark === '％') return before === mark;
  return marksInRow.includes(before) && (marksInRow.includes(mark) || mark === ',' || mark === ';');
}

function isSlipTwice(text: string, at: number): boolean {
  const character = text[at]!;
  return characterTwice.includes(character) || slippedWords.has(`${text[at - 2]}${character}`);
}

/**
 * Whether the five to eight characters around here are those before them. Asked at every fourth character it meets any
 * word of that length that follows itself.
 */
function mayRepeatLonger(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  for (let length = 5; length <= 8; length++) {
    if (code !== text.charCodeAt(at - length)) continue;
    let from = at;
    while (from > length && text.charCodeAt(from - 1) === text.charCodeAt(from - 1 - length)) from--;
    let to = at + 1;
    while (to < text.length && text.charCodeAt(to) === text.charCodeAt(to - length)) to++;
    if (to - from >= length) return true;
  }
  return false;
}

/** Longer ones are not looked at. */
const longestMember = 8;
const longestClause = 40;

/** Whether what stands right before the mark stands behind it too: a member of a list, or all up to the next mark. */
function mayRepeatMember(text: string, mark: number): boolean {
  for (let length = 2; length <= longestMember; length++) if (isRepeatedBehind(text, mark, length)) return true;
  let end = mark + 1 + longestMember;
  while (end - mark <= longestClause && isIdeograph(text.charCodeAt(end))) end++;
  return end - mark <= longestClause && isRepeatedBehind(text, mark, end - mark - 1);
}

function isRepeatedBehind(text: string, mark: number, length: number): boolean {
  if (length > mark || text.charCodeAt(mark - length) !== text.charCodeAt(mark + 1)) return false;
  if (text.charCodeAt(mark - 1) !== text.charCodeAt(mark + length)) return false;
  return text.startsWith(text.slice(mark - length, mark), mark + 1);
}

/** Doubled on purpose or by grammar: 一步一步, 研究研究, 二十二十, 本规定规定的期限. */
const meant =
  /的|^(?:[一越半边又〇零二三四五六七八九十百千万几两]|逐[一项条个户村家级]|研究|讨论|考虑|商量|了解|学习|谢谢|哈哈|规定|等等|多多|点点|常常|往往|渐渐|刚刚|仅仅|大大|纷纷|种种|处处)/;

function isMeant(word: string): boolean {
  // 以人民为中心的以人民为中心的 is too long to be grammar.
  return meant.test(word) && !(word.length > longestCommon && word.endsWith('的'));
}

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
    { text: '加强统筹⟦，，⟧落实责任，⟦不得不得⟧拖延。', fixed: '加强统筹，落实责任，不得拖延。' },
    { text: '养护情况纳⟦入入⟧年度考核。', fixed: '养护情况纳入年度考核。' },
    { text: '公园应⟦当当⟧免费开放，全市现有80⟦个个⟧。', fixed: '公园应当免费开放，全市现有80个。' },
    { text: '持续⟦优化公园布局，优化公园布局⟧，完善设施。', fixed: '持续优化公园布局，完善设施。' },
  ],
  good: [
    { text: '会同同级财政部门实施施工许可，依法执行行政处罚。' },
    { text: '加强公园的管理，以达到目的的方式为准。' },
    { text: '一步一步推进，一项一项落实，好好研究研究。' },
    { text: '为了了解情况，参与与本市有关的活动。' },
    { text: '属于存在在建工程的，应当说明……' },
    { text: '扶持120个个体工商户、30家家庭农场，支持12项项目申报。' },
    { text: '能够当场处理的，应当当场处理，并在当日记录。' },
  ],
  concerns: ({ text, kind }) => kind !== 'row' && mayRepeat(text),
  *find({ text }, { segmenter }) {
    for (const { index, 0: printed, 1: word, 2: member, 3: clause, 4: last } of text.matchAll(repeated)) {
      if (isInside(titleStretches(text), index)) continue;
      if (
        word !== undefined &&
        (isMeant(word) || !(neverParted.has(word) || isWord(segmenter, text, index, word.length)))
      )
        continue;
      if (last !== undefined && beginsWord(segmenter, text.slice(index + 1, index + 3))) continue;
      const isUncertain = word !== undefined && word.length <= longestCommon && !wordsOfOneKind.has(word);
      const isMark = /^[，、；：。%％]/.test(printed);
      const once = word ?? member ?? clause ?? (isMark ? markOf(printed) : printed.replace(/(.)\1+/, '$1'));
      const finding = replacement(
        text,
        { start: index, end: index + printed.length },
        once,
        () => ({
          zh: isMark ? `标点“${printed}”重复。` : `“${once}”重复。`,
          en: isMark ? `Two marks in a row: “${printed}”.` : `“${once}” is written twice.`,
        }),
        // Of a list, another member may be meant.
        !isUncertain && member === undefined,
      );
      yield isUncertain ? { ...finding, severity: 'information' } : finding;
    }
  },
};

/** 同级 behind 会同: the second of the two characters begins a word. */
function beginsWord(segmenter: Segmenter, characters: string): boolean {
  return /^入[职学库园网户]/.test(characters) || segmenter.words(characters).length === 1;
}

/** Longer words follow themselves by a slip only. */
const longestCommon = 4;

/**
 * Words that never follow themselves. Of the others, many are noun and verb at once: 专业组织组织开展, 集装箱装箱.
 */
const wordsOfOneKind: ReadonlySet<string> = new Set(
  (
    '进行 加强 推进 提高 完善 开展 落实 加快 促进 坚持 健全 深化 推动 实现 确保 强化 优化 提升 积极 全面 继续 进一步 切实 着力 ' +
    '大力 深入 充分 以及 通过 对于 关于 应当 可以 不得 必须 如果 或者 并且 根据 按照 依法 依照 我们 他们 以上 以下 各级 各类 有关 ' +
    '相关 同时 其他 其中 因此 并按 建立 构建 打造 形成 达到 增加 减少 扩大 支持 鼓励 引导 做好 认真 严格 及时 明确 负责 属于 具有 责令 予以 给予 会同 履行 ' +
    '成为 作为 为了 由于 但是 所有 全市 全省 全国 本市 本省 我市 我省 我国 的 是'
  ).split(' '),
);

/** Twice they are no other words, whatever a segmenter makes of 不得不得. */
const neverParted: ReadonlySet<string> = new Set(['不得', '应当', '必须', '进行', '责令']);

/** Context that a segmenter needs to tell words apart. */
const context = 12;

/** Whether the stretch begins and ends between words: 企业创业创新 repeats no word. */
function isWord(segmenter: Segmenter, text: string, start: number, length: number): boolean {
  const from = Math.max(0, start - context);
  const edges = new Set<number>();
  for (const { start: edge } of segmenter.words(text.slice(from, start + 2 * length + context))) edges.add(from + edge);
  return (
    edges.has(start) &&
    edges.has(start + length) &&
    (edges.has(start + 2 * length) || start + 2 * length === text.length)
  );
}

/** 。 ends a sentence whatever stands before it; else the first mark stays. */
function markOf(printed: string): string {
  return printed.includes('。') ? '。' : printed[0]!;
}
