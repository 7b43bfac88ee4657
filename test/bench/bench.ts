/** All benchmarks in one run; see run.mjs. Exits with 1 when a cost grows faster than it may. */
import { openCorpus } from '../../server/src/corpus/snapshot.ts';
import { settleEngine } from '../../server/src/platform/memory.ts';
import { refreshCorpus } from '../../server/src/platform/refresh-corpus.ts';
import { nothingStored, partsOf } from '../../server/src/platform/stored-corpus.ts';
import { benchCacheStart } from './cache-start.ts';
import { benchChecks } from './checks.ts';
import { benchEngines } from './engines.ts';
import { benchExactSearch } from './exact-search.ts';
import { benchFigures } from './figures.ts';
import { benchGrowth } from './growth.ts';
import { benchIndexBuild } from './index-build.ts';
import { benchJudging } from './judging.ts';
import { benchKeystroke } from './keystroke.ts';
import { benchLarge } from './large.ts';
import { benchLawRequests } from './law-requests.ts';
import { gather } from './materials.ts';
import { benchMemory } from './memory.ts';
import { benchNearSearch } from './near-search.ts';
import { benchOpening } from './opening.ts';
import { benchReading } from './reading.ts';
import { benchRequests } from './requests.ts';

async function main(): Promise<void> {
  settleEngine();
  const [folder, ...parts] = process.argv.slice(2);
  const wanted = (part: string) => parts.length === 0 || parts.includes(part);
  const materials = await gather(folder!);
  if (wanted('build')) benchIndexBuild(materials);
  if (wanted('reading') && !benchReading(materials)) process.exitCode = 1;
  if (wanted('cache')) await benchCacheStart(materials);
  if (wanted('memory')) await benchMemory(materials);
  // Minutes, and a gigabyte on the disk: by name only.
  if (parts.includes('large')) await benchLarge(materials);
  if (['exact', 'near', 'requests', 'engines'].some(wanted)) {
    const corpus = openCorpus(partsOf(refreshCorpus(nothingStored, materials.files, () => {})));
    if (wanted('exact') && !(await benchExactSearch(materials, corpus))) process.exitCode = 1;
    if (wanted('near')) benchNearSearch(corpus);
    if (wanted('engines')) await benchEngines(corpus);
    if (wanted('requests')) await benchRequests(materials, corpus);
  }
  if (wanted('checks')) await benchChecks(materials);
  if (wanted('opening')) await benchOpening(materials);
  if (wanted('keystroke')) await benchKeystroke(materials);
  if (wanted('figures')) benchFigures(materials);
  if (wanted('judging')) benchJudging(materials);
  if (wanted('law') && !(await benchLawRequests(materials))) process.exitCode = 1;
  if (wanted('growth') && !benchGrowth(materials)) process.exitCode = 1;
}

void main();
