/** The commands of the palette. They exist before the server runs. */
import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import type { PolicyServer } from './server.ts';

export interface CommandParts {
  readonly server: PolicyServer;
  readonly output: LogOutputChannel;
}

export function registerCommands({ server, output }: CommandParts): Disposable[] {
  return [
    commands.registerCommand('policyDrafting.rebuildIndex', () => server.rebuild()),
    commands.registerCommand('policyDrafting.openOutput', () => output.show()),
    commands.registerCommand('policyDrafting.restartServer', () => server.restart()),
  ];
}
