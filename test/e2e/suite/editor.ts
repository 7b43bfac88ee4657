/** What a user does in the editor, for the tests of this suite: open, hover, complete, correct. Offsets are of the document. */
import { strict as assert } from 'node:assert';
import {
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  commands,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type Location,
  type LocationLink,
  languages,
  MarkdownString,
  type Position,
  Range,
  Selection,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';

export const extensionId = 'policy-drafting.policy-drafting';

/** Opens a file of the workspace by its path within it. */
export async function open(path: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the workspace has a folder');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, path));
  await window.showTextDocument(document);
  return document;
}

/** The range of the only or first occurrence of `text`. */
export function rangeOf(document: TextDocument, text: string): Range {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `the draft has “${text}”`);
  return new Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

/** The position in the middle of an occurrence of `text`. */
export function within(document: TextDocument, text: string): Position {
  const { start } = rangeOf(document, text);
  return start.translate(0, Math.floor(text.length / 2));
}

/** Asks until the answer satisfies, because reading the corpus takes its time; the last answer when it never does. */
export async function eventually<T>(ask: () => T | PromiseLike<T>, satisfies: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 90_000;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** What the hover at a position says, as Markdown. */
export async function hover(document: TextDocument, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString || typeof content === 'object' ? content.value : content))
    .join('\n\n');
}

/** Adds a paragraph behind the first one that has `text`, and puts the cursor at its end. Nothing is saved. */
export async function write(document: TextDocument, paragraph: string, behind: string): Promise<Position> {
  const editor = await window.showTextDocument(document);
  const { line } = rangeOf(document, behind).start;
  await editor.edit((edit) => edit.insert(document.lineAt(line).range.end, `\n\n${paragraph}`));
  const end = document.lineAt(line + 2).range.end;
  editor.selection = new Selection(end, end);
  return end;
}

/** What is offered at the end of a new paragraph in the draft's first part. */
export async function completionsAfter(document: TextDocument, paragraph: string): Promise<CompletionItem[]> {
  return completionsAt(document, await write(document, paragraph, '一、总体要求'));
}

export async function completionsAt(document: TextDocument, position: Position): Promise<CompletionItem[]> {
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items;
}

export function label(item: CompletionItem): string {
  return typeof item.label === 'string' ? item.label : item.label.label;
}

/** Our own entries of the Problems panel, in the order of the draft. */
export function problems(document: TextDocument): Diagnostic[] {
  return languages
    .getDiagnostics(document.uri)
    .filter(({ code }) => /^[a-z]+\/[a-z-]+$/.test(codeOf(code)))
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

export function codeOf(code: Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

export async function quickFixes(document: TextDocument, range: Range): Promise<CodeAction[]> {
  const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
  return actions.filter(({ kind }) => kind?.value.startsWith('quickfix'));
}

/** Where "Go to Definition" leads. */
export async function definitions(document: TextDocument, position: Position): Promise<{ uri: Uri; range: Range }[]> {
  const found = await commands.executeCommand<(Location | LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    position,
  );
  return found.map((place) =>
    'targetUri' in place ? { uri: place.targetUri, range: place.targetSelectionRange ?? place.targetRange } : place,
  );
}

export function outline(document: TextDocument): PromiseLike<DocumentSymbol[]> {
  return commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
}

/** Back to the text on disk. */
export async function revert(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.files.revert');
}
