import type { Paragraph } from '../ingest/paragraph.ts';
import { among, gathering } from '../ingest/paragraph-versions.ts';
import { readParagraphs, type TextFormat } from '../ingest/read-paragraphs.ts';
import { attachmentsOf } from './attachments.ts';
import { contentsOf } from './contents.ts';
import { scopeOf } from './definitions.ts';
import { indicatorsOf } from './document-indicators.ts';
import { type DocumentFrame, framesOf } from './documents.ts';
import { factsOf } from './facts.ts';
import { type FrontMatter, frontMatterOf } from './front-matter.ts';
import { genreOf } from './genre.ts';
import { type Header, readHeader } from './header.ts';
import { KnownDocuments } from './known-documents.ts';
import type { Citation, Definition, Heading, PolicyDocument, PolicyText, Responsibility } from './model.ts';
import { type Outline, outlineOf } from './outline.ts';
import { ReferenceTargets } from './reference-targets.ts';
import { validityOf } from './validity.ts';

export interface ReadOptions {
  readonly format: TextFormat;
  /** File name, for what the text itself does not say. */
  readonly name?: string;
}

/** Reads a policy text, of the corpus or a draft. Never throws; an empty text has no documents. */
export function readPolicyText(source: string, options: ReadOptions): PolicyText {
  return assembleText(readParagraphs(source, options.format), options);
}

/** Puts the documents of a file together; `known` are those of an earlier version. */
export function assembleText(
  paragraphs: readonly Paragraph[],
  options: ReadOptions,
  known = new KnownDocuments(),
): PolicyText {
  const frames = framesOf(paragraphs);
  const owners = ownersOf(paragraphs.length, frames);
  const members = frames.map((): number[] => []);
  for (let at = 0; at < paragraphs.length; at++) members[owners[at]!]!.push(at);
  const frontMatter = frontMatterOf(paragraphs);
  const headers = new Map<string, Header>();
  const first = frames.find((frame) => frame.role !== 'compendium');
  const documents = frames.map((frame, index) => {
    const own = frame === first ? frontMatter : null;
    const titled = { ...frame, title: (own?.title ?? frame.title).replace(repealedMark, '') };
    const isRepealed = repealedMark.test(frame.title) || (frame === first && repealedMark.test(nameOf(options)));
    const carrier = frame.parent === null ? null : (headers.get(frame.parent) ?? null);
    const carries = frame.role !== 'compendium' && frames.some(({ parent }) => parent === frame.id);
    const fileName = options.name ?? '';
    const key = JSON.stringify([titled, own, fileName, carries, isRepealed]);
    const { header, document } = known.take(paragraphs, { frame, carrier, key }, (before) => {
      const context = { carrier, frontMatter: own, fileName };
      const read = readHeader(paragraphs, titled, members[index]!, context);
      const about = { header: read, frontMatter: own, carries, isRepealed, before };
      return { header: read, ...readDocument(paragraphs, titled, members[index]!, about) };
    });
    // A compendium lends its parts nothing.
    if (frame.role !== 'compendium') headers.set(frame.id, header);
    return document;
  });
  known.turn();
  return { paragraphs, documents };
}

/** Index of the innermost document of each paragraph. Children stand behind their parents. */
function ownersOf(count: number, frames: readonly DocumentFrame[]): Int32Array {
  const owners = new Int32Array(count);
  frames.forEach((frame, index) => {
    owners.fill(index, frame.firstParagraph, frame.endParagraph);
  });
  return owners;
}

interface DocumentContext {
  readonly header: Header;
  readonly frontMatter: FrontMatter | null;
  /** Whether documents are nested in it. */
  readonly carries: boolean;
  /** Title or file name end in （已废止）. */
  readonly isRepealed: boolean;
  /** Its outline in an earlier version. */
  readonly before: Outline | null;
}

const repealedMark = /[（(](?:现已|已经|已)?(?:废止|失效)[）)]$/;

