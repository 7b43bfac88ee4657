// `npm run wording`: measures wording/differs on held-out reports and writes docs/wording.md; `npm run wording:fit` fits
// the weights and trees of its evidence. Both need ../shared/corpus.
import { join } from 'node:path';
import { load, root } from '../bundle.mjs';

if (process.argv.includes('--fit')) {
  const { writeFitted } = await load('test/wording/fit.ts');
  const { writeSyllables } = await load('test/wording/syllables.ts');
  writeSyllables(join(root, 'server/src/corpus/wording'));
  writeFitted(join(root, 'server/src/corpus'));
} else {
  const { writeReport } = await load('test/wording/report.ts');
  writeReport(join(root, 'docs'));
}
