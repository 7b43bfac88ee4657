/** What quick fixes ask the client for: ignore a finding with a reason, turn a check off, add to the unit's words. */
import { l10n, Position, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type AddToWordsArguments,
  type AddWordParams,
  type AddWordResult,
  addWordRequest,
  type SuppressFindingArguments,
} from '../../server/src/lsp/protocol.ts';
import type { PolicyServer } from './server.ts';
import { changeableSetting, changeSetting } from './settings.ts';

type Checks = Readonly<Record<string, unknown>>;

/** Asks for the reason and writes the comment. Nothing happens when the drafter gives none. */
export async function suppressFinding(asked: SuppressFindingArguments): Promise<void> {
  const given = await window.showInputBox({
    prompt: l10n.t('Why is this to be ignored? The reason stands in the comment.'),
    validateInput: (text) => (text.trim() === '' ? l10n.t('A reason is needed.') : null),
  });
  if (given === undefined) return;
  const uri = Uri.parse(asked.uri);
  const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (!document || document.version !== asked.version) {
    void window.showWarningMessage(l10n.t('The draft was changed meanwhile. Please try again.'));
    return;
  }
  const reason = given.replace(/\s+/g, ' ').replaceAll('--', '—').trim();
  const edit = new WorkspaceEdit();
  const { line, character } = asked.position;
  edit.insert(uri, new Position(line, character), asked.before + reason + asked.after);
  await workspace.applyEdit(edit);
}

/** Turns a check off in the settings of the workspace, and offers the way back. */
export async function turnOffCheck(code: string): Promise<void> {
  const before = changeableSetting<Checks>('checks') ?? {};
  await changeSetting('checks', { ...before, [code]: 'off' });
  const undo = l10n.t('Turn On Again');
  const answer = await window.showInformationMessage(l10n.t('This check is turned off: {0}.', code), undo);
  if (answer !== undo) return;
  const { [code]: _, ...others } = changeableSetting<Checks>('checks') ?? {};
  const restored = code in before ? { ...others, [code]: before[code] } : others;
  await changeSetting('checks', Object.keys(restored).length > 0 ? restored : undefined);
}

/** Asks for the term and the reason, and writes them into policy-words.yaml. */
export async function addToWords(server: PolicyServer, { uri, term: flagged }: AddToWordsArguments): Promise<void> {
  const term = await window.showInputBox({
    prompt: l10n.t('Term that the unit writes'),
    value: flagged,
    validateInput: (text) => (text.trim() === '' ? l10n.t('A term is needed.') : null),
  });
  if (term === undefined) return;
  const reason = await window.showInputBox({ prompt: l10n.t('Why? May stay empty.') });
  if (reason === undefined) return;
  const asked: AddWordParams = { uri, term: term.trim(), reason: reason.trim() };
  const added = await server.ask<AddWordResult | null>(addWordRequest, asked);
  if (!added) {
    void window.showWarningMessage(l10n.t('Save the draft or open a folder first: the words are kept beside it.'));
    return;
  }
  const file = Uri.parse(added.uri);
  if (added.newText === null) {
    void window.showWarningMessage(l10n.t('The file of the unit’s words has mistakes. Please correct them first.'));
    await window.showTextDocument(file);
    return;
  }
  const edit = new WorkspaceEdit();
  if (!added.exists) edit.createFile(file, { ignoreIfExists: true });
  edit.insert(file, new Position(added.position.line, added.position.character), added.newText);
  if (!(await workspace.applyEdit(edit))) return;
  await (await workspace.openTextDocument(file)).save();
}
