/**
 * What people state of a document where its text does not say it or is misread: keys and values in the words of officials
 * and in English, the same in the front matter of a file and in a policy-corpus.yaml beside it.
 */
import type { DocumentStatus, Level } from '../model.ts';
import { parseDate } from './dates.ts';

export const factNames = [
  'title',
  'issuers',
  'level',
  'genre',
  'date',
  'number',
  'status',
  'supersededBy',
  'upper',
] as const;
export type FactName = (typeof factNames)[number];

/** Every key by the fact it names, in lower case without dashes. */
export const factKeys: Readonly<Record<string, FactName>> = {
  title: 'title',
  标题: 'title',
  issuer: 'issuers',
  issuers: 'issuers',
  发文机关: 'issuers',
  发布机构: 'issuers',
  level: 'level',
  级别: 'level',
  层级: 'level',
  genre: 'genre',
  文种: 'genre',
  date: 'date',
  日期: 'date',
  发布日期: 'date',
  成文日期: 'date',
  number: 'number',
  文号: 'number',
  发文字号: 'number',
  status: 'status',
  状态: 'status',
  效力: 'status',
  supersededby: 'supersededBy',
  新文件: 'supersededBy',
  upper: 'upper',
  上位文件: 'upper',
};

/** The fact that a key names, whatever its case, dashes and underscores; null for other keys. */
export function factNamed(key: string): FactName | null {
  const name = key.trim().toLowerCase().replace(/[-_]/g, '');
  return Object.hasOwn(factKeys, name) ? factKeys[name]! : null;
}

/** Words for each level, beside its name. */
export const levelWords: Readonly<Record<Level, readonly string[]>> = {
  central: ['中央', '国家', '中央级', '国家级'],
  ministry: ['部委', '部级', '部委级'],
  province: ['省', '省级'],
  city: ['市', '市级'],
  county: ['县', '县级'],
  unit: ['单位'],
};

export const levelNames = Object.keys(levelWords) as readonly Level[];

/** The level that a word stands for, whatever its case; null for other words. */
export function levelNamed(text: string): Level | null {
  const name = text.trim().toLowerCase();
  return levelNames.find((level) => level === name || levelWords[level].includes(name)) ?? null;
}

/** Words for each status, beside its name. */
export const statusWords: Readonly<Record<DocumentStatus, readonly string[]>> = {
  'in-force': ['in force', '有效', '现行有效', '现行', '施行中'],
  repealed: ['废止', '已废止', '失效', '已失效'],
  superseded: ['被替代', '已被替代', '被取代', '已被取代'],
  draft: ['草案', '草稿', '征求意见稿', '送审稿'],
};

export const statusNames = Object.keys(statusWords) as readonly DocumentStatus[];

/** The status that a word stands for, whatever its case; null for other words. */
export function statusNamed(text: string): DocumentStatus | null {
  const name = text.trim().toLowerCase();
  return statusNames.find((status) => status === name || statusWords[status].includes(name)) ?? null;
}

/**
 * A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, written so or as 2024年3月1日, 2024.3.1, 2024/3/1; null where the text says
 * anything else or the calendar has no such day.
 */
export function statedDate(text: string): string | null {
  const bare = text.replace(/\s+/g, '');
  const digits = /^(\d{4})(?:([-./])(\d{1,2})(?:\2(\d{1,2}))?)?$/.exec(bare);
  if (digits !== null) return calendarDate(digits[1]!, digits[3], digits[4]);
  const units = /^[^年月日]{4}年(?:([^年月日]{1,2})月(?:([^年月日]{1,3})日)?)?$/.exec(bare);
  const [year, month, day] = units === null ? [] : (parseDate(bare)?.split('-') ?? []);
  // What parseDate could not read it leaves out.
  const whole = year !== undefined && (month !== undefined) === !!units?.[1] && (day !== undefined) === !!units?.[2];
  return whole ? calendarDate(year, month, day) : null;
}

function calendarDate(year: string, month?: string, day?: string): string | null {
  const parts = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'));
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const stated = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  const real = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  return Number(year) >= 1000 && stated.join() === real.join() ? parts.join('-') : null;
}

/** A title or a document number that points to another document, without its 《》. */
export function statedDocument(text: string): string {
  return /^\s*《(.*)》\s*$/su.exec(text)?.[1]?.trim() ?? text.trim();
}
