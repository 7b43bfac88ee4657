import type { Paragraph } from '../ingest/paragraph.ts';
import { draftOf, gathering, visitAmong } from '../ingest/paragraph-versions.ts';
import type { Places } from '../ingest/places.ts';
import { readParagraphs, type TextFormat } from '../ingest/read-paragraphs.ts';
import { rememberedWith } from '../ingest/remembered.ts';
import { scopeOf } from './definitions/definitions.ts';
import { attachmentsOf } from './documents/attachments.ts';
import { type DocumentFrame, framesOf } from './documents/documents.ts';
import { type FrontMatter, frontMatterOf } from './documents/front-matter.ts';
import { genreOf } from './documents/genre.ts';
import { type Header, headerOf } from './documents/header.ts';
import { KnownDocuments } from './documents/known-documents.ts';
import { validityOf } from './documents/validity.ts';
import { factsOf } from './facts.ts';
import { indicatorsOf } from './figures/document-indicators.ts';
import { isSameAttachment, isSameCitation, isSameDefinition, isSameResponsibility, kept } from './kept-records.ts';
import type { Lineage } from './lineage.ts';
import type { Citation, Definition, Heading, PolicyDocument, PolicyText, Responsibility } from './model.ts';
import { contentsOf } from './outline/contents.ts';
import { outlineOf } from './outline/outline.ts';
import { ReferenceTargets } from './references/reference-targets.ts';

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
export function assembleText(places: Places, options: ReadOptions, known = new KnownDocuments()): PolicyText {
  const { paragraphs } = places;
  const sources = sourcesOf(paragraphs, options);
  const headers = new Map<string, Header>();
  const documents = known.next(paragraphs, (take) =>
    sources.map(({ frame, titled, inner, key, ...about }) => {
      const carrier = frame.parent === null ? null : (headers.get(frame.parent) ?? null);
      const { header, document } = take({ frame, inner, carrier, key }, (lineage) => {
        const members = membersOf(frame, inner, lineage);
        const header = headerOf(paragraphs, titled, { ...about, members, carrier, lineage });
        return { header, document: readDocument(paragraphs, titled, members, { ...about, header, lineage }) };
      });
      // A compendium lends its parts nothing.
      if (frame.role !== 'compendium') headers.set(frame.id, header);
      return document;
    }),
  );
  return { paragraphs, places, documents };
}

/** What a document is read from besides its paragraphs. */
interface Source {
  readonly frame: DocumentFrame;
  /** With the title as it is meant. */
  readonly titled: DocumentFrame;
  /** Documents inside of it. */
  readonly inner: readonly DocumentFrame[];
  readonly frontMatter: FrontMatter | null;
  readonly fileName: string;
  /** Whether documents are nested in it. */
  readonly carries: boolean;
  /** Title or file name end in （已废止）. */
  readonly isRepealed: boolean;
  /** All of this, wherever the document stands. */
  readonly key: string;
}

const rememberedSources = rememberedWith<object, readonly Source[]>();

/** The same list as in the version before where nothing in it is another. */
function sourcesOf(paragraphs: readonly Paragraph[], { name: fileName = '' }: ReadOptions): readonly Source[] {
  const frames = framesOf(paragraphs);
  const read = frontMatterOf(paragraphs);
  return rememberedSources(draftOf(paragraphs), [frames, JSON.stringify(read), fileName], () => {
    const main = frames.find((frame) => frame.role !== 'compendium');
    const bareName = fileName.replace(/\.\w+$/, '');
    return frames.map((frame, index) => {
      const frontMatter = frame === main ? read : null;
      const titled = { ...frame, title: (frontMatter?.title ?? frame.title).replace(repealedMark, '') };
      const isRepealed = repealedMark.test(frame.title) || (frame === main && repealedMark.test(bareName));
      const carries = frame.role !== 'compendium' && frames.some(({ parent }) => parent === frame.id);
      const inner = frames.slice(index + 1).filter((other) => isInside(other, frame));
      const places = inner.map((other) => [
        other.firstParagraph - frame.firstParagraph,
        other.endParagraph - other.firstParagraph,
      ]);
      const key = JSON.stringify([fromOwnBeginning(titled), places, frontMatter, fileName, carries, isRepealed]);
      return { frame, titled, inner, frontMatter, fileName, carries, isRepealed, key };
    });
  });
}

