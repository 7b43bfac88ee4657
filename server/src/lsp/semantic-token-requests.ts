/** Colouring by meaning: tokens of a whole draft, of a range of it, and what has changed since the last answer. */
import { type Range, SemanticTokensBuilder } from 'vscode-languageserver';
import { semanticTokens, type TokenKind, tokenKinds } from '../features/semantic-tokens.ts';
import { offsetsOf, rangeOf } from './convert.ts';
import type { RequestParts } from './requests.ts';

/** Standard types, so that every colour theme knows them. */
const tokenTypes: Record<TokenKind, string> = {
  title: 'class',
  number: 'enumMember',
  reference: 'property',
  term: 'type',
  abbreviation: 'typeParameter',
  figure: 'number',
};

export const semanticTokensLegend = {
  tokenTypes: tokenKinds.map((kind) => tokenTypes[kind]),
  tokenModifiers: ['declaration'],
};

function lineEnd(source: string, from: number): number {
  const at = source.slice(from).search(/[\r\n]/);
  return at < 0 ? source.length : from + at;
}

export function registerSemanticTokens({ connection, drafts, guarded }: RequestParts): void {
  const builders = new Map<string, SemanticTokensBuilder>();
  drafts.documents.onDidClose(({ document }) => builders.delete(document.uri));
  const tokensOf = (uri: string, within: Range | null, builder: SemanticTokensBuilder): SemanticTokensBuilder => {
    const open = drafts.get(uri);
    if (!open) return builder;
    const { document, draft } = open;
    for (const { range, kind, declares } of semanticTokens(draft, within && offsetsOf(document, within))) {
      const { start, end } = rangeOf(document, range);
      // What runs over a line break is marked on its first line.
      const length =
        start.line === end.line ? end.character - start.character : lineEnd(draft.source, range.start) - range.start;
      if (length > 0) builder.push(start.line, start.character, length, tokenKinds.indexOf(kind), declares ? 1 : 0);
    }
    return builder;
  };
  const builderOf = (uri: string): SemanticTokensBuilder => {
    const builder = builders.get(uri) ?? new SemanticTokensBuilder();
    builders.set(uri, builder);
    return builder;
  };
  connection.languages.semanticTokens.on(
    guarded('textDocument/semanticTokens/full', { data: [] }, ({ textDocument: { uri } }) => {
      const builder = builderOf(uri);
      // A builder forgets what it held when it is asked for edits against nothing.
      builder.previousResult('');
      return tokensOf(uri, null, builder).build();
    }),
  );
  connection.languages.semanticTokens.onDelta(
    guarded('textDocument/semanticTokens/full/delta', { data: [] }, ({ textDocument: { uri }, previousResultId }) => {
      const builder = builderOf(uri);
      builder.previousResult(previousResultId);
      return tokensOf(uri, null, builder).buildEdits();
    }),
  );
  connection.languages.semanticTokens.onRange(
    guarded('textDocument/semanticTokens/range', { data: [] }, ({ textDocument: { uri }, range }) =>
      tokensOf(uri, range, new SemanticTokensBuilder()).build(),
    ),
  );
}
