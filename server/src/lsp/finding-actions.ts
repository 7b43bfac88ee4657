/** Quick fixes that decide about a finding instead of correcting it: ignore it here, turn the check off, show the rule. */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../checks/check.ts';
import type { Locale, Message } from '../checks/message.ts';
import { checks } from '../checks/registry.ts';
import { suppressionComment } from '../features/findings/suppress.ts';
import { reasonToBeGiven } from '../features/findings/suppression.ts';
import { suppressionDescriptions } from '../features/findings/suppression-findings.ts';
import { workspaceEdit } from './convert.ts';
import type { OpenDraft } from './drafts.ts';
import {
  type AddToWordsArguments,
  addToWordsCommand,
  type SuppressFindingArguments,
  showRuleCommand,
  suppressFindingCommand,
  turnOffCheckCommand,
} from './protocol.ts';

export interface ActionClient {
  readonly locale: Locale;
  /** It has the commands of the editor extension. */
  readonly editorCommands: boolean;
  /** It checks the version of the draft that an edit is for. */
  readonly versioned: boolean;
}

/** A longer stretch is no term. */
const longestTerm = 30;

const titles = new Map([...checks, ...suppressionDescriptions].map(({ code, title }) => [code, title]));

/** What a check is called in the menu: by its title, which says more to a drafter than its code. */
export function checkName(code: string): Message {
  return titles.get(code) ?? { zh: code, en: code };
}

export function decisionActions(
  open: OpenDraft,
  finding: Finding,
  diagnostic: Diagnostic,
  { locale, editorCommands, versioned }: ActionClient,
): readonly CodeAction[] {
  const { document, draft } = open;
  const { code, range } = finding;
  const name = checkName(code);
  const action = (title: Message): CodeAction => ({
    title: title[locale],
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
  });
  const command = (title: Message, name: string, argument: unknown): CodeAction => ({
    ...action(title),
    command: { title: title[locale], command: name, arguments: [argument] },
  });
  const actions: CodeAction[] = [];
  if (!isAboutSuppression(code)) {
    const { offset, before, after } = suppressionComment(draft, finding, locale);
    if (editorCommands) {
      const title = { zh: `忽略此处，写明理由…（${name.zh}）`, en: `Ignore this here, with a reason… (${name.en})` };
      const place = { uri: document.uri, version: document.version, position: document.positionAt(offset) };
      const asked: SuppressFindingArguments = { ...place, before, after };
      actions.push(command(title, suppressFindingCommand, asked));
    } else {
      const newText = before + reasonToBeGiven[locale] + after;
      const edits = [{ range: { start: offset, end: offset }, newText }];
      const title = { zh: `忽略此处（${name.zh}）`, en: `Ignore this here (${name.en})` };
      actions.push({ ...action(title), edit: workspaceEdit(open, edits, versioned) });
    }
  }
  if (!editorCommands) return actions;
  const flagged = draft.source.slice(range.start, range.end).replace(/\s+/g, '');
  if (/^wording\/(?!unit-words)/.test(code) && flagged.length <= longestTerm) {
    const title = { zh: `把“${flagged}”列入本单位用语…`, en: `Add “${flagged}” to the unit’s words…` };
    const asked: AddToWordsArguments = { uri: document.uri, term: flagged };
    actions.push(command(title, addToWordsCommand, asked));
  }
  const off = { zh: `在本工作区关闭此项检查（${name.zh}）`, en: `Turn off this check in the workspace (${name.en})` };
  actions.push(command(off, turnOffCheckCommand, code));
  actions.push(command({ zh: `查看规则（${name.zh}）`, en: `Show the rule (${name.en})` }, showRuleCommand, code));
  return actions;
}

function isAboutSuppression(code: string): boolean {
  return suppressionDescriptions.some((description) => description.code === code);
}
