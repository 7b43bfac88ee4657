/** Titles of policy documents: genre (文种), issuers and level that a title or a document number shows. */
import type { Level } from './model.ts';

/** Genres after 党政机关公文处理工作条例 article 8, 立法法, and what plans and their attachments are called. Longest first. */
const genres = [
  '规划纲要',
  '远景目标纲要',
  '行动计划',
  '行动方案',
  '实施方案',
  '工作方案',
  '总体方案',
  '实施意见',
  '指导意见',
  '实施细则',
  '实施办法',
  '管理办法',
  '暂行办法',
  '暂行规定',
  '工作要点',
  '工作报告',
  '规划',
  '纲要',
  '计划',
  '方案',
  '意见',
  '通知',
  '通告',
  '公告',
  '公报',
  '决定',
  '决议',
  '命令',
  '议案',
  '请示',
  '批复',
  '报告',
  '函',
  '纪要',
  '条例',
  '规定',
  '办法',
  '细则',
  '规则',
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
  '名单',
  '清单',
  '要点',
  '建议',
  '说明',
  '讲话',
  '法典',
  '宪法',
  '修正案',
  '法',
  '倡议书',
  '协议',
  '公约',
  '制度',
  '预案',
  '若干问题的解释',
];
const genrePattern = new RegExp(`(${genres.join('|')})(?:[（(][^（）()]*[）)]|[》”"])*$`);

/** Genre named at the end of a title, or null. */
export function genreOf(title: string): string | null {
  const bare = title.replace(/\s+/g, '');
  const match = genrePattern.exec(bare);
  if (match !== null) return match[1]!;
  const quoted = /《([^》]+)》[^《》]{0,4}$/.exec(bare);
  return quoted === null ? null : (genrePattern.exec(quoted[1]!)?.[1] ?? null);
}

/** Organs that a title names before 关于, 印发 …; split at spaces and between two names. */
export function issuersOf(title: string): string[] {
  const head = /^(.{2,120}?)(?:联合)?(?:关于|印发|转发|发布|公布|决定)/.exec(title)?.[1];
  if (
    head === undefined ||
    !/[部委局厅院会府行办署室司社党省市县区中央]等?(?:\s?\d+\s?(?:个)?部门)?$/.test(head.trim())
  )
    return [];
  return splitIssuers(head);
}

export function splitIssuers(names: string): string[] {
  return names
    .split(/[\s、，]+/)
    .flatMap((name) => (name.startsWith('中共中央国务院') ? ['中共中央', '国务院'] : [name]))
    .filter((name) => name.length > 1);
}

/** Level of an issuer by its name, or of a document number's organ code; null when it does not show. */
export function levelOf(issuer: string): Level | null {
  if (/^(?:中共中央|国务院|全国人民代表大会|全国人大|中央军委|中华人民共和国(?!.*[部委局署]$)|最高人民)/.test(issuer)) {
    return /^国务院.+[部委局办署]$/.test(issuer) && !/^国务院办公厅/.test(issuer) ? 'ministry' : 'central';
  }
  if (/^.{0,12}(?:县|旗)(?:人民政府|委|$)|[县旗][^市]*[局委办]$/.test(issuer)) return 'county';
  if (/^(?:北京|上海|天津|重庆)市?(?:人民政府|市委|委|.*委员会|.*[局委办])|^.{2,8}省|自治区|^省/.test(issuer))
    return 'province';
  if (/^.{2,8}市/.test(issuer)) return 'city';
  if (/^.{2,6}区(?:人民政府|委)/.test(issuer)) return 'county';
  if (/(?:部|部办公厅|委员会|委|总局|局|署|银行|总社)(?:办公厅|综合司)?$/.test(issuer)) return 'ministry';
  return /(?:公司|大学|学院|医院|中心|协会)$/.test(issuer) ? 'unit' : null;
}
