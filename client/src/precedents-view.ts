/** The view of precedents: wordings of the corpus for the sentence or selection last asked about. */
import {
  commands,
  Disposable,
  EventEmitter,
  env,
  l10n,
  TextEditorRevealType,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import {
  type ClausePlace,
  type PrecedentRow,
  type PrecedentsParams,
  type PrecedentsResult,
  precedentsRequest,
} from '../../server/src/lsp/protocol.ts';
import type { ListFilter } from './list-filter.ts';
import { tellNotRunning } from './notices.ts';
import { card, openCommand, placeItem, shortened } from './place-items.ts';
import { markedClause, markedLine, placeCard, sourceOf } from './precedent-text.ts';
import type { PolicyServer } from './server.ts';
import { section } from './settings.ts';

type Question = Extract<PrecedentsParams, { readonly range: unknown }>;

export type PrecedentNode =
  | { readonly kind: 'sentence'; readonly sentence: string; readonly rows: readonly PrecedentRow[] }
  | { readonly kind: 'row'; readonly row: PrecedentRow }
  | { readonly kind: 'place'; readonly place: ClausePlace };

const viewId = `${section}.precedents`;

export class PrecedentsView implements TreeDataProvider<PrecedentNode> {
  readonly #server: PolicyServer;
  readonly #filter: ListFilter;
  readonly #view: TreeView<PrecedentNode>;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #parts: Disposable;
  #question: Question | undefined;
  #result: PrecedentsResult | undefined;
  #asked = 0;

  constructor(server: PolicyServer, filter: ListFilter) {
    this.#server = server;
    this.#filter = filter;
    this.#view = window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
    this.#parts = Disposable.from(
      this.#view,
      this.#changed,
      filter.onDidChange(() => this.#ask()),
    );
  }

  /** Asks about the selection of the editor in front, or the sentence at its cursor, and shows the view. */
  async show(): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor) return;
    if (this.#server.state.kind !== 'running') return tellNotRunning(this.#server);
    const { start, end } = editor.selection;
    this.#question = {
      textDocument: { uri: editor.document.uri.toString() },
      range: {
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
      },
    };
    await this.#ask();
    await commands.executeCommand(`${viewId}.focus`, { preserveFocus: true });
    // The panel that has just opened may cover the sentence.
    editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  copy(node: PrecedentNode): Thenable<void> {
    return env.clipboard.writeText(node.kind === 'row' ? node.row.text : '');
  }

  async #ask(): Promise<void> {
    const question = this.#question;
    if (!question) return;
    const asked = ++this.#asked;
    const parameters: PrecedentsParams = { ...question, filter: this.#filter.value };
    const result = await this.#server.ask<PrecedentsResult>(precedentsRequest, parameters);
    if (!result || asked !== this.#asked) return;
    this.#filter.offer = result.choices;
    this.#result = result;
    this.#view.description = this.#filter.description;
    this.#view.message = this.#messageOf(result);
    this.#changed.fire();
  }

  #messageOf({ sentences }: PrecedentsResult): string {
    const [first] = sentences;
    if (!first) return l10n.t('There is no sentence here. Put the cursor into one, or select some text.');
    const asked = l10n.t('“{0}”', shortened(first.sentence));
    const count = sentences.reduce((sum, { rows }) => sum + rows.length, 0);
    if (count > 0) {
      return sentences.length > 1
        ? l10n.t('Wordings like these {0} sentences: {1}', sentences.length.toString(), count.toString())
        : l10n.t('Wordings like {0}: {1}', asked, count.toString());
    }
    const filtered = this.#filter.description === '' ? '' : l10n.t('A filter is set.');
    return [l10n.t('Nothing in the corpus is worded like {0}.', asked), filtered].filter(Boolean).join(' ');
  }

  getChildren(node?: PrecedentNode): PrecedentNode[] {
    if (node?.kind === 'row') return node.row.clauses.map((place) => ({ kind: 'place', place }));
    if (node?.kind === 'sentence') return node.rows.map((row) => ({ kind: 'row', row }));
    if (node) return [];
    const sentences = this.#result?.sentences ?? [];
    if (sentences.length === 1) return sentences[0]!.rows.map((row) => ({ kind: 'row', row }));
    return sentences.map(({ sentence, rows }) => ({ kind: 'sentence', sentence, rows }));
  }

  getTreeItem(node: PrecedentNode): TreeItem {
    if (node.kind === 'sentence') return sentenceItem(node.sentence, node.rows.length);
    return node.kind === 'row' ? rowItem(node.row) : placeItem(node.place);
  }

  dispose(): void {
    this.#parts.dispose();
  }
}

function sentenceItem(sentence: string, rows: number): TreeItem {
  const item = new TreeItem(sentence, rows > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None);
  item.description = rows.toString();
  item.tooltip = sentence;
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
