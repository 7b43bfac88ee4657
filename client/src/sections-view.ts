/** The view of similar sections: which documents of the corpus have a section like the one at the cursor. */
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import {
  type SectionRow,
  type SimilarSectionsParams,
  type SimilarSectionsResult,
  similarSectionsRequest,
} from '../../server/src/lsp/protocol.ts';
import type { ListFilter } from './list-filter.ts';
import { tellNotRunning } from './notices.ts';
import { card, openCommand, shortened } from './place-items.ts';
import { placeCard, placeLine } from './precedent-text.ts';
import type { PolicyServer } from './server.ts';
import { section } from './settings.ts';

type SectionHeading = SectionRow['headings'][number];
type SectionNode =
  | { readonly kind: 'section'; readonly row: SectionRow }
  | { readonly kind: 'heading'; readonly heading: SectionHeading };

const viewId = `${section}.sections`;

export class SectionsView implements TreeDataProvider<SectionNode> {
  readonly #server: PolicyServer;
  readonly #filter: ListFilter;
  readonly #view: TreeView<SectionNode>;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #parts: Disposable;
  #question: SimilarSectionsParams | undefined;
  #rows: readonly SectionRow[] = [];
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

  /** Asks about the section at the cursor of the editor in front, and shows the view. */
  async show(): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor) return;
    if (this.#server.state.kind !== 'running') return tellNotRunning(this.#server);
    const { line, character } = editor.selection.active;
    this.#question = { textDocument: { uri: editor.document.uri.toString() }, position: { line, character } };
    await this.#ask();
    await commands.executeCommand('setContext', `${viewId}.asked`, true);
    await commands.executeCommand(`${viewId}.focus`, { preserveFocus: true });
    editor.revealRange(editor.selection);
  }

  async #ask(): Promise<void> {
    const question = this.#question;
    if (!question) return;
    const asked = ++this.#asked;
    const parameters = { ...question, filter: this.#filter.value };
    const result = await this.#server.ask<SimilarSectionsResult>(similarSectionsRequest, parameters);
    if (!result || asked !== this.#asked) return;
    this.#filter.offer = result.choices;
    this.#rows = result.rows;
    this.#view.description = this.#filter.description;
    this.#view.message = this.#messageOf(result);
    this.#changed.fire();
  }

  #messageOf({ heading, rows }: SimilarSectionsResult): string {
    if (heading === null) return l10n.t('There is no section here. Put the cursor on a heading or into its section.');
    const asked = l10n.t('“{0}”', shortened(heading));
    if (rows.length > 0) return l10n.t('Documents with a section like {0}: {1}', asked, rows.length.toString());
    const filtered = this.#filter.description === '' ? '' : l10n.t('A filter is set.');
    return [l10n.t('No document of the corpus has a section like {0}.', asked), filtered].filter(Boolean).join(' ');
  }

  getChildren(node?: SectionNode): SectionNode[] {
    if (!node) return this.#rows.map((row) => ({ kind: 'section', row }));
    return node.kind === 'section' ? node.row.headings.map((heading) => ({ kind: 'heading', heading })) : [];
  }

  getTreeItem(node: SectionNode): TreeItem {
    return node.kind === 'section' ? sectionItem(node.row) : headingItem(node.heading);
  }

  dispose(): void {
    this.#parts.dispose();
  }
}

function sectionItem(row: SectionRow): TreeItem {
  const { headings, headingPath, shared, parts, similarity } = row;
  const name = headingPath.at(-1) || row.title;
  const item = new TreeItem(
    name,
    headings.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  const common = l10n.t('{0} of {1} parts', shared.toString(), parts.toString());
  item.description = [placeLine(row), common, `${Math.floor(similarity * 100)}%`].join(' · ');
  item.tooltip = card(placeCard(row));
  item.iconPath = new ThemeIcon('list-tree');
  item.command = openCommand(row);
  return item;
}

function headingItem(heading: SectionHeading): TreeItem {
  const item = new TreeItem(heading.text, TreeItemCollapsibleState.None);
  item.command = openCommand(heading);
  return item;
}
