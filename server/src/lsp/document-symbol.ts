/** Outline symbols in the protocol's terms. */
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OutlineSymbol } from '../features/symbols.ts';
import { rangeOf } from './convert.ts';

const kinds: Record<OutlineSymbol['kind'], SymbolKind> = {
  document: SymbolKind.File,
  part: SymbolKind.Module,
  chapter: SymbolKind.Module,
  section: SymbolKind.Namespace,
  article: SymbolKind.Method,
  chinese: SymbolKind.Module,
  parenthesised: SymbolKind.Namespace,
  arabic: SymbolKind.Class,
  'arabic-parenthesised': SymbolKind.Method,
  circled: SymbolKind.Property,
  ordinal: SymbolKind.Property,
  box: SymbolKind.Struct,
  attachment: SymbolKind.File,
  plain: SymbolKind.String,
};

export function documentSymbol(document: TextDocument, symbol: OutlineSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    ...(symbol.firstWords === undefined ? {} : { detail: symbol.firstWords }),
    kind: kinds[symbol.kind],
    range: rangeOf(document, symbol.range),
    selectionRange: rangeOf(document, symbol.selection),
    ...(symbol.children.length === 0
      ? {}
      : { children: symbol.children.map((child) => documentSymbol(document, child)) }),
  };
}
