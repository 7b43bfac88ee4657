// `npm run measure`: runs all checks over ../shared/corpus, each text against the rest, and writes how often each check
// speaks up into test/measure/counts.json, which docs/checks.md shows. Run `npm run docs` afterwards.
//
//   npm run measure                       every report and seed, 300 laws
//   npm run measure -- --laws 30          fewer laws, to look around: nothing is written
//   npm run measure -- --show style/x     prints what that check finds: nothing is written
//   POLICY_CORPUS=folder npm run measure
import { join } from 'node:path';
import { corpusToMeasure, load, root } from '../bundle.mjs';

const corpus = corpusToMeasure();
const { main } = await load('test/measure/measure.ts');
await main({
  corpus,
  segmenter: join(root, 'dist'),
  counts: join(root, 'test/measure/counts.json'),
  arguments: process.argv.slice(2),
});
