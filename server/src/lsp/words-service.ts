/** The unit's words as the server holds them: read when a draft first needs them, and anew when a file of them changes. */
import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { splitGlob } from '../corpus/glob.ts';
import type { UnitWords } from '../corpus/user-files/unit-words.ts';
import { isWordsFileName } from '../corpus/user-files/words-file.ts';
import { newWordsFile, unitWordsOf, type WordsText, wordsFilesFor } from '../features/unit-words.ts';
import type { Host } from './host.ts';
import { normalizedUri, pathOf } from './settings.ts';

export interface WordsParts {
  readonly documents: TextDocuments<TextDocument>;
  readonly readUserFile: Host['readUserFile'];
  /** URIs. */
  readonly workspaceFolders: () => readonly string[];
  /** Absolute paths or globs. */
  readonly corpusFolders: () => readonly string[];
  /** Findings that are shown may be out of date. */
  readonly changed: () => void;
}

/** Sets of files that are remembered: drafts of one workspace have few. */
const mostRemembered = 16;

export class WordsService {
  readonly #parts: WordsParts;
  readonly #byDraft = new Map<string, UnitWords | undefined>();
  /** By what the files say, so that the words stay the same object as long as it does. */
  readonly #byContent = new Map<string, UnitWords | undefined>();

  constructor(parts: WordsParts) {
    this.#parts = parts;
    const { documents } = parts;
    const changed = ({ document }: { document: TextDocument }) => {
      if (isWordsFileName(document.uri)) this.refresh();
    };
    documents.onDidChangeContent(changed);
    documents.onDidClose(changed);
  }

  /** The words for a draft, given the URI it has in the corpus; undefined where there are none. */
  of(draft: string): UnitWords | undefined {
    if (this.#byDraft.has(draft)) return this.#byDraft.get(draft);
    const texts = this.textsFor(draft);
    const content = JSON.stringify(texts);
    if (!this.#byContent.has(content)) {
      if (this.#byContent.size >= mostRemembered) this.#byContent.clear();
      this.#byContent.set(content, unitWordsOf(texts));
    }
    const words = this.#byContent.get(content);
    this.#byDraft.set(draft, words);
    return words;
  }

  /** The files of words for a draft, as they stand in the editor or on disk, the nearest first. */
  textsFor(draft: string): readonly WordsText[] {
    const { workspaceFolders, corpusFolders } = this.#parts;
    const corpus = corpusFolders().map((entry) => URI.file(splitGlob(entry.replaceAll('\\', '/')).base).toString());
    const folders = workspaceFolders().map(normalizedUri);
    return wordsFilesFor(draft, folders, corpus).flatMap((uri) => this.#read(uri) ?? []);
  }

  /** The file that new words for a draft are written to, empty where it does not exist; null where there is no place. */
  fileFor(draft: string): { readonly uri: string; readonly text: string; readonly exists: boolean } | null {
    const nearest = this.textsFor(draft).find(({ text }) => text !== null);
    if (nearest) return { uri: nearest.uri, text: nearest.text!, exists: true };
    const uri = newWordsFile(draft, this.#parts.workspaceFolders().map(normalizedUri));
    return uri === null ? null : { uri, text: '', exists: false };
  }

  /** A file was changed, in the editor or outside it. */
  refresh(): void {
    // What no draft has asked for is not shown.
    if (this.#byDraft.size === 0) return;
    this.#byDraft.clear();
    this.#parts.changed();
  }

  #read(uri: string): WordsText | null {
    const { documents, readUserFile } = this.#parts;
    const open = documents.all().find((document) => normalizedUri(document.uri) === uri);
    if (open) return { uri, text: open.getText(), problem: null, detail: '' };
    const path = pathOf(uri);
    const read = path === null ? null : readUserFile(path);
    return read && { uri, ...read };
  }
}
