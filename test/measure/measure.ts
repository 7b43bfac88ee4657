/** Runs every check over published texts and counts what it says; see run.mjs. */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { URI } from 'vscode-uri';
import type { Severity } from '../../server/src/checks/check.ts';
import { checks } from '../../server/src/checks/registry.ts';
import { openCorpus } from '../../server/src/corpus/snapshot.ts';
import { checkedDraft } from '../../server/src/features/diagnose.ts';
import { defaultFindingSettings } from '../../server/src/features/findings/finding-settings.ts';
import { formatOf } from '../../server/src/ingest/read-paragraphs.ts';
import { type ListedFile, listCorpusFiles } from '../../server/src/platform/corpus-files.ts';
import { refreshCorpus } from '../../server/src/platform/refresh-corpus.ts';
import { createSegmenter } from '../../server/src/platform/segmenter.ts';
import { nothingStored, partsOf } from '../../server/src/platform/stored-corpus.ts';
import { readPolicyText } from '../../server/src/policy/read-policy-text.ts';
import { textOf } from '../bench/materials.ts';
import { seededRandom } from '../bench/measure.ts';
import { type Counts, charactersPerWarning, type Group, groups, mostWarnings } from './counts.ts';

const lawsMeasured = 300;
const seed = 7;

export interface Measuring {
  readonly corpus: string;
  /** Folder of the segmenter. */
  readonly segmenter: string;
  /** File that the counts are written to. */
  readonly counts: string;
  readonly arguments: readonly string[];
}

export async function main({ corpus: folder, segmenter: segmenterFolder, counts, arguments: given }: Measuring) {
  const option = (name: string) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
  const laws = option('--laws');
  const show = option('--show');
  const files = await listCorpusFiles(groups.map((group) => join(folder, group)));
  const corpus = openCorpus(partsOf(refreshCorpus(nothingStored, files, () => {})));
  const segmenter = createSegmenter(segmenterFolder);
  const tally = new Tally();
  const drawn = sampled(files, folder, laws === undefined ? lawsMeasured : Number(laws));
  for (const [number, { file, group }] of drawn.entries()) {
    progress(`${number + 1}/${drawn.length}`);
    const source = textOf(file);
    const text = readPolicyText(source, { format: formatOf(file.path), name: file.name });
    const draft = { uri: URI.file(file.path).toString(), source, text };
    const failed = (code: string, error: unknown) => console.error(code, error);
    const settings = { ...defaultFindingSettings, review: true };
    const options = { checks, settings, baseline: new Set<string>() };
    const { shown } = checkedDraft(draft, { corpus, segmenter }, options, failed);
    const characters = source.replace(/\s/g, '').length;
    tally.add(relative(folder, file.path), group, characters, shown);
    for (const { code, severity, range, message } of shown) {
      if (code !== show && severity !== show) continue;
      const around = [
        source.slice(Math.max(0, range.start - 12), range.start),
        source.slice(range.start, range.end),
        source.slice(range.end, range.end + 12),
      ];
      console.log(
        `${relative(folder, file.path)} ${code} ${severity}\n    ${around.join('│').replace(/\s+/g, ' ')}\n    ${message.zh}`,
      );
    }
  }
  progress('');
  tally.print();
  if (laws === undefined && show === undefined) writeFileSync(counts, `${JSON.stringify(tally.counts, null, 2)}\n`);
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

interface Drawn {
  readonly file: ListedFile;
  readonly group: Group;
}

/** All texts of the small groups, and as many laws as asked for, the same in every run. */
function sampled(files: readonly ListedFile[], folder: string, laws: number): readonly Drawn[] {
  const of = (group: Group) =>
    files
      .filter(({ path }) => relative(join(folder, group), path).startsWith('..') === false)
      .map((file): Drawn => ({ file, group }));
  const random = seededRandom(seed);
  const pool = [...of('laws')];
  const chosen: Drawn[] = [];
  while (chosen.length < laws && pool.length > 0) chosen.push(...pool.splice(random(pool.length), 1));
  return [...of('reports'), ...of('seeds'), ...chosen];
}

type MutableFindings = Partial<Record<Severity, number>>;

class Tally {
  readonly #texts = Object.fromEntries(groups.map((group) => [group, { texts: 0, characters: 0 }])) as Record<
    Group,
    { texts: number; characters: number }
  >;
  readonly #checks = new Map<string, Partial<Record<Group, MutableFindings>>>();
  readonly #overByCheck = new Map<string, string[]>();
  readonly #overAll: string[] = [];

  add(
    name: string,
    group: Group,
    characters: number,
    findings: readonly { readonly code: string; readonly severity: Severity }[],
  ): void {
    this.#texts[group].texts++;
    this.#texts[group].characters += characters;
    const warnings = new Map<string, number>();
    for (const { code, severity } of findings) {
      const byGroup = this.#checks.get(code) ?? {};
      this.#checks.set(code, byGroup);
      const counted = byGroup[group] ?? {};
      byGroup[group] = counted;
      counted[severity] = (counted[severity] ?? 0) + 1;
      if (severity === 'warning' || severity === 'error') warnings.set(code, (warnings.get(code) ?? 0) + 1);
    }
    // The bar is meant for texts that somebody writes; the seeds are collections of many.
    if (group === 'seeds') return;
    const allowed = Math.max(1, Math.floor(characters / charactersPerWarning));
    for (const [code, count] of warnings) {
      if (count <= allowed) continue;
      this.#overByCheck.set(code, [...(this.#overByCheck.get(code) ?? []), `${count} of ${allowed}  ${name}`]);
    }
    const all = [...warnings.values()].reduce((sum, count) => sum + count, 0);
    if (all > mostWarnings) this.#overAll.push(`${all} of ${mostWarnings}  ${name}`);
  }

  get counts(): Counts {
    const sorted = <Value>(map: ReadonlyMap<string, Value>) =>
      Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
    const over = new Map([...this.#overByCheck].map(([code, texts]) => [code, texts.length]));
    return {
      texts: this.#texts,
      measured: checks.map(({ code }) => code).sort(),
      checks: sorted(this.#checks),
      overBar: { byCheck: sorted(over), overAll: this.#overAll.length },
    };
  }

  print(): void {
    for (const group of groups) {
      const { texts, characters } = this.#texts[group];
      console.log(`${group}: ${texts} texts, ${characters} characters`);
    }
    for (const [code, byGroup] of [...this.#checks].sort()) {
      const parts = groups.flatMap((group) => {
        const counted = Object.entries(byGroup[group] ?? {}).map(([severity, count]) => `${severity} ${count}`);
        return counted.length > 0 ? [`${group}: ${counted.join(', ')}`] : [];
      });
      console.log(`  ${code.padEnd(30)} ${parts.join('; ')}`);
    }
    console.log('\nTexts over the bar');
    for (const [code, texts] of [...this.#overByCheck].sort()) console.log(`  ${code}\n    ${texts.join('\n    ')}`);
    if (this.#overAll.length > 0) console.log(`  all checks\n    ${this.#overAll.join('\n    ')}`);
  }
}
