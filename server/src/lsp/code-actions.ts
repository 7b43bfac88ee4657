/** Quick fixes and “fix everything” as code actions. */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { sequence } from '../checks/sequence.ts';
import { preferredEdits } from '../features/diagnose.ts';
import { fixesAt } from '../features/fixes.ts';
import { offsetsOf, workspaceEdit } from './convert.ts';
import { diagnosticOf } from './diagnostics.ts';
import { renumberCommand } from './protocol.ts';
import type { RequestParts } from './requests.ts';

const renumberAll = { zh: '重新编号，并更新全部引用', en: 'Renumber and update all references' };
const fixEverything = { zh: '修正全部可自动修正的问题', en: 'Fix all findings that can be fixed automatically' };

export function registerCodeActions({ connection, findings, guarded, locale, capabilities }: RequestParts): void {
  connection.onCodeAction(
    guarded('textDocument/codeAction', [], async ({ textDocument, range, context }, token): Promise<CodeAction[]> => {
      const wants = (kind: string) => !context.only || context.only.some((only) => isWithin(kind, only));
      if (!wants(CodeActionKind.QuickFix) && !wants(CodeActionKind.SourceFixAll)) return [];
      const found = await findings.of(textDocument.uri, token);
      if (!found) return [];
      const { open } = found;
      const versioned = capabilities().workspace?.workspaceEdit?.documentChanges === true;
      const actions: CodeAction[] = [];
      if (wants(CodeActionKind.QuickFix)) {
        const offsets = offsetsOf(open.document, range);
        const broken = found.findings.filter(
          (finding) =>
            finding.code === sequence.code && finding.range.start <= offsets.end && offsets.start <= finding.range.end,
        );
        if (broken.length > 0) {
          const title = renumberAll[locale()];
          actions.push({
            title,
            kind: CodeActionKind.QuickFix,
            isPreferred: true,
            diagnostics: broken.map((finding) => diagnosticOf(open, finding, locale(), false)),
            command: { title, command: renumberCommand, arguments: [open.document.uri] },
          });
        }
        for (const { finding, fix } of fixesAt(found.findings, offsetsOf(open.document, range))) {
          const own = diagnosticOf(open, finding, locale(), false);
          actions.push({
            title: fix.title[locale()],
            kind: CodeActionKind.QuickFix,
            isPreferred: fix.preferred,
            diagnostics: [context.diagnostics.find((shown) => sameFinding(shown, own)) ?? own],
            edit: workspaceEdit(open, fix.edits, versioned),
          });
        }
      }
      const edits = wants(CodeActionKind.SourceFixAll) ? preferredEdits(found.findings) : [];
      if (edits.length > 0) {
        actions.push({
          title: fixEverything[locale()],
          kind: CodeActionKind.SourceFixAll,
          edit: workspaceEdit(open, edits, versioned),
        });
      }
      return actions;
    }),
  );
}

/** Kinds are paths: `source` asks for `source.fixAll` too. */
function isWithin(kind: string, asked: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}

function sameFinding(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && a.message === b.message && JSON.stringify(a.range) === JSON.stringify(b.range);
}
