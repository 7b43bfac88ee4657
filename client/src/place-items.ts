/** Places of the corpus as rows of a view. */
import { l10n, MarkdownString, Range, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, ViewColumn } from 'vscode';
import type { ClausePlace } from '../../server/src/lsp/protocol.ts';
import { placeCard, placeLine } from './precedent-text.ts';

export function placeItem(place: ClausePlace): TreeItem {
  const item = new TreeItem(placeLine(place), TreeItemCollapsibleState.None);
  item.description = place.headingPath.join(' › ');
  item.tooltip = card(placeCard(place));
  item.iconPath = ThemeIcon.File;
  item.command = openCommand(place);
  return item;
}

export function card(markdown: string): MarkdownString {
  const text = new MarkdownString(markdown);
  text.supportHtml = true;
  return text;
}

/** Opens the place beside the draft, which keeps the keyboard. */
export function openCommand({ location: { uri, range } }: Pick<ClausePlace, 'location'>): TreeItem['command'] & {} {
  const { start, end } = range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  const options = { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true, selection };
  return { command: 'vscode.open', title: l10n.t('Open'), arguments: [Uri.parse(uri), options] };
}

/** Long texts in the head of a list. */
export function shortened(text: string): string {
  return text.length > longestTitle ? `${text.slice(0, longestTitle)}…` : text;
}

const longestTitle = 40;
