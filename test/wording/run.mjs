// `npm run wording`: measures wording/differs on held-out reports and writes docs/wording.md; `npm run wording:fit` fits
// the weights of its evidence first. Both need ../shared/corpus.
import { join } from 'node:path';
import { load, root } from '../bundle.mjs';

if (process.argv.includes('--fit')) {
  const { writeWeights } = await load('test/wording/fit.ts');
  writeWeights(join(root, 'server/src/corpus/wording-weights.ts'));
} else {
  const { writeReport } = await load('test/wording/report.ts');
  writeReport(join(root, 'docs'));
}