function nameOf({ name = '' }: ReadOptions): string {
  return name.replace(/\.\w+$/, '');
}

/** A text with so many articles is a law. */
const FEWEST_ARTICLES = 3;

function readDocument(
  paragraphs: readonly Paragraph[],
  frame: DocumentFrame,
  members: readonly number[],
  { header, frontMatter, carries, isRepealed, before }: DocumentContext,
): { readonly document: PolicyDocument; readonly outline: Outline } {
  const contents = contentsOf(paragraphs, members);
  const title = frame.titleSpan?.paragraph;
  const body = members.filter((at) => at !== title && (contents.size === 0 || !contents.has(at)));
  // The page around a document (政策全文, 分享) has no headings of a policy.
  const read = outlineOf(paragraphs, frame.role === 'wrapper' ? [] : body, before);
  const outline = read.headings;
  const attachments = attachmentsOf(paragraphs, body);
  const definitions: Definition[] = [];
  const citations: Citation[] = [];
  // In laws numbers are terms and fines, not figures of a plan.
  const isLaw = outline.filter((heading) => heading.kind === 'article').length >= FEWEST_ARTICLES;
  const indicators = isLaw
    ? []
    : indicatorsOf(paragraphs, members, body, { title: frame.title, date: header.date, outline });
  const responsibilities: Responsibility[] = [];
  const targets = new ReferenceTargets(outline, attachments);
  // An amending document speaks of the articles of another one.
  const amends = /修改|修正|修订|罪名|废止|清理/.test(frame.title);
  for (const { at, found } of among(stated(paragraphs), members)) {
    for (const citation of found.citations) {
      citations.push({
        kind: citation.kind,
        text: citation.text,
        span: { paragraph: at, start: citation.start, end: citation.end },
        target: amends || !citation.reference ? null : targets.of(citation.reference),
      });
    }
    for (const definition of found.definitions) {
      definitions.push({
        term: definition.term,
        text: definition.text,
        kind: definition.kind,
        scope: scopeOf(paragraphs[at]!.text.slice(definition.start, definition.end), carries),
        span: { paragraph: at, start: definition.start, end: definition.end },
        termSpan: { paragraph: at, start: definition.termStart, end: definition.termEnd },
      });
    }
    for (const responsibility of found.responsibilities) {
      responsibilities.push({
        clause: responsibility.clause,
        lead: responsibility.lead,
        support: responsibility.support,
        task: taskAt(outline, at),
        span: { paragraph: at, start: responsibility.start, end: responsibility.end },
      });
    }
  }
  const document = {
    id: frame.id,
    role: frame.role,
    parent: frame.parent,
    title: frame.title,
    titleSpan: frame.titleSpan,
    genre: frontMatter?.genre ?? genreOf(frame.title),
    ...header,
    validity: {
      ...validityOf(paragraphs, body, { text: frame.title, span: frame.titleSpan }),
      status: frontMatter?.status ?? (isRepealed ? '已废止' : null),
      supersededBy: frontMatter?.supersededBy ?? null,
      upper: frontMatter?.upper ?? [],
    },
    attachments,
    firstParagraph: frame.firstParagraph,
    endParagraph: frame.endParagraph,
    outline,
    definitions,
    citations,
    indicators,
    responsibilities,
  };
  return { document, outline: read };
}

/** What paragraphs say besides figures. */
const stated = gathering((paragraph) => {
  if (paragraph.block.kind === 'metadata') return null;
  const facts = factsOf(paragraph);
  const { citations, definitions, responsibilities } = facts;
  return citations.length + definitions.length + responsibilities.length === 0 ? null : facts;
});

/** The heading in force at a paragraph: what a responsibility there is about. */
function taskAt(outline: readonly Heading[], paragraph: number): string {
  for (let at = outline.length - 1; at >= 0; at--) {
    const heading = outline[at]!;
    if (heading.span.paragraph <= paragraph && heading.text !== '') return heading.label + heading.text;
  }
  return '';
}
