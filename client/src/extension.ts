/** Entry of the editor extension: wires the parts and starts the server when the first policy text is opened. */
import { type ExtensionContext, window, workspace } from 'vscode';
import { registerCommands } from './commands.ts';
import { PolicyServer } from './server.ts';
import { policyLanguages } from './settings.ts';

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Policy Drafting', { log: true });
  const server = new PolicyServer(context.asAbsolutePath('dist/server.js'), output);
  context.subscriptions.push(output, server, ...registerCommands({ server, output }));

  const isPolicyText = (document: { readonly languageId: string }) => policyLanguages().includes(document.languageId);
  context.subscriptions.push(
    workspace.onDidOpenTextDocument((document) => {
      if (isPolicyText(document) && server.state.kind === 'stopped') void server.start();
    }),
  );
  if (workspace.textDocuments.some(isPolicyText)) await server.start();
}
