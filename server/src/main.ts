/** Language server entry: `server.js --stdio` or `--node-ipc`. Opens the connection, nothing else. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { runLanguageServer } from './language-server.ts';
import { connectStdio } from './lsp/stdio.ts';

runLanguageServer(process.argv.includes('--stdio') ? connectStdio : () => createConnection(ProposedFeatures.all));
