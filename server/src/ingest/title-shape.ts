/** What the words of a title look like, whoever set it: lines are joined, and documents told apart, by these shapes. */
import { labelOf } from './label.ts';
import { parseNumeral } from './numerals.ts';

/** Genres (文种) after 党政机关公文处理工作条例 article 8 and 立法法, and what plans and their attachments are called. */
const genres = [
  ...[
    '规划',
    '纲要',
    '计划',
    '方案',
    '意见',
    '通知',
    '通告',
    '通报',
    '公告',
    '公报',
    '决定',
    '决议',
    '命令',
    '议案',
    '请示',
    '批复',
    '答复',
    '报告',
    '函',
  ],
  ...[
    '纪要',
    '条例',
    '规定',
    '办法',
    '细则',
    '规则',
    '名词解释',
    '解释',
    '准则',
    '章程',
    '措施',
    '指南',
    '指引',
    '规范',
    '标准',
    '导则',
    '目录',
  ],
  ...[
    '名单',
    '清单',
    '要点',
    '建议',
    '说明',
    '讲话',
    '致辞',
    '法典',
    '宪法',
    '修正案',
    '法',
    '倡议书',
    '协议',
    '公约',
    '制度',
    '预案',
    '汇编',
    '申请表',
  ],
];
const genre = new RegExp(`(${genres.join('|')})(?:\\s*[（(][^（）()]*[）)]|[》”"])*$`);

/** Genre that a title ends with, notes in brackets aside, or null. */
export function genreAtEnd(title: string): string | null {
  return genre.exec(title)?.[1] ?? null;
}

/** A line that may be a title by its words: short, no sentence, no label. */
export function looksLikeTitle(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= 140 &&
    !/[。；！？]|[，、：:…]$|\.{3}/.test(text) &&
    !/^[（(]/.test(text) &&
    labelOf(text) === null
  );
}

/** Title in the head of a saved web page, before the name of the site behind `_` or `-`; null for other lines. */
export function webPageTitle(text: string): string | null {
  return (
    /^(.{6,120}?)\s*(?:_{1,2}|\s[-|—]\s)[^_。，]{2,30}(?:网|政府|平台|门户|中国)[^_。，]{0,20}$/.exec(text)?.[1] ?? null
  );
}

/** A date of signature alone on its line. */
export function isDateLine(text: string): boolean {
  return /^[（(]?(?:(?:19|20)\d{2}|[一二][〇○零Ｏ一二三四五六七八九]{3})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日[）)]?$/.test(
    text,
  );
}

/** Lines behind which a document is over: a date, （此件公开发布）, the head of an attachment. */
export function endsDocument(text: string): boolean {
  return isDateLine(text) || /^[（(]\s*此\s*件.{2,14}[）)]$/.test(text) || isAttachmentHead(text);
}

const attachmentHead = /^附\s*[件录]\s*(\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?$/;

/** 附件, 附件1: with nothing behind it. */
export function isAttachmentHead(text: string): boolean {
  return attachmentHead.test(text);
}

/** The number in the head of an attachment; null where it has none, and for other texts. */
export function attachmentNumber(text: string): number | null {
  const printed = attachmentHead.exec(text)?.[1];
  return printed === undefined ? null : parseNumeral(printed);
}

/** A document number, an order, a date or a bracketed note: stands under a title and ends it. */
export function standsUnderTitle(text: string): boolean {
  return (
    isNumberLine(text) ||
    /年\s*第\s*\d+\s*号$|令\s*第?\s*\S{1,6}\s*号?$/.test(text) ||
    /^[（(].*[）)]$/.test(text) ||
    isDateLine(text) ||
    isContentsHead(text)
  );
}

/** Number of the copy, secrecy and urgency (GB/T 9704—2012, 7.2.1 to 7.2.3), and who signs: 000012, 机密★1年, 特急, 签发人：李青. */
const marksOfHead =
  /^(?:(?:(?:No\.?|№)?\s*\d{5,6}|(?:绝密|机密|秘密)(?:\s*[★☆*]\s*\S{0,8})?|特\s*急|加\s*急|特\s*提|平\s*急|内部资料\s*注意保存)(?:\s+|$))+$|^签\s*发\s*人\s*[：:].{2,30}$/;

/** The head of the paper above number and title: 青溪市人民政府文件, 机密★1年, 特急. */
export function isLetterhead(text: string): boolean {
  if (text.length > 60) return false;
  return (/^[\u4e00-\u9fa5\s（）()]{3,}文\s*件$/.test(text) && !text.includes('关于')) || marksOfHead.test(text);
}

/** Behind the number of a document that goes to those above. */
const signer = /\s*签\s*发\s*人\s*[：:].{2,30}$/;

/** A line without who signs the document, as stands behind the number of a 请示. */
export function withoutSigner(text: string): string {
  return text.replace(signer, '');
}

/** A document number on a line of its own, or with who signs. */
export function isNumberLine(text: string): boolean {
  return /[〔［[【（(]\s*\d{4}\s*[〕］\]】）)]\s*第?\s*\d+\s*号$/.test(withoutSigner(text));
}

/** 目录, 目　次 */
export function isContentsHead(text: string): boolean {
  return /^目\s*[录次]$/.test(text);
}
