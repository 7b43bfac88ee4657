/**
 * The policy text: what `policy/` reads out of the paragraphs of one file, corpus and draft alike.
 *
 * Facts are small immutable records with a {@link Span}. Offsets are UTF-16 code units in the logical text of a
 * paragraph; `locate` (span.ts) turns them into source offsets.
 */
import type { Paragraph } from '../ingest/paragraph.ts';
import type { Places } from '../ingest/places.ts';
import type { FigureSentence } from './figures/figure-sentence.ts';

/** A stretch of one paragraph: logical offsets, end exclusive. */
export interface Span {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export interface PolicyText {
  readonly paragraphs: readonly Paragraph[];
  /** Where these stand in the source. */
  readonly places: Places;
  /** Containers first: a parent stands before its children; otherwise in order of the text. */
  readonly documents: readonly PolicyDocument[];
}

export type DocumentRole = 'compendium' | 'wrapper' | 'outer' | 'attachment' | 'standalone' | 'fragment';

/** Administrative level of the issuer. `unit` is a body below the county or outside the hierarchy. */
export type Level = 'central' | 'ministry' | 'province' | 'city' | 'county' | 'unit';

/** Whether a document applies, as people state it. */
export type DocumentStatus = 'in-force' | 'repealed' | 'superseded' | 'draft';

export interface PolicyDocument {
  /** Unique in its file: `1`, `1.2` … */
  readonly id: string;
  readonly role: DocumentRole;
  /** `id` of the document that contains or carries this one. */
  readonly parent: string | null;
  /** Title as the author means it: joined over lines, without the 《》 of a dispatch, never empty except for fragments. */
  readonly title: string;
  readonly titleSpan: Span | null;
  /** 文种: 通知, 意见, 方案, 规划, 办法 …; null where the title shows none. */
  readonly genre: string | null;
  readonly level: Level | null;
  readonly issuers: readonly string[];
  /** 发文字号 as printed without white space, e.g. 国发〔2022〕320号. */
  readonly number: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: date of issue (signature), not of crawling. */
  readonly date: string | null;
  /** 主送机关 as printed, without the colon. */
  readonly recipients: string | null;
  /** Names under the text, above the date; they may differ from the issuers in the title. */
  readonly signatories: readonly string[];
  readonly validity: Validity;
  /** 附件 that the text announces, in order. */
  readonly attachments: readonly Attachment[];
  /** Paragraphs of the document, end exclusive; those of nested documents lie inside. */
  readonly firstParagraph: number;
  readonly endParagraph: number;
  readonly outline: readonly Heading[];
  readonly definitions: readonly Definition[];
  readonly citations: readonly Citation[];
  readonly indicators: readonly Indicator[];
  readonly responsibilities: readonly Responsibility[];
}

/** When a document applies, as it says itself or as the front matter of a draft says. Dates as {@link PolicyDocument.date}. */
export interface Validity {
  /** 自2022年1月1日起施行; null where the text names no date. */
  readonly effective: string | null;
  /** 有效期至2025年12月31日. */
  readonly until: string | null;
  /** What the text repeals (…同时废止): titles without 《》 and document numbers as printed. */
  readonly repeals: readonly { readonly text: string; readonly span: Span }[];
  /** Status as the front matter words it, e.g. 征求意见稿. */
  readonly status: string | null;
  /** Title or number of the document that took its place, given in the front matter. */
  readonly supersededBy: string | null;
  /** Titles or numbers of upper-level documents given in the front matter. */
  readonly upper: readonly string[];
}

export interface Attachment {
  /** 0 where it is the only one and has no number. */
  readonly number: number;
  /** Without 《》. */
  readonly title: string;
  readonly span: Span;
}

export interface Heading {
  /** Label as printed, white space removed: `一、`, `（二）`, `3.`, `第四章`, `第五条`, `专栏2`, `` where there is none. */
  readonly label: string;
  /** Text without label and closing 。 */
  readonly text: string;
  /** 1 = top level inside its document. */
  readonly level: number;
  readonly kind: HeadingKind;
  /** Number behind the label, 0 where there is none. 第三条之一 is 3.1 → number 3, sub 1. */
  readonly number: number;
  readonly sub: number;
  /** True when the body goes on in the same paragraph after the heading. */
  readonly runIn: boolean;
  /** Label and text. */
  readonly span: Span;
}

export type HeadingKind =
  | 'part' // 第一编, 第一篇
  | 'chapter' // 第一章
  | 'section' // 第一节
  | 'article' // 第一条
  | 'chinese' // 一、
  | 'parenthesised' // （一）
  | 'arabic' // 1.
  | 'arabic-parenthesised' // （1）
  | 'circled' // ①
  | 'ordinal' // 一是, 第一，
  | 'box' // 专栏1
  | 'attachment' // 附件1
  | 'plain'; // unnumbered

export interface Definition {
  readonly term: string;
  readonly text: string;
  readonly kind: 'abbreviation' | 'definition' | 'enumeration';
  readonly scope: DefinitionScope;
  /** The whole statement, e.g. `脱贫地区农副产品网络销售平台（以下简称“832平台”）`. */
  readonly span: Span;
  /** The term where it is introduced, without quotation marks. */
  readonly termSpan: Span;
}

/**
 * Where a term holds: in the document and what it carries (an abbreviation of a notice holds in its attachments), in the
 * document, or no further than the sentence says (本章所称, 本条所称, 前款所称).
 */
export type DefinitionScope = 'compendium-part' | 'document' | 'chapter' | 'section' | 'article';

export interface Citation {
  readonly kind: 'title' | 'number' | 'internal';
  /** A title without its 《》; a number or an internal reference as printed, white space removed (附件2 for the 2 of 附件1、2). */
  readonly text: string;
  /** With its 《》. */
  readonly span: Span;
  /** Internal references: what is referred to, see {@link ReferenceTarget}; null for the other kinds. */
  readonly target: ReferenceTarget | null;
}

/** What an internal reference (第X条第X款, 附件2, 专栏3, 第三部分) points to inside its own document. */
export interface ReferenceTarget {
  readonly kind: HeadingKind;
  readonly number: number;
  readonly sub: number;
  /** 款 and 项 counted from 1, 0 where none is given. */
  readonly paragraph: number;
  readonly item: number;
  /** Index in the document's outline, -1 when no such heading exists; for attachments the index in its attachments. */
  readonly heading: number;
}

export interface Indicator {
  readonly metric: string;
  readonly value: string;
  readonly unit: string;
  readonly period: string | null;
  readonly qualifier: string | null;
  readonly attribute: string | null;
  readonly subject: string | null;
  /** 实际值 (基期值 included) or 目标值; null where neither words nor years nor headings tell. */
  readonly nature: 'actual' | 'target' | null;
  /** 水平, or 增减 against an earlier time: 提高到65% is a level, 提高3个百分点 growth. */
  readonly measure: 'level' | 'growth';
  /** 当年 (a year's figure, or the state in that year), 年均, 累计 over several years; null where no time is named. */
  readonly reckoning: 'single-year' | 'annual-mean' | 'accumulated' | null;
  /** Part of the place (两江新区) that the section speaks of; null where it speaks of the whole. */
  readonly part: string | null;
  /** What stands around the figure; null for the rows of tables. */
  readonly sentence: FigureSentence | null;
  readonly span: Span;
}

export interface Responsibility {
  /** As printed, with brackets. */
  readonly clause: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly task: string;
  readonly span: Span;
}
