/** “Show the rule”: the section of the shipped docs/checks.md about a check, as a preview. Works without a network. */
import { commands, type Disposable, l10n, Uri, window, workspace } from 'vscode';
import { ruleScheme } from '../../server/src/lsp/protocol.ts';
import { ruleSection, rulesOf } from './rule-section.ts';

/** The editor's own preview of markdown; package.json has it open rules that are reached by a link, too. */
const preview = 'vscode.markdown.preview.editor';

export class RulePages {
  readonly #page: Uri;

  constructor(extensionUri: Uri) {
    this.#page = Uri.joinPath(extensionUri, 'docs', 'checks.md');
  }

  /** Makes the sections readable as documents. */
  register(): Disposable {
    return workspace.registerTextDocumentContentProvider(ruleScheme, {
      provideTextDocumentContent: async ({ path }) => ruleSection(await this.#read(), codeOf(path)) ?? '',
    });
  }

  /** Shows the rule of a check; without a code the user chooses one. */
  async show(code?: string): Promise<void> {
    const chosen = typeof code === 'string' ? code : await this.#choose();
    if (chosen === undefined) return;
    if (ruleSection(await this.#read(), chosen) === null) {
      void window.showWarningMessage(l10n.t('There is no page about {0}.', chosen));
      return;
    }
    const page = Uri.from({ scheme: ruleScheme, path: `/${chosen}.md` });
    await commands.executeCommand('vscode.openWith', page, preview);
  }

  async #choose(): Promise<string | undefined> {
    const items = rulesOf(await this.#read()).map(({ code, title }) => ({ label: title, description: code }));
    const chosen = await window.showQuickPick(items, {
      placeHolder: l10n.t('Check whose rule is to be shown'),
      matchOnDescription: true,
    });
    return chosen?.description;
  }

  async #read(): Promise<string> {
    return new TextDecoder().decode(await workspace.fs.readFile(this.#page));
  }
}

function codeOf(path: string): string {
  return path.replace(/^\//, '').replace(/\.md$/, '');
}
