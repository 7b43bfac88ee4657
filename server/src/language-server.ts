/** The language server with the machine it runs on: for its own entry, and for `policy-drafting lsp`. */
import { join } from 'node:path';
import type { Connection } from 'vscode-languageserver';
import { version } from '../../package.json';
import { serve } from './lsp/server.ts';
import { CorpusLoader } from './platform/corpus-loader.ts';
import { collectInPauses, giveBackInQuiet, settleEngine } from './platform/memory.ts';
import { rulesPage } from './platform/rules-page.ts';
import { createSegmenter } from './platform/segmenter.ts';
import { slipSearcher } from './platform/slip-search.ts';
import { readUserFile } from './platform/user-file.ts';

/** Serves over the connection until it is closed; the other bundles lie beside the one that runs. */
export function runLanguageServer(connect: () => Connection): void {
  settleEngine();
  const connection = connect();
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
}
