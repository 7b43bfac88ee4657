/** Call hierarchy (who cites whom) and type hierarchy (documents above and below) over draft and corpus. */
import { type CallHierarchyItem, type Range, SymbolKind, type TypeHierarchyItem } from 'vscode-languageserver';
import type { CorpusDocument } from '../corpus/corpus.ts';
import type { Context } from '../features/context.ts';
import { byline, titleOf } from '../features/labels.ts';
import {
  citedByDraft,
  citedDocuments,
  citingDocuments,
  documentAtOffset,
  isAbove,
  type Related,
} from '../features/relations.ts';
import { locate } from '../policy/span.ts';
import { placeRange, rangeOf } from './convert.ts';
import type { OpenDraft } from './drafts.ts';
import type { RequestParts } from './requests.ts';

/** What an item carries from one request to the next: whose document it is, and which. */
type ItemData = { readonly corpus: number } | { readonly draft: string; readonly document: string };

export function registerHierarchies(parts: RequestParts): void {
  const { connection, drafts, guarded, corpus } = parts;
  const contextOf = ({ draft }: OpenDraft): Context => ({
    draft,
    corpus: corpus(),
    locale: parts.locale(),
    segmenter: parts.segmenter,
  });

  const prepare = (uri: string, position: { line: number; character: number }): CallHierarchyItem[] | null => {
    const open = drafts.get(uri);
    const found = open && documentAtOffset(contextOf(open), open.document.offsetAt(position));
    return found && [itemOf(open, found)];
  };
  /** Documents of the open drafts that cite a document, with the places. */
  const citingDrafts = (cited: CorpusDocument) =>
    drafts.documents.keys().flatMap((uri) => {
      const open = drafts.get(uri);
      if (!open) return [];
      return open.draft.text.documents.flatMap((document) => {
        const places = citedByDraft(contextOf(open), document).find((one) => one.document.id === cited.id)?.places;
        return places && document.titleSpan
          ? [{ open, document, ranges: places.map((one) => rangeOf(open.document, one)) }]
          : [];
      });
    });
  const incoming = (
    data: ItemData,
  ): { readonly from: CallHierarchyItem; readonly fromRanges: Range[]; readonly document: CorpusDocument | null }[] => {
    const cited = 'corpus' in data ? corpus().documents[data.corpus] : undefined;
    if (!cited) return [];
    const own = citingDrafts(cited).map(({ open, document, ranges }) => ({
      from: draftItem(open, document),
      fromRanges: ranges,
      document: null,
    }));
    const files = new Set(own.map(({ from }) => from.uri));
    const others = citingDocuments(corpus(), cited.title)
      .filter(({ document }) => document.id !== cited.id && !files.has(document.file.uri))
      .map(({ document, places }) => ({ from: corpusItem(document), fromRanges: places.map(placeRange), document }));
    return [...own, ...others];
  };
  const outgoing = (
    data: ItemData,
  ): { readonly to: CallHierarchyItem; readonly fromRanges: Range[]; readonly document: CorpusDocument }[] => {
    if ('corpus' in data) {
      const citing = corpus().documents[data.corpus];
      return (citing ? citedDocuments(corpus(), citing) : []).map(({ document, places }) => ({
        to: corpusItem(document),
        fromRanges: places.map(placeRange),
        document,
      }));
    }
    const open = drafts.get(data.draft);
    const own = open?.draft.text.documents.find(({ id }) => id === data.document);
    if (!open || !own) return [];
    return citedByDraft(contextOf(open), own).map(({ document, places }) => ({
      to: corpusItem(document),
      fromRanges: places.map((range) => rangeOf(open.document, range)),
      document,
    }));
  };

  connection.languages.callHierarchy.onPrepare(
    guarded('textDocument/prepareCallHierarchy', null, ({ textDocument, position }) =>
      prepare(textDocument.uri, position),
    ),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    guarded('callHierarchy/incomingCalls', null, ({ item }) =>
      incoming(item.data as ItemData).map(({ from, fromRanges }) => ({ from, fromRanges })),
    ),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    guarded('callHierarchy/outgoingCalls', null, ({ item }) =>
      outgoing(item.data as ItemData).map(({ to, fromRanges }) => ({ to, fromRanges })),
    ),
  );

  const levelOf = (data: ItemData) =>
    'corpus' in data
      ? (corpus().documents[data.corpus]?.level ?? null)
      : (drafts.get(data.draft)?.draft.text.documents.find(({ id }) => id === data.document)?.level ?? null);
  connection.languages.typeHierarchy.onPrepare(
    guarded('textDocument/prepareTypeHierarchy', null, ({ textDocument, position }): TypeHierarchyItem[] | null =>
      prepare(textDocument.uri, position),
    ),
  );
  connection.languages.typeHierarchy.onSupertypes(
    guarded('typeHierarchy/supertypes', null, ({ item }): TypeHierarchyItem[] => {
      const data = item.data as ItemData;
      return outgoing(data)
        .filter(({ document }) => isAbove(document.level, levelOf(data)))
        .map(({ to }) => to);
    }),
  );
  connection.languages.typeHierarchy.onSubtypes(
    guarded('typeHierarchy/subtypes', null, ({ item }): TypeHierarchyItem[] => {
      const data = item.data as ItemData;
      return incoming(data)
        .filter(({ document, from }) =>
          document === null
            ? isAbove(levelOf(data), levelOf(from.data as ItemData))
            : isAbove(levelOf(data), document.level),
        )
        .map(({ from }) => from);
    }),
  );
}

function itemOf(open: OpenDraft, related: Related): CallHierarchyItem {
  return related.kind === 'corpus' ? corpusItem(related.document) : draftItem(open, related.document);
}

function corpusItem(document: CorpusDocument): CallHierarchyItem {
  const range = placeRange(document.place);
  const data: ItemData = { corpus: document.id };
  return {
    name: titleOf(document),
    detail: byline(document),
    kind: SymbolKind.File,
    uri: document.place.uri,
    range,
    selectionRange: { start: range.start, end: range.start },
    data,
  };
}

function draftItem({ document, draft }: OpenDraft, own: (Related & { kind: 'draft' })['document']): CallHierarchyItem {
  const range = rangeOf(document, locate(draft.text, own.titleSpan!));
  const data: ItemData = { draft: document.uri, document: own.id };
  return { name: own.title, kind: SymbolKind.File, uri: document.uri, range, selectionRange: range, data };
}
