// `npm run references`: measures the checks of references on laws that are kept back and writes docs/references.md; with
// `-- --list` also prints what was missed and every alarm. Needs ../shared/corpus/laws.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { load, root } from '../bundle.mjs';

if (!existsSync(join(root, '../shared/corpus/laws'))) {
  console.log('No laws at ../shared/corpus/laws: nothing to measure.');
  process.exit(0);
}
const { writeReport } = await load('test/references/report.ts');
writeReport(join(root, 'docs'), process.argv.includes('--list'));
