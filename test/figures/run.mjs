// `npm run figures`: measures the figure checks on reports, seeds and laws and writes docs/figures.md. Needs ../shared/corpus.
import { join } from 'node:path';
import { load, root } from '../bundle.mjs';

const { writeReport } = await load('test/figures/report.ts');
writeReport(join(root, 'docs'));
