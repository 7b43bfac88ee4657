/** Headings of one document, from its paragraphs. */
import type { Paragraph } from '../ingest/paragraph.ts';
import type { Gathered } from '../ingest/paragraph-versions.ts';
import { onceForEach } from '../ingest/print.ts';
import { withGlued } from './glued-headings.ts';
import { type Candidate, candidatesOf, rolesOf } from './heading-candidates.ts';
import { withoutLists } from './heading-lists.ts';
import type { Heading, HeadingKind } from './model.ts';

/** The headings of a document and what they were made of. */
export interface Outline {
  readonly headings: readonly Heading[];
  readonly members: readonly number[];
  readonly roles: Gathered<true>;
  /** Candidates that are no items of lists, and with those that a lost line break hides. */
  readonly candidates: readonly Candidate[];
  readonly glued: readonly Candidate[];
  /** Whether texts of other paragraphs were searched for the latter. */
  readonly looked: boolean;
}

/** Headings among the paragraphs `members` (indices, in order) of a document; those of `before` where it shows the same. */
export function outlineOf(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  before: Outline | null,
): Outline {
  const roles = rolesOf(paragraphs);
  const known = before?.roles === roles && areSame(before.members, members) ? before : null;
  if (known && !known.looked) return known;
  const candidates = known?.candidates ?? withoutLists(candidatesOf(paragraphs, members));
  const { headings: glued, looked } = withGlued(paragraphs, members, candidates);
  if (known && areSame(known.glued, glued)) return known;
  return { headings: withLevels(paragraphs, glued), members, roles, candidates, glued, looked };
}

function areSame<One>(a: readonly One[], b: readonly One[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
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
  box: 6.5,
  arabic: 7,
  'arabic-parenthesised': 8,
  circled: 9,
  ordinal: 10,
  plain: 11,
};

function withLevels(paragraphs: readonly Paragraph[], candidates: readonly Candidate[]): Heading[] {
  const open: { readonly kind: HeadingKind; readonly rank: number }[] = [];
  return candidates.map((candidate) => {
    const { kind, label, start } = candidate;
    const rank = kind === 'plain' && candidate.depth > 0 ? candidate.depth - 0.5 : ranks[kind];
    const same = open.findIndex((above) => above.kind === kind && above.rank === rank);
    if (same >= 0) open.length = same;
    else while (open.length > 0 && open[open.length - 1]!.rank >= rank) open.pop();
    open.push({ kind, rank });
    const known = lastHeadings.get(candidate);
    if (known?.level === open.length) return known;
    const words = wordsOf(paragraphs[candidate.paragraph]!, candidate);
    const heading = {
      label: words.label,
      text: words.text,
      level: open.length,
      kind,
      number: label?.number ?? 0,
      sub: label?.sub ?? 0,
      runIn: candidate.runIn,
      span: { paragraph: candidate.paragraph, start, end: candidate.end },
    };
    lastHeadings.set(candidate, heading);
    return heading;
  });
}

/** By candidate, which stays the same in a draft while its paragraph says the same at the same place. */
const lastHeadings = new WeakMap<Candidate, Heading>();

interface HeadingWords {
  start: number;
  end: number;
  hasText: boolean;
  label: string;
  text: string;
}

/** The words of the last heading that was read in a paragraph: there is seldom more than one. */
const lastWords = onceForEach((): HeadingWords => ({ start: -1, end: -1, hasText: false, label: '', text: '' }));

function wordsOf(paragraph: Paragraph, { start, end, label, hasText }: Candidate): HeadingWords {
  const words = lastWords(paragraph);
  if (words.start === start && words.end === end && words.hasText === hasText) return words;
  const { text } = paragraph;
  const body = start + (label?.length ?? 0);
  words.start = start;
  words.end = end;
  words.hasText = hasText;
  words.label = text.slice(start, body).replace(/\s+/g, '');
  words.text = hasText ? headingText(text.slice(body, end)) : '';
  return words;
}

/** Without the closing full stop, and without the mark between label and text (`附件：…`). */
function headingText(text: string): string {
  return text.replace(/^[\s：:]+|[。\s]+$/g, '');
}
