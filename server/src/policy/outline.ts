/** Headings of one document, from its paragraphs. */
import { type Label, labelOf } from '../ingest/label.ts';
import type { Paragraph } from '../ingest/paragraph.ts';
import type { Heading, HeadingKind } from './model.ts';

interface Candidate {
  readonly paragraph: number;
  readonly label: Label | null;
  readonly kind: HeadingKind;
  readonly depth: number;
  readonly headEnd: number;
  readonly runIn: boolean;
  readonly hasText: boolean;
}

/** Headings among the paragraphs `members` (indices, in order) of a document. */
export function outlineOf(paragraphs: readonly Paragraph[], members: readonly number[]): Heading[] {
  const candidates: Candidate[] = [];
  const lastArticle = { number: 0, sub: 0 };
  let introduced: string | null = null;
  for (let index = 0; index < members.length; index++) {
    const at = members[index]!;
    const paragraph = paragraphs[at]!;
    if (paragraph.block.kind === 'metadata' || paragraph.block.kind === 'row') continue;
    const label = labelOf(paragraph.text);
    const { text } = paragraph;
    if (paragraph.block.kind === 'heading') {
      candidates.push(whole(at, paragraph, label));
      introduced = null;
      continue;
    }
    if (label === null) {
      introduced = /[：:]$/.test(text) ? '' : null;
      continue;
    }
    if (label.kind === 'article') {
      if (!isArticle(text, label, lastArticle)) continue;
      lastArticle.number = label.number;
      lastArticle.sub = label.sub;
      candidates.push({
        paragraph: at,
        label,
        kind: 'article',
        depth: 0,
        headEnd: label.length,
        runIn: text.length > label.length,
        hasText: false,
      });
      introduced = /[：:]$/.test(text) ? '' : null;
      continue;
    }
    if (introduced === '') introduced = label.kind;
    if (introduced === label.kind && label.kind !== 'box') continue;
    const candidate = labelled(at, text, label);
    introduced = /[：:]$/.test(text) ? '' : null;
    if (candidate !== null) candidates.push(candidate);
  }
  return withLevels(paragraphs, candidates);
}

function whole(at: number, paragraph: Paragraph, label: Label | null): Candidate {
  const depth = paragraph.block.kind === 'heading' ? paragraph.block.depth : 0;
  return {
    paragraph: at,
    label,
    kind: kindOf(label),
    depth,
    headEnd: paragraph.text.length,
    runIn: false,
    hasText: true,
  };
}

function kindOf(label: Label | null): HeadingKind {
  return label === null || label.kind === 'dash' ? 'plain' : label.kind;
}

/** An article's label is followed by a gap or carries on the numbering; 第三条规定… in running text is neither. */
function isArticle(text: string, label: Label, last: { readonly number: number; readonly sub: number }): boolean {
  const next = text[label.length] ?? '';
  if (next === '' || /\s/.test(next)) return true;
  if (/[的、，至和及与或第规所中款项]/.test(next)) return false;
  return (
    (label.number === last.number + 1 && label.sub === 0) ||
    (label.number === last.number && label.sub === last.sub + 1)
  );
}

/** Longest text of a heading that goes on in its paragraph. */
const LONGEST_RUN_IN = 45;
/** Longest text of a heading on lines of its own. */
const LONGEST_HEADING = 80;

function labelled(at: number, text: string, label: Label): Candidate | null {
  const stop = text.indexOf('。');
  const head = stop < 0 ? text : text.slice(0, stop);
  const runIn = stop >= 0 && stop + 1 < text.length;
  const base = { paragraph: at, label, kind: kindOf(label), depth: 0 };
  const length = head.length - label.length;
  if (label.kind === 'dash' || label.kind === 'ordinal') {
    if (!runIn || length > LONGEST_RUN_IN || /[；：]/.test(head)) return null;
    return { ...base, headEnd: stop, runIn: true, hasText: true };
  }
  if (/[；，、：]$/.test(head) && !runIn) return null;
  if (runIn) {
    if (length <= LONGEST_RUN_IN) return { ...base, headEnd: stop, runIn: true, hasText: true };
    return { ...base, headEnd: label.length, runIn: true, hasText: false };
  }
  if (length > LONGEST_HEADING) return null;
  return { ...base, headEnd: head.length, runIn: false, hasText: true };
}

/** Kinds in the order in which they nest when a document shows no other. */
const ranks: Readonly<Record<HeadingKind, number>> = {
  attachment: 0,
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  chinese: 5,
  parenthesised: 6,
  arabic: 7,
  'arabic-parenthesised': 8,
  circled: 9,
  ordinal: 10,
  plain: 11,
  box: 6.5,
};

function withLevels(paragraphs: readonly Paragraph[], candidates: readonly Candidate[]): Heading[] {
  const open: HeadingKind[] = [];
  return candidates.map((candidate) => {
    const { kind, label } = candidate;
    const rank = kind === 'plain' && candidate.depth > 0 ? candidate.depth : ranks[kind];
    const same = open.indexOf(kind);
    if (same >= 0) open.length = same;
    else while (open.length > 0 && ranks[open[open.length - 1]!] >= rank) open.pop();
    open.push(kind);
    const { text } = paragraphs[candidate.paragraph]!;
    const body = label === null ? 0 : label.length;
    return {
      label: text.slice(0, body).replace(/\s+/g, ''),
      text: candidate.hasText
        ? text
            .slice(body, candidate.headEnd)
            .replace(/[。\s]+$/, '')
            .trim()
        : '',
      level: open.length,
      kind,
      number: label?.number ?? 0,
      sub: label?.sub ?? 0,
      runIn: candidate.runIn,
      span: { paragraph: candidate.paragraph, start: 0, end: candidate.headEnd },
    };
  });
}
