/** Outline of the draft: its documents and their headings, nested by level. */
import { readOnce } from '../ingest/remembered.ts';
import type { Heading, HeadingKind, PolicyText, Span } from '../policy/model.ts';
import { locate, type SourceRange } from '../policy/span.ts';

export interface OutlineSymbol {
  readonly name: string;
  /** First words of an article or item that has no heading of its own: what an outline of bare numbers would not tell. */
  readonly firstWords?: string;
  readonly kind: HeadingKind | 'document';
  /** From the heading to the end of what it heads. */
  readonly range: SourceRange;
  /** The heading; inside `range`. */
  readonly selection: SourceRange;
  readonly children: readonly OutlineSymbol[];
}

interface Growing extends OutlineSymbol {
  readonly level: number;
  readonly children: Growing[];
}

/** Symbols of all documents in order of the text; documents without a title put their headings at the top. */
export const outlineSymbols = readOnce((text: PolicyText): readonly OutlineSymbol[] => {
  const roots: Growing[] = [];
  const nodes = new Map<string, Growing>();
  for (const document of text.documents) {
    const end = text.places.end(document.endParagraph - 1) ?? 0;
    const home = (document.parent && nodes.get(document.parent)?.children) || roots;
    let siblings = home;
    if (document.titleSpan) {
      const selection = locate(text, document.titleSpan);
      const first = text.places.starts[document.firstParagraph] ?? selection.start;
      const range = { start: Math.min(first, selection.start), end: Math.max(end, selection.end) };
      const node: Growing = { name: document.title, kind: 'document', range, selection, level: 0, children: [] };
      home.push(node);
      nodes.set(document.id, node);
      siblings = node.children;
    }
    addHeadings(text, document.outline, end, siblings);
  }
  return roots;
});

function addHeadings(
  text: PolicyText,
  outline: PolicyText['documents'][number]['outline'],
  documentEnd: number,
  top: Growing[],
): void {
  const open: Growing[] = [];
  outline.forEach((heading, index) => {
    const selection = locate(text, heading.span);
    let behind = index + 1;
    while (behind < outline.length && outline[behind]!.level > heading.level) behind++;
    const next = outline[behind];
    const end = next ? endBefore(text, next.span.paragraph, selection.end) : documentEnd;
    const node: Growing = {
      name: nameOf(heading.label, heading.text),
      ...(heading.text === '' ? firstWordsBehind(text, heading.span) : {}),
      kind: heading.kind,
      range: { start: selection.start, end: Math.max(end, selection.end) },
      selection,
      level: heading.level,
      children: [],
    };
    while (open.length > 0 && open.at(-1)!.level >= heading.level) open.pop();
    (open.at(-1)?.children ?? top).push(node);
    open.push(node);
  });
}

/** End of the paragraph before; a heading of the same paragraph ends nothing. */
function endBefore(text: PolicyText, paragraph: number, least: number): number {
  return Math.max(least, text.places.end(paragraph - 1) ?? least);
}

/** Characters that fit beside a label. */
const mostWords = 10;

/** A heading in a list: with its text, or the first words behind it. */
export function headingName(text: PolicyText, { label, text: own, span }: Heading): string {
  return own === '' ? nameOf(label, firstWordsBehind(text, span).firstWords ?? '') : nameOf(label, own);
}

/** Up to the first mark. */
function firstWordsBehind(text: PolicyText, { paragraph, end }: Span): Pick<OutlineSymbol, 'firstWords'> {
  const sentence = text.paragraphs[paragraph]!.text.slice(end).trimStart();
  const [words = ''] = /^[^，。；：]*/.exec(sentence.slice(0, mostWords + 1))!;
  if (words === '') return {};
  return { firstWords: words.length > mostWords ? `${words.slice(0, mostWords)}…` : words };
}

/** Editors refuse symbols without a name. */
function nameOf(label: string, text: string): string {
  const gap = label === '' || text === '' || /[、）.．]$/.test(label) ? '' : ' ';
  return `${label}${gap}${text}`.trim() || '—';
}
