/** What becomes of findings after the checks (severity, identity, suppression …): runs again after every keystroke. */
import { checks } from '../../server/src/checks/registry.ts';
import { emptyCorpus } from '../../server/src/corpus/empty-corpus.ts';
import { intlSegmenter } from '../../server/src/corpus/intl-segmenter.ts';
import { findingsOf } from '../../server/src/features/diagnose.ts';
import { defaultFindingSettings } from '../../server/src/features/findings/finding-settings.ts';
import { judge } from '../../server/src/features/findings/judge.ts';
import { readPolicyText } from '../../server/src/policy/read-policy-text.ts';
import { type Materials, textOf } from './materials.ts';
import { heading, line, milliseconds, processorTime } from './measure.ts';

const draftBytes = 700_000;
const findingCount = 300;
const runs = 300;

export function benchJudging({ files }: Materials): void {
  let source = '';
  for (const file of files) {
    if (!/laws/.test(file.path)) continue;
    if (Buffer.byteLength(source) >= draftBytes) break;
    source += `${textOf(file)}\n\n`;
  }
  // Commas of a habit that is no norm's, so that there are findings enough.
  source = source.replace(/，(?=应当|不得|可以)/g, ',');
  const draft = { uri: 'untitled:draft', source, text: readPolicyText(source, { format: 'text' }) };
  const found = findingsOf(draft, { corpus: emptyCorpus(), segmenter: intlSegmenter() }, checks, () => {});
  const step = Math.max(1, Math.floor(found.length / findingCount));
  const findings = found.filter((_, index) => index % step === 0).slice(0, findingCount);
  const diagnosis = { ofParagraphs: { paragraphs: [], found: [] }, ofDraft: findings };
  const options = { checks, settings: defaultFindingSettings, baseline: new Set<string>(), complete: true };
  const all = processorTime(() => {
    for (let run = 0; run < runs; run++) judge(draft, diagnosis, options);
  });
  heading(`Judging ${findings.length} findings of a draft of ${Math.round(Buffer.byteLength(source) / 1000)} KB`);
  line('once', milliseconds(all / runs));
}
