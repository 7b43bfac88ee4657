/** The view of precedents: wordings of the corpus for the sentence or selection last asked about. */
import {
  commands,
  type Disposable,
  EventEmitter,
  env,
  l10n,
  MarkdownString,
  Range,
  TextEditorRevealType,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  ViewColumn,
  window,
} from 'vscode';
import {
  type ClausePlace,
  type FilterOffer,
  type PrecedentRow,
  type PrecedentsParams,
  type PrecedentsResult,
  precedentsRequest,
} from '../../server/src/lsp/protocol.ts';
import { tellNotRunning } from './notices.ts';
import { describeFilter, type Filter } from './precedent-filter.ts';
import { markedClause, markedLine, placeCard, placeLine, sourceOf } from './precedent-text.ts';
import type { PolicyServer } from './server.ts';
import { section } from './settings.ts';

type Question = Extract<PrecedentsParams, { readonly range: unknown }>;

export type PrecedentNode =
  | { readonly kind: 'sentence'; readonly sentence: string; readonly rows: readonly PrecedentRow[] }
  | { readonly kind: 'row'; readonly row: PrecedentRow }
  | { readonly kind: 'place'; readonly place: ClausePlace };

const viewId = `${section}.precedents`;
/** Characters of the sentence in the head of the list. */
const longestTitle = 40;

export class PrecedentsView implements TreeDataProvider<PrecedentNode>, Disposable {
  readonly #server: PolicyServer;
  readonly #view: TreeView<PrecedentNode>;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  #question: Question | undefined;
  #result: PrecedentsResult | undefined;
  #filter: Filter = {};
  #asked = 0;

  constructor(server: PolicyServer) {
    this.#server = server;
    this.#view = window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
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

  /** Lets `choose` change the filter, and asks again. */
  async filter(choose: (filter: Filter, offer: FilterOffer) => Promise<Filter | undefined>): Promise<void> {
    if (!this.#result) return;
    const filter = await choose(this.#filter, this.#result.choices);
    if (!filter) return;
    this.#filter = filter;
    await this.#ask();
  }

  copy(node: PrecedentNode): Thenable<void> {
    return env.clipboard.writeText(node.kind === 'row' ? node.row.text : '');
  }

  async #ask(): Promise<void> {
    const question = this.#question;
    if (!question) return;
    const asked = ++this.#asked;
    const parameters: PrecedentsParams = { ...question, filter: this.#filter };
    const result = await this.#server.ask<PrecedentsResult>(precedentsRequest, parameters);
    if (!result || asked !== this.#asked) return;
    this.#result = result;
    this.#tell(result);
    this.#changed.fire();
  }

  #tell({ sentences, choices }: PrecedentsResult): void {
    const filter = describeFilter(this.#filter, choices);
    void commands.executeCommand('setContext', `${viewId}.filtered`, filter !== '');
    this.#view.description = filter;
    const count = sentences.reduce((sum, { rows }) => sum + rows.length, 0);
    const [first] = sentences;
    if (!first) this.#view.message = l10n.t('There is no sentence here. Put the cursor into one, or select some text.');
    else {
      const asked = l10n.t('“{0}”', shortened(first.sentence));
      this.#view.message =
        count > 0
          ? l10n.t('{0}: {1} wordings', asked, count.toString())
          : `${l10n.t('Nothing in the corpus is worded like {0}.', asked)}${filter && ` ${l10n.t('A filter is set.')}`}`;
    }
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
    this.#view.dispose();
    this.#changed.dispose();
  }
}

function shortened(text: string): string {
  return text.length > longestTitle ? `${text.slice(0, longestTitle)}…` : text;
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
  const [place] = row.clauses;
  const item = new TreeItem(
    label,
    row.clauses.length > 1 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.description = sourceOf(row);
  item.tooltip = card(`${markedClause(row.pieces)}\n\n---\n\n${placeCard(place!)}`);
  item.iconPath = new ThemeIcon(row.similarity === 1 ? 'pass' : 'quote');
  item.contextValue = 'precedent';
  item.command = openCommand(place!);
  return item;
}

function placeItem(place: ClausePlace): TreeItem {
  const item = new TreeItem(placeLine(place), TreeItemCollapsibleState.None);
  item.description = place.headingPath.join(' › ');
  item.tooltip = card(placeCard(place));
  item.iconPath = ThemeIcon.File;
  item.command = openCommand(place);
  return item;
}

function card(markdown: string): MarkdownString {
  const text = new MarkdownString(markdown);
  text.supportHtml = true;
  return text;
}

/** Opens the place beside the draft, which keeps the keyboard. */
function openCommand({ location: { uri, range } }: Pick<ClausePlace, 'location'>): TreeItem['command'] & {} {
  const { start, end } = range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  const options = { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true, selection };
  return { command: 'vscode.open', title: l10n.t('Open'), arguments: [Uri.parse(uri), options] };
}
