/** Precedents as a view: wordings of the corpus for the sentence or selection last asked about. */
import { env, l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import {
  type CarrierPlace,
  type PrecedentRow,
  type PrecedentsParams,
  type PrecedentsResult,
  precedentsRequest,
} from '../../server/src/lsp/protocol.ts';
import type { AnswerKind } from './answer-view.ts';
import { card, openCommand, placeItem, shortened } from './place-items.ts';
import { markedClause, markedLine, placeCard, sourceOf } from './precedent-text.ts';

type Question = Extract<PrecedentsParams, { readonly range: unknown }>;

export type PrecedentNode =
  | { readonly kind: 'sentence'; readonly sentence: string; readonly rows: readonly PrecedentRow[] }
  | { readonly kind: 'row'; readonly row: PrecedentRow }
  | { readonly kind: 'place'; readonly place: CarrierPlace };

/** Asks about the selection, or the sentence at the cursor. */
export const precedents: AnswerKind<Question, PrecedentsResult, PrecedentNode> = {
  name: 'precedents',
  request: precedentsRequest,
  questionAt({ document, selection: { start, end } }) {
    return {
      textDocument: { uri: document.uri.toString() },
      range: {
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
      },
    };
  },
  messageOf({ sentences }) {
    const [first] = sentences;
    if (!first) return l10n.t('There is no sentence here. Put the cursor into one, or select some text.');
    const asked = l10n.t('“{0}”', shortened(first.sentence));
    const count = rowsOf(sentences);
    if (count === 0) return l10n.t('Nothing in the corpus is worded like {0}.', asked);
    return sentences.length > 1
      ? l10n.t('Wordings like these {0} sentences: {1}', sentences.length.toString(), count.toString())
      : l10n.t('Wordings like {0}: {1}', asked, count.toString());
  },
  isEmpty({ sentences }) {
    return sentences.length > 0 && rowsOf(sentences) === 0;
  },
  children({ sentences }, node) {
    if (node?.kind === 'row') return node.row.clauses.map((place) => ({ kind: 'place', place }));
    if (node?.kind === 'sentence') return node.rows.map((row) => ({ kind: 'row', row }));
    if (node) return [];
    if (sentences.length === 1) return sentences[0]!.rows.map((row) => ({ kind: 'row', row }));
    return sentences.map(({ sentence, rows }) => ({ kind: 'sentence', sentence, rows }));
  },
  item(node) {
    if (node.kind === 'sentence') return sentenceItem(node.sentence, node.rows.length);
    return node.kind === 'row' ? rowItem(node.row) : carrierItem(node.place);
  },
};

export function copyPrecedent(node: PrecedentNode): Thenable<void> {
  return env.clipboard.writeText(node.kind === 'row' ? node.row.text : '');
}

function rowsOf(sentences: PrecedentsResult['sentences']): number {
  return sentences.reduce((sum, { rows }) => sum + rows.length, 0);
}

function sentenceItem(sentence: string, rows: number): TreeItem {
  const item = new TreeItem(sentence, rows > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None);
  item.description = rows.toString();
  item.tooltip = sentence;
  return item;
}

function carrierItem(place: CarrierPlace): TreeItem {
  const item = placeItem(place);
  item.tooltip = card(`${markedClause([{ kind: 'same', text: place.text }])}\n\n---\n\n${placeCard(place)}`);
  return item;
}

function rowItem(row: PrecedentRow): TreeItem {
  const { text, marks } = markedLine(row.pieces);
  const label = { label: text, highlights: marks.map(([start, end]): [number, number] => [start, end]) };
  const several = row.clauses.length > 1;
  const item = new TreeItem(label, several ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  const [place] = row.clauses;
  item.description = sourceOf(row);
  item.tooltip = card(`${markedClause(row.pieces)}\n\n---\n\n${placeCard(place!)}`);
  item.iconPath = new ThemeIcon(row.similarity === 1 ? 'pass' : 'quote');
  item.contextValue = 'precedent';
  item.command = openCommand(place!);
  return item;
}
