/** How precedents read in a list: one line, its marks, and the card that comes up when the mouse rests on it. */
import { l10n } from 'vscode';
import type { ClausePlace, PrecedentRow } from '../../server/src/lsp/protocol.ts';

type Piece = PrecedentRow['pieces'][number];

export interface MarkedLine {
  readonly text: string;
  /** Stretches of the text that the draft does not have: offsets, end exclusive. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** Characters shown before the stretch that answers the sentence. */
const longestOpening = 8;
/** Longer lines hide what stands behind them. */
const longestLine = 90;

/** The clause on one line, from shortly before the stretch that was compared. */
export function markedLine(pieces: readonly Piece[]): MarkedLine {
  let text = '';
  const marks: [number, number][] = [];
  pieces.forEach(({ kind, text: printed }, at) => {
    if (kind === 'removed') return;
    const start = text.length;
    const cut = kind === 'outside' && at === 0 && printed.length > longestOpening;
    text += cut ? `…${printed.slice(-longestOpening)}` : printed;
    if (kind === 'added') marks.push([start, text.length]);
  });
  if (text.length <= longestLine) return { text, marks };
  const shown = marks.filter(([start]) => start < longestLine);
  return {
    text: `${text.slice(0, longestLine)}…`,
    marks: shown.map(([start, end]) => [start, Math.min(end, longestLine)]),
  };
}

/** All of the clause with what the draft has instead struck out, as Markdown with HTML. */
export function markedClause(pieces: readonly Piece[]): string {
  return pieces
    .map(({ kind, text }) => {
      if (kind === 'removed') return `<s>${escaped(text)}</s>`;
      return kind === 'added' ? `<b>${escaped(text)}</b>` : escaped(text);
    })
    .join('');
}

/** Title, level and date, and how many documents say it. */
export function sourceOf({ clauses, works, similarity }: PrecedentRow): string {
  const others = works > 1 ? l10n.t('{0} documents', works.toString()) : '';
  return [placeLine(clauses[0]!), others, percentage(similarity)].filter(Boolean).join(' · ');
}

/** Title, level and date of a document. */
export function placeLine({ title, level, date }: ClausePlace): string {
  return [title, level, date].filter(Boolean).join(' · ');
}

/** Everything known of the place, as Markdown. */
export function placeCard({ title, issuers, level, genre, number, date, headingPath }: ClausePlace): string {
  const facts = [issuers.join(l10n.t(', ')), number, date, level, genre].filter(Boolean).join(' · ');
  return [`**${escaped(title)}**`, escaped(facts), escaped(headingPath.join(' › '))].filter(Boolean).join('\n\n');
}

function percentage(similarity: number): string {
  return similarity === 1 ? l10n.t('word for word') : `${Math.floor(similarity * 100)}%`;
}

/** Text of a file is data: nothing in it is markup. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_{}[\]()#+\-!~|>.]/g, '\\$&');
}
