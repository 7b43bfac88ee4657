/** Similar sections as a view: which documents of the corpus have a section like the one at the cursor. */
import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import {
  type SectionRow,
  type SimilarSectionsParams,
  type SimilarSectionsResult,
  similarSectionsRequest,
} from '../../server/src/lsp/protocol.ts';
import type { AnswerKind } from './answer-view.ts';
import { card, openCommand, shortened } from './place-items.ts';
import { placeCard, placeLine } from './precedent-text.ts';

type SectionHeading = SectionRow['headings'][number];
type SectionNode =
  | { readonly kind: 'section'; readonly row: SectionRow }
  | { readonly kind: 'heading'; readonly heading: SectionHeading };

export const similarSections: AnswerKind<SimilarSectionsParams, SimilarSectionsResult, SectionNode> = {
  name: 'sections',
  request: similarSectionsRequest,
  questionAt({ document, selection: { active } }) {
    const position = { line: active.line, character: active.character };
    return { textDocument: { uri: document.uri.toString() }, position };
  },
  messageOf({ heading, rows }) {
    if (heading === null) return l10n.t('There is no section here. Put the cursor on a heading or into its section.');
    const asked = l10n.t('“{0}”', shortened(heading));
    if (rows.length > 0) return l10n.t('Documents with a section like {0}: {1}', asked, rows.length.toString());
    return l10n.t('No document of the corpus has a section like {0}.', asked);
  },
  isEmpty({ heading, rows }) {
    return heading !== null && rows.length === 0;
  },
  children({ rows }, node) {
    if (!node) return rows.map((row) => ({ kind: 'section', row }));
    return node.kind === 'section' ? node.row.headings.map((heading) => ({ kind: 'heading', heading })) : [];
  },
  item(node) {
    return node.kind === 'section' ? sectionItem(node.row) : headingItem(node.heading);
  },
};

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
