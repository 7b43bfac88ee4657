/** What stands around a document's text: number, issuers, addressees, signature, date. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gathering, visitAmong } from '../../ingest/paragraph-versions.ts';
import { rememberedWith } from '../../ingest/remembered.ts';
import { isDateLine, looksLikeTitle, withoutSigner } from '../../ingest/title-shape.ts';
import type { Lineage } from '../lineage.ts';
import type { Level, PolicyDocument } from '../model.ts';
import { parseDate } from './dates.ts';
import { findDocumentNumbers, parseDocumentNumber } from './document-number.ts';
import type { DocumentFrame } from './documents.ts';
import type { FrontMatter } from './front-matter.ts';
import { issuersOf, levelOf, splitIssuers } from './issuers.ts';

export type Header = Pick<PolicyDocument, 'number' | 'issuers' | 'level' | 'date' | 'recipients' | 'signatories'>;

/** Paragraphs over the title in which the number may stand, under the name of who issues. */
const OVER = 3;
/** Paragraphs under the title in which number, note and addressees are looked for. */
const TOP = 8;
/** Paragraphs at the end in which the signature is looked for; a joint notice has a signatory a line. */
const TAIL = 30;

export interface HeaderContext {
  /** Paragraphs of the document: indices, in order. */
  readonly members: readonly number[];
  /** Header of the document that carries this one: what an attachment does not say is said there. */
  readonly carrier: Header | null;
  readonly frontMatter: FrontMatter | null;
  /** Name of the file; names of collected laws end in their date. */
  readonly fileName: string;
  readonly lineage: Lineage;
}

/** The header of a document: the same object as in the version before where nothing that it is read from is another. */
export function headerOf(paragraphs: readonly Paragraph[], frame: DocumentFrame, context: HeaderContext): Header {
  const { members, carrier, frontMatter, fileName, lineage } = context;
  const place = Math.max(0, members.indexOf(frame.titleSpan?.paragraph ?? frame.firstParagraph));
  const at = (from: number, until?: number) => members.slice(from, until).map((member) => paragraphs[member]!);
  const around = { over: at(Math.max(0, place - OVER), place), top: at(place, place + TOP), tail: at(-TAIL) };
  const metadata: Paragraph[] = [];
  visitAmong(metadataIn(paragraphs), members, (paragraph) => metadata.push(paragraph));
  const about: unknown[] = [
    frame.title,
    carrier,
    frontMatter,
    fileName,
    around.over.length,
    around.top.length,
    around.tail.length,
  ];
  for (const { print, block } of [...around.over, ...around.top, ...around.tail, ...metadata]) about.push(print, block);
  return remembered(lineage, about, () => readHeader(frame.title, around, metadata, context));
}

const remembered = rememberedWith<Lineage, Header>();

interface Around {
  /** Paragraphs over the title, from the title on, and at the end. */
  readonly over: readonly Paragraph[];
  readonly top: readonly Paragraph[];
  readonly tail: readonly Paragraph[];
}

function readHeader(
  title: string,
  { over, top, tail }: Around,
  metadata: readonly Paragraph[],
  { carrier, frontMatter, fileName }: HeaderContext,
): Header {
  const signature = signatureOf(tail.map(({ text }) => text));
  const issuers = [
    frontMatter?.issuers ?? [],
    issuersOf(title),
    reporting(title, top),
    signature.issuers,
    carrier?.issuers ?? [],
  ].find((names) => names.length > 0);
  const number = frontMatter?.number ?? numberOf(over) ?? numberOf(top) ?? orderOf(metadata) ?? carrier?.number ?? null;
  return {
    number,
    issuers: issuers ?? [],
    level: frontMatter?.level ?? levelFrom(issuers ?? [], number, title) ?? carrier?.level ?? null,
    date:
      frontMatter?.date ??
      signature.date ??
      noteDate(top) ??
      later(metadataDate(metadata), dateOfName(fileName)) ??
      carrier?.date ??
      yearOfTitle(title) ??
      null,
    recipients: recipientsOf(top.slice(1)),
    signatories: signature.issuers,
  };
}

const metadataIn = gathering((paragraph) => (paragraph.block.kind === 'metadata' ? paragraph : null));

function levelFrom(issuers: readonly string[], number: string | null, title: string): Level | null {
  for (const issuer of issuers) {
    const level = levelOf(issuer);
    if (level !== null) return level;
  }
  if (number !== null && /^(?:国发|国办|国函|中发|中办|国务院令|中华人民共和国(?:国务院|主席)令)/.test(number))
    return 'central';
  return levelOf(title.replace(/^\d{4}年/, ''));
}

