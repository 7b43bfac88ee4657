/** Quick fixes and “fix everything” as code actions. */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { sequence } from '../checks/structure/sequence.ts';
import { preferredEdits } from '../features/diagnose.ts';
import { fixedAtOnce } from '../features/fix-all.ts';
import { findingsAt, fixesOf, fixOfKind } from '../features/fixes.ts';
import { offsetsOf, workspaceEdit } from './convert.ts';
import { diagnosticOf } from './diagnostic-items.ts';
import type { OpenDraft } from './drafts.ts';
import { type ActionClient, checkName, decisionActions } from './finding-actions.ts';
import type { Found } from './findings.ts';
import { renumberCommand } from './protocol.ts';
import type { RequestParts } from './requests.ts';

const renumberAll = { zh: '重新编号，并更新全部引用', en: 'Renumber and update all references' };
const fixEverything = {
  zh: '修正全部可自动修正的错误和警告',
  en: 'Fix all errors and warnings that can be fixed automatically',
};
const fixReviewed = { zh: '修正全部可自动修正的问题', en: 'Fix all findings that can be fixed automatically' };

type Findings = Found['findings'];
type DiagnosticOf = (finding: Findings[number]) => Diagnostic;

export function registerCodeActions(parts: RequestParts): void {
  const { connection, findings, guarded, locale, capabilities, editorCommands, findingSettings } = parts;
  connection.onCodeAction(
    guarded('textDocument/codeAction', [], async ({ textDocument, range, context }, token): Promise<CodeAction[]> => {
      const wants = (kind: string) => !context.only || context.only.some((only) => isWithin(kind, only));
      if (!wants(CodeActionKind.QuickFix) && !wants(CodeActionKind.SourceFixAll)) return [];
      const found = await findings.of(textDocument.uri, token);
      if (!found) return [];
      const { open } = found;
      const client: ActionClient = {
        locale: locale(),
        editorCommands: editorCommands(),
        versioned: capabilities().workspace?.workspaceEdit?.documentChanges === true,
      };
      const shownOf: DiagnosticOf = (finding) => {
        const own = diagnosticOf(open, finding, { locale: locale(), related: false, ruleOf: null });
        return context.diagnostics.find((shown) => sameFinding(shown, own)) ?? own;
      };
      const actions: CodeAction[] = [];
      if (wants(CodeActionKind.QuickFix)) {
        const here = findingsAt(found.findings, offsetsOf(open.document, range));
        actions.push(
          ...renumbering(open, here, shownOf, client),
          ...corrections(open, here, shownOf, client),
          ...correctionsOfKind(found, here, shownOf, client),
          ...here.flatMap((finding) => decisionActions(open, finding, shownOf(finding), client)),
        );
      }
      const edits = wants(CodeActionKind.SourceFixAll)
        ? preferredEdits(fixedAtOnce(found.findings, findingSettings().review))
        : [];
      if (edits.length > 0) {
        actions.push({
          title: (findingSettings().review ? fixReviewed : fixEverything)[locale()],
          kind: CodeActionKind.SourceFixAll,
          edit: workspaceEdit(open, edits, client.versioned),
        });
      }
      return actions;
    }),
  );
}

function renumbering(
  open: OpenDraft,
  here: Findings,
  shownOf: DiagnosticOf,
  { locale }: ActionClient,
): readonly CodeAction[] {
  const broken = here.filter(({ code }) => code === sequence.code);
  if (broken.length === 0) return [];
  const title = renumberAll[locale];
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      diagnostics: broken.map(shownOf),
      command: { title, command: renumberCommand, arguments: [open.document.uri] },
    },
  ];
}

function corrections(
  open: OpenDraft,
  here: Findings,
  shownOf: DiagnosticOf,
  { locale, versioned }: ActionClient,
): readonly CodeAction[] {
  return fixesOf(here).map(({ finding, fix }) => ({
    title: fix.title[locale],
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics: [shownOf(finding)],
    edit: workspaceEdit(open, fix.edits, versioned),
  }));
}

/** “Correct all of this kind in the file”, once for each check that has something to correct here. */
function correctionsOfKind(
  { open, findings }: Found,
  here: Findings,
  shownOf: DiagnosticOf,
  { locale, versioned }: ActionClient,
): readonly CodeAction[] {
  const correctable = here.filter(({ fixes }) => fixes.some(({ preferred }) => preferred));
  return [...new Set(correctable.map(({ code }) => code))].flatMap((code): CodeAction[] => {
    const all = fixOfKind(findings, code);
    if (!all) return [];
    const name = checkName(code);
    const title = {
      zh: `改正全文 ${all.count} 处同类问题（${name.zh}）`,
      en: `Correct all ${all.count} of this kind in the file (${name.en})`,
    };
    return [
      {
        title: title[locale],
        kind: CodeActionKind.QuickFix,
        diagnostics: here.filter((finding) => finding.code === code).map(shownOf),
        edit: workspaceEdit(open, all.edits, versioned),
      },
    ];
  });
}

/** Kinds are paths: `source` asks for `source.fixAll` too. */
function isWithin(kind: string, asked: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}

function sameFinding(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && a.message === b.message && JSON.stringify(a.range) === JSON.stringify(b.range);
}