/** The frame as it is wherever the document stands. */
function fromOwnBeginning({ firstParagraph: first, ...frame }: DocumentFrame): unknown {
  const { titleSpan, endParagraph } = frame;
  const title = titleSpan && { ...titleSpan, paragraph: titleSpan.paragraph - first };
  return { ...frame, titleSpan: title, endParagraph: endParagraph - first };
}

function isInside({ firstParagraph }: DocumentFrame, outer: DocumentFrame): boolean {
  return outer.firstParagraph <= firstParagraph && firstParagraph < outer.endParagraph;
}

const rememberedMembers = rememberedWith<Lineage, readonly number[]>();

/** Paragraphs of a document, without those of the documents inside it; the same list while they are the same. */
function membersOf(frame: DocumentFrame, inner: readonly DocumentFrame[], lineage: Lineage): readonly number[] {
  const { firstParagraph: first, endParagraph: end } = frame;
  const places = inner.flatMap(({ firstParagraph, endParagraph }) => [firstParagraph, endParagraph]);
  return rememberedMembers(lineage, [first, end, ...places], () => {
    const isTaken = new Uint8Array(end - first);
    for (const other of inner) isTaken.fill(1, other.firstParagraph - first, other.endParagraph - first);
    const members: number[] = [];
    for (let at = first; at < end; at++) if (isTaken[at - first] === 0) members.push(at);
    return members;
  });
}

const rememberedBody = rememberedWith<Lineage, readonly number[]>();

interface DocumentContext extends Pick<Source, 'frontMatter' | 'carries' | 'isRepealed'> {
  readonly header: Header;
  readonly lineage: Lineage;
}

const repealedMark = /[（(](?:现已|已经|已)?(?:废止|失效)[）)]$/;

const none: readonly never[] = [];

/** A text with so many articles is a law. */
const FEWEST_ARTICLES = 3;

function readDocument(
  paragraphs: readonly Paragraph[],
  frame: DocumentFrame,
  members: readonly number[],
  { header, frontMatter, carries, isRepealed, lineage }: DocumentContext,
): PolicyDocument {
  const contents = contentsOf(paragraphs, members);
  const title = frame.titleSpan?.paragraph;
  const body = rememberedBody(lineage, [members, title, ...contents], () =>
    members.filter((at) => at !== title && !contents.has(at)),
  );
  // The page around a document (政策全文, 分享) has no headings of a policy.
  const outline = frame.role === 'wrapper' ? none : outlineOf(paragraphs, body, lineage);
  const attachments = kept(lineage.last?.attachments ?? none, attachmentsOf(paragraphs, body), isSameAttachment);
  const about = { title: frame.title, outline, attachments, carries, lineage };
  const { definitions, citations, responsibilities } = statementsOf(paragraphs, members, about);
  // In laws numbers are terms and fines, not figures of a plan.
  const isLaw = outline.filter((heading) => heading.kind === 'article').length >= FEWEST_ARTICLES;
  const indicators = isLaw
    ? none
    : indicatorsOf(paragraphs, members, body, { title: frame.title, date: header.date, outline, lineage });
  return {
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
}

type Statements = Pick<PolicyDocument, 'definitions' | 'citations' | 'responsibilities'>;

const rememberedStatements = rememberedWith<Lineage, Statements>();

/** What the paragraphs of a document say besides figures; the same lists as in the version before where they say the same. */
function statementsOf(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  {
    title,
    outline,
    attachments,
    carries,
    lineage,
  }: Pick<PolicyDocument, 'title' | 'outline' | 'attachments'> & Pick<DocumentContext, 'carries' | 'lineage'>,
): Statements {
  const all = stated(paragraphs);
  return rememberedStatements(lineage, [all, members, title, outline, attachments, carries], () => {
    const definitions: Definition[] = [];
    const citations: Citation[] = [];
    const responsibilities: Responsibility[] = [];
    const targets = new ReferenceTargets(outline, attachments);
    // An amending document speaks of the articles of another one.
    const amends = /修改|修正|修订|罪名|废止|清理/.test(title);
    visitAmong(all, members, (found, at) => {
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
    });
    const { last } = lineage;
    return {
      definitions: kept(last?.definitions ?? none, definitions, isSameDefinition),
      citations: kept(last?.citations ?? none, citations, isSameCitation),
      responsibilities: kept(last?.responsibilities ?? none, responsibilities, isSameResponsibility),
    };
  });
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