function numberOf(top: readonly Paragraph[]): string | null {
  for (const { text, block } of top) {
    const bare = withoutSigner(text).replace(/^[（(]|[）)]$/g, '');
    if (block.kind !== 'metadata' && parseDocumentNumber(bare) !== null) return bare.replace(/\s+/g, '');
  }
  return null;
}

/** The last number or order that the lines above a law name: 国务院令第706号. */
function orderOf(metadata: readonly Paragraph[]): string | null {
  let number: string | null = null;
  for (const { text } of metadata) {
    const found = findDocumentNumbers(text)[0];
    const order = /[\u4e00-\u9fa5]*令\s?第?\s?[\d〇一二三四五六七八九十百]+\s?号/.exec(text)?.[0];
    if (found !== undefined) number = text.slice(found.start, found.end).replace(/\s+/g, '');
    else if (order !== undefined) number = order.replace(/\s+/g, '');
  }
  return number;
}

const assembly =
  /在([\u4e00-\u9fa5]{2,12}?(?:省|自治区|市|自治州|盟|县|区|旗))第[一二三四五六七八九十]{1,3}届人民代表大会/;

/** The government whose report is called 政府工作报告 and no more: by the assembly that it was given to. */
function reporting(title: string, top: readonly Paragraph[]): readonly string[] {
  if (!/^(?:(?:19|20)\d{2}年)?政府工作报告$/.test(title)) return [];
  const place = top.flatMap(({ text }) => assembly.exec(text)?.[1] ?? [])[0];
  return place === undefined ? [] : [`${place}人民政府`];
}

/** Longest note under a title, and longest one that tells how a law came about. */
const LONGEST_NOTE = 120;
const history = /^[（(][^。]*(?:通过|公布|批准|修[正订改])[^。]*[）)]$/;

/** Date in a note under the title: （2021年4月22日…通过）, ——2024年3月5日在…会议上; the last where a law was changed since. */
function noteDate(top: readonly Paragraph[]): string | null {
  for (const { text, block } of top.slice(1)) {
    if (block.kind === 'metadata' || !/^[（(]|^——/.test(text)) continue;
    if (text.length > LONGEST_NOTE && !history.test(text)) continue;
    const date = /修[正订改]/.test(text) ? lastDate(text) : parseDate(text);
    if (date !== null && date.length > 4) return date;
  }
  return null;
}

/** The latest day in a note, those of effect left out. */
function lastDate(text: string): string | null {
  const days = text.match(/(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?!起)/g) ?? [];
  return days.flatMap((day) => parseDate(day) ?? []).reduce<string | null>(later, null) ?? parseDate(text);
}

/** The latest date of adoption, publication or amendment above a law; dates of effect and of crawling are none. */
function metadataDate(metadata: readonly Paragraph[]): string | null {
  let latest: string | null = null;
  for (const { text } of metadata) {
    if (/施行|实施|生效|更新时间|抓取|访问/.test(text) && !/公布|发布|通过|修订|修正/.test(text)) continue;
    const date = parseDate(text);
    if (date !== null && (latest === null || date > latest)) latest = date;
  }
  return latest;
}

/** A collected law whose head was not brought up to date bears the date of its version in its name. */
function later(head: string | null, name: string | null): string | null {
  return head !== null && name !== null && name > head ? name : (head ?? name);
}

/** 2024年政府工作报告 */
function yearOfTitle(title: string): string | null {
  return /^((?:19|20)\d\d)年/.exec(title)?.[1] ?? null;
}

function dateOfName(fileName: string): string | null {
  return /[（(](\d{4}-\d{2}-\d{2})[）)]\.\w+$/.exec(fileName)?.[1] ?? null;
}

/** The addressees: a line under the title that ends in a colon and names organs. */
function recipientsOf(top: readonly Paragraph[]): string | null {
  for (const { text, block } of top) {
    if (block.kind !== 'text') continue;
    if (/[：:]$/.test(text) && /[部委局厅院会府办署位门市区县]/.test(text) && !/如下[：:]$|^各位/.test(text)) {
      return text.replace(/[：:]$/, '');
    }
    if (/。/.test(text)) return null;
  }
  return null;
}

/** Names of organs above the last date that stands alone on its line. */
function signatureOf(tail: readonly string[]): { readonly issuers: string[]; readonly date: string | null } {
  for (let at = tail.length - 1; at >= 0; at--) {
    const text = tail[at]!;
    if (!isDateLine(text)) continue;
    const issuers: string[] = [];
    for (let above = at - 1; above >= 0; above--) {
      const name = tail[above]!;
      if (name.length > 60 || !looksLikeTitle(name) || /》$|^第|^\d/.test(name)) break;
      issuers.unshift(...splitIssuers(name));
    }
    return { issuers, date: parseDate(text) };
  }
  return { issuers: [], date: null };
}
