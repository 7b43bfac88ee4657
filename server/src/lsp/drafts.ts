/** The open drafts: text kept in step with the editor, read as policy text when first asked about a version. */
import { type Connection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Draft } from '../checks/check.ts';
import { DraftReader } from '../policy/draft-reader.ts';

export interface OpenDraft {
  readonly document: TextDocument;
  readonly draft: Draft;
}

export class Drafts {
  readonly documents = new TextDocuments(TextDocument);
  readonly syncKind = TextDocumentSyncKind.Incremental;
  readonly #read = new Map<string, { version: number; reader: DraftReader; draft: Draft }>();

  listen(connection: Connection): void {
    this.documents.onDidClose(({ document }) => this.#read.delete(document.uri));
    this.documents.listen(connection);
  }

  /** The draft as it stands, or null when the client asks about a document that is not open. */
  get(uri: string): OpenDraft | null {
    const document = this.documents.get(uri);
    if (!document) return null;
    const known = this.#read.get(uri);
    if (known && known.version === document.version) return { document, draft: known.draft };
    const reader = known?.reader ?? new DraftReader();
    const source = document.getText();
    const draft: Draft = { uri: normalise(uri), source, text: reader.read(source) };
    this.#read.set(uri, { version: document.version, reader, draft });
    return { document, draft };
  }

  version(uri: string): number | undefined {
    return this.documents.get(uri)?.version;
  }
}

/** The corpus writes its URIs in one way; clients encode as they please. */
function normalise(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
