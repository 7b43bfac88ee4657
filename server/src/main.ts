/** Language server entry: `server.js --stdio` or `--node-ipc`. Opens the connection and wires the machine, nothing else. */
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { serve } from './lsp/server.ts';
import { connectStdio } from './lsp/stdio.ts';
import { CorpusLoader } from './platform/corpus-loader.ts';
import { collectInPauses, giveBackInQuiet, settleEngine } from './platform/memory.ts';
import { rulesPage } from './platform/rules-page.ts';
import { createSegmenter } from './platform/segmenter.ts';
import { slipSearcher } from './platform/slip-search.ts';
import { readUserFile } from './platform/user-file.ts';

settleEngine();
const connection = process.argv.includes('--stdio') ? connectStdio() : createConnection(ProposedFeatures.all);
const { rest } = serve(connection, {
  openCorpus: (options) => new CorpusLoader({ ...options, workerPath: join(__dirname, 'worker.js') }),
  slipSearcher: (corpus, draft) => slipSearcher(join(__dirname, 'slip-worker.js'), corpus, draft),
  segmenter: createSegmenter(__dirname),
  readUserFile,
  office: () => import('./office.js'),
  pinyin: () => import('./pinyin.js'),
  ...rulesPage(__dirname),
  answered: collectInPauses(),
  version,
});
connection.listen();
giveBackInQuiet(rest);
