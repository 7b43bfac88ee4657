/** A view that lists what the corpus answers to a question about the place in the editor. */
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  type TextEditor,
  TextEditorRevealType,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { FilterOffer } from '../../server/src/lsp/protocol.ts';
import type { ListFilter } from './list-filter.ts';
import { tellNotRunning } from './notices.ts';
import type { PolicyServer, ServerState } from './server.ts';
import { section } from './settings.ts';

export interface Answer {
  readonly choices: FilterOffer;
}

/** What one view asks and how it shows the answer. */
export interface AnswerKind<Question extends object, Given extends Answer, Node> {
  /** Name of the view below the extension's own. */
  readonly name: string;
  readonly request: string;
  /** The question about the selection of an editor. */
  questionAt(editor: TextEditor): Question;
  /** The line above the list. */
  messageOf(answer: Given): string;
  /** Whether the answer is an empty list that a filter may have emptied. */
  isEmpty(answer: Given): boolean;
  /** Rows below a row, or the first rows. */
  children(answer: Given, node: Node | undefined): Node[];
  item(node: Node): TreeItem;
}

export class AnswerView<Question extends object, Given extends Answer, Node> implements TreeDataProvider<Node> {
  readonly #server: PolicyServer;
  readonly #filter: ListFilter;
  readonly #kind: AnswerKind<Question, Given, Node>;
  readonly #view: TreeView<Node>;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #parts: Disposable;
  #question: Question | undefined;
  #answer: Given | undefined;
  #asked = 0;
  #indexing = false;

  constructor(server: PolicyServer, filter: ListFilter, kind: AnswerKind<Question, Given, Node>) {
    this.#server = server;
    this.#filter = filter;
    this.#kind = kind;
    this.#view = window.createTreeView(this.#id, { treeDataProvider: this, showCollapseAll: true });
    this.#parts = Disposable.from(
      this.#view,
      this.#changed,
      filter.onDidChange(() => this.#ask()),
      server.onDidChange((state) => this.#follow(state)),
    );
  }

  get #id(): string {
    return `${section}.${this.#kind.name}`;
  }

  /** Asks about the place in the editor in front, and shows the view. */
  async show(): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor) return;
    if (this.#server.state.kind !== 'running') return tellNotRunning(this.#server);
    this.#question = this.#kind.questionAt(editor);
    await this.#ask();
    await commands.executeCommand('setContext', `${this.#id}.asked`, true);
    await commands.executeCommand(`${this.#id}.focus`, { preserveFocus: true });
    // The panel that has just opened may cover the sentence.
    editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  getChildren(node?: Node): Node[] {
    return this.#answer ? this.#kind.children(this.#answer, node) : [];
  }

  getTreeItem(node: Node): TreeItem {
    return this.#kind.item(node);
  }

  dispose(): void {
    this.#parts.dispose();
  }

  /** The corpus as it is now may answer otherwise. */
  #follow(state: ServerState): void {
    const indexing = state.kind === 'running' && state.status?.state === 'indexing';
    if (this.#indexing && !indexing) void this.#ask();
    this.#indexing = indexing;
  }

  async #ask(): Promise<void> {
    const question = this.#question;
    if (!question) return;
    const asked = ++this.#asked;
    const parameters = { ...question, filter: this.#filter.value };
    const answer = await this.#server.ask<Given>(this.#kind.request, parameters);
    if (!answer || asked !== this.#asked) return;
    this.#filter.offer = answer.choices;
    this.#answer = answer;
    const { description } = this.#filter;
    const emptied = description !== '' && this.#kind.isEmpty(answer);
    this.#view.description = description;
    this.#view.message = [this.#kind.messageOf(answer), emptied ? l10n.t('A filter is set.') : ''].join(' ').trim();
    this.#changed.fire();
  }
}
