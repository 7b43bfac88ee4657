/** Titles of policy documents: genre (文种), issuers and level that a title or a document number shows. */
import { genreAtEnd } from '../ingest/title-shape.ts';
import type { Level } from './model.ts';

/** Genre that a title names at its end, also inside 《》 that close it (印发《…规划》), or null. */
export function genreOf(title: string): string | null {
  const bare = title.replace(/\s+/g, '');
  const direct = genreAtEnd(bare);
  if (direct !== null) return direct;
  const quoted = /《([^》]+)》[^《》]{0,4}$/.exec(bare);
  return quoted === null ? null : genreAtEnd(quoted[1]!);
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
