/** The open drafts: text kept in step with the editor, read as policy text when first asked about a state of it. */
import { type Connection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Draft } from '../checks/check.ts';
import { isSidecarName } from '../corpus/user-files/sidecar-text.ts';
import { isWordsFileName } from '../corpus/user-files/words-file.ts';
import { formatOf } from '../ingest/read-paragraphs.ts';
import { DraftReader } from '../policy/draft-reader.ts';
import type { PolicyText } from '../policy/model.ts';
import { normalizedUri } from './settings.ts';

export interface OpenDraft {
  readonly document: TextDocument;
  readonly draft: Draft;
  /** Reads another state of the draft at the cost of what is different. */
  readonly readVariant: (source: string) => PolicyText;
}

export class Drafts {
  readonly documents = new TextDocuments(TextDocument);
  readonly syncKind = TextDocumentSyncKind.Incremental;
  readonly #read = new Map<string, { state: number; reader: DraftReader; open: OpenDraft }>();
  /** Numbers of the states of the open documents, never used twice: versions begin again when a document is opened again. */
  readonly #states = new Map<string, number>();
  #lastState = 0;
  /** Each draft when its numbers were last known to be in order: when it was opened or renumbered. */
  readonly #numbered = new Map<string, { readonly source: string; text: PolicyText | null }>();

  constructor() {
    // Before anybody else hears of it.
    const moved = ({ document }: { readonly document: TextDocument }) => {
      this.#lastState++;
      this.#states.set(document.uri, this.#lastState);
    };
    this.documents.onDidOpen(moved);
    this.documents.onDidChangeContent(moved);
    this.documents.onDidClose(({ document }) => this.#states.delete(document.uri));
  }

  listen(connection: Connection): void {
    this.documents.onDidOpen(({ document }) =>
      this.#numbered.set(document.uri, { source: document.getText(), text: null }),
    );
    this.documents.onDidClose(({ document }) => {
      this.#read.delete(document.uri);
      this.#numbered.delete(document.uri);
    });
    this.documents.listen(connection);
  }

  /** The draft as it stands, or null when the client asks about a document that is not open. */
  get(uri: string): OpenDraft | null {
    const document = this.documents.get(uri);
    if (!document || isSidecarName(uri) || isWordsFileName(uri)) return null;
    const known = this.#read.get(uri);
    const state = this.#states.get(uri) ?? 0;
    if (known && known.state === state) return known.open;
    const reader = known?.reader ?? new DraftReader();
    const source = document.getText();
    const ownUri = normalizedUri(uri);
    const name = nameOf(ownUri);
    const format = document.languageId === 'markdown' ? 'markdown' : formatOf(name);
    const options = { format, name };
    const draft: Draft = { uri: ownUri, source, text: reader.read(source, options) };
    const readVariant = (other: string): PolicyText => reader.fork().read(other, options);
    const open = { document, draft, readVariant };
    this.#read.set(uri, { state, reader, open });
    const numbered = this.#numbered.get(uri);
    // Kept as read, so that renumbering need not read it again.
    if (numbered && numbered.text === null && numbered.source === source) numbered.text = draft.text;
    return open;
  }

  /** The corrections beside corpus files that are open in the editor, or null when it is no such file. */
  sidecar(uri: string): TextDocument | null {
    return isSidecarName(uri) ? (this.documents.get(uri) ?? null) : null;
  }

  /** The words of the unit that are open in the editor, or null when it is no such file. */
  words(uri: string): TextDocument | null {
    return isWordsFileName(uri) ? (this.documents.get(uri) ?? null) : null;
  }

  /** The state that tells what the numbers in the draft mean, read or as source; null when the draft is not open. */
  numberedText(uri: string): PolicyText | string | null {
    const numbered = this.#numbered.get(uri);
    return numbered?.text ?? numbered?.source ?? null;
  }

  /** The draft was renumbered: from now on its numbers mean what they mean in this text. */
  setNumberedText(uri: string, source: string): void {
    if (this.#numbered.has(uri)) this.#numbered.set(uri, { source, text: null });
  }

  /** Another number for each state of an open document, also where the client counts versions amiss; undefined when closed. */
  state(uri: string): number | undefined {
    return this.#states.get(uri);
  }
}

/**
 * An answer about a whole draft, worked out once for its state: outline, breadcrumbs, sticky lines and every change of tabs ask
 * for the same again.
 */
export function onceForDraft<Answer extends object>(answer: (open: OpenDraft) => Answer): (open: OpenDraft) => Answer {
  const known = new WeakMap<OpenDraft, Answer>();
  return (open) => {
    const found = known.get(open) ?? answer(open);
    known.set(open, found);
    return found;
  };
}

function nameOf(uri: string): string {
  const { path } = URI.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}
