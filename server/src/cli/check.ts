/** `check`: findings of drafts against the corpus, the same as in the editor. */
import type { Draft, Finding, Severity } from '../checks/check.ts';
import type { Message } from '../checks/message.ts';
import { checks } from '../checks/registry.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { UnitWords } from '../corpus/user-files/unit-words.ts';
import { type CheckOptions, checkedDraft } from '../features/diagnose.ts';
import type { Judgement } from '../features/findings/judge.ts';
import { fixedAtOnce, fixedText } from '../features/fix-all.ts';
import { type Arguments, UsageError } from './arguments.ts';
import { baselineName, openBaseline, saveBaseline } from './check-baseline.ts';
import { readSettings, settingsHelp, settingsOptions } from './check-settings.ts';
import type { Command } from './command.ts';
import { corpusFolders, corpusHelp, corpusOptions, openCorpus } from './corpus-option.ts';
import { type DraftSource, readDrafts } from './draft-list.ts';
import type { Machine } from './machine.ts';
import { draftOf } from './read-draft.ts';
import { readUnitWords } from './read-unit-words.ts';
import type { Checked } from './reports/checked.ts';
import { github } from './reports/github.ts';
import { json } from './reports/json.ts';
import { sarif } from './reports/sarif.ts';
import { stylish } from './reports/stylish.ts';
import { CheckClock } from './timing.ts';

const formats = { stylish, json, sarif, github };

export const check: Command = {
  name: 'check',
  summary: { zh: '检查文稿', en: 'check drafts against the corpus' },
  help: {
    zh: `用法：policy-drafting check 文稿… --corpus 文件夹…

文稿可以是文件、文件夹、通配符，或 -（标准输入）。文件夹里的政策库不检查。

${corpusHelp.zh}
  --format 格式        stylish（缺省，供人阅读）、json、sarif（2.1.0）或 github（GitHub 批注）
  --fix                改正有首选改法的错误和警告，再报告余下的问题；加 --review 连同不太确定的一并改正；
                       文稿的编码和换行不变；标准输入改正后的文稿写到标准输出，报告写到标准错误
  --stdin-name 文件名  标准输入的文稿叫什么，按它所在的文件夹和扩展名检查
  --baseline 文件      不报告基线里已有的问题
  --write-baseline 文件  把现有的问题写成基线
${settingsHelp.zh}
  --timing             列出各检查项的用时

没有警告以上的问题时返回 0，有则返回 1，用法有误或文件无法读取时返回 2。`,
    en: `Usage: policy-drafting check DRAFT… --corpus DIR…

A draft is a file, a folder, a glob, or - for standard input. Of a folder, what belongs to the corpus is left out.

${corpusHelp.en}
  --format FORMAT      stylish (default, for people), json, sarif (2.1.0) or github (annotations)
  --fix                make the preferred fixes of errors and warnings, then report what is left; with --review those of
                       uncertain findings too; encoding and line ends stay; of standard input the fixed text goes to
                       standard output and the report to standard error
  --stdin-name NAME    what the draft on standard input is called: its folder and extension count
  --baseline FILE      leave out the findings in the baseline
  --write-baseline FILE  make a baseline of the present findings
${settingsHelp.en}
  --timing             list the time each check takes

Exit code 0: nothing at or above warning; 1: findings; 2: usage or unreadable input.`,
  },
  options: {
    flags: [...corpusOptions.flags, ...settingsOptions.flags, 'fix', 'timing'],
    values: [...corpusOptions.values, ...settingsOptions.values, 'format', 'baseline', 'write-baseline', 'stdin-name'],
    lists: [...corpusOptions.lists, ...settingsOptions.lists],
  },
  async run(given, machine) {
    const format = given.values.get('format') ?? 'stylish';
    if (!isFormat(format)) throw new UsageError(unknownFormat(format));
    const settings = readSettings(given, machine);
    const baselinePath = given.values.get('baseline');
    const baseline = baselinePath === undefined ? null : openBaseline(baselinePath, machine);
    const sources = await readDrafts(given, machine);
    const corpus = await openCorpus(given, machine);
    const clock = given.flags.has('timing') ? new CheckClock() : null;
    const run = clock ? clock.timed(checks) : checks;
    const checker = new Checker(given, machine, corpus);

    const checked: Checked[] = [];
    let notWritten = false;
    for (const [number, source] of sources.entries()) {
      machine.progress(`${number + 1}/${sources.length} ${source.path}`);
      const known =
        baselinePath === undefined ? undefined : baseline?.get(baselineName(baselinePath, source.path, machine));
      const options = { checks: run, settings, baseline: known ?? new Set<string>() };
      const fixed = given.flags.has('fix') ? fix(source, checker, options, machine) : source.text;
      if (fixed === null) notWritten = true;
      const draft = draftOf(source.uri, fixed ?? source.text);
      checked.push({ path: source.path, draft, judgement: checker.check(draft, options) });
    }
    machine.progress('');

    const newBaseline = given.values.get('write-baseline');
    if (newBaseline !== undefined) {
      const count = saveBaseline(newBaseline, checked, machine);
      const message = {
        zh: `${count} 处问题写入基线 ${newBaseline}`,
        en: `${count} findings in the baseline ${newBaseline}`,
      };
      machine.err(`${message[machine.locale]}\n`);
      return 0;
    }
    const report = formats[format](checked, machine);
    if (given.flags.has('fix') && sources.some(({ fromInput }) => fromInput)) machine.err(report);
    else machine.out(report);
    if (clock) machine.err(clock.table(machine.locale));
    if (notWritten) return 2;
    return checked.some(({ judgement }) => judgement.shown.some(isSerious)) ? 1 : 0;
  },
};

class Checker {
  readonly #given: Arguments;
  readonly #machine: Machine;
  readonly #corpus: Corpus;
  readonly #failed: (code: string, error: unknown) => void;
  readonly #words = new Map<string, UnitWords | undefined>();
  readonly #told = new Set<string>();

  constructor(given: Arguments, machine: Machine, corpus: Corpus) {
    this.#given = given;
    this.#machine = machine;
    this.#corpus = corpus;
    this.#failed = (code, error) => machine.err(`${code}: ${error instanceof Error ? error.message : String(error)}\n`);
  }

  check(draft: Draft, options: CheckOptions): Judgement {
    const words = this.#wordsFor(draft.uri);
    const reference = { corpus: this.#corpus, segmenter: this.#machine.segmenter, ...(words ? { words } : {}) };
    return checkedDraft(draft, reference, options, this.#failed);
  }

  /** One object for the drafts of a folder: what paragraphs show is remembered by it. */
  #wordsFor(draft: string): UnitWords | undefined {
    const folder = draft.slice(0, draft.lastIndexOf('/') + 1);
    if (!this.#words.has(folder)) {
      const corpus = corpusFolders(this.#given, this.#machine);
      this.#words.set(folder, readUnitWords(draft, corpus, this.#machine, this.#told));
    }
    return this.#words.get(folder);
  }
}

/** The draft with its fixes made, written back where that changes it; null where it cannot be written, which is told. */
function fix(source: DraftSource, checker: Checker, options: CheckOptions, machine: Machine): string | null {
  const { review } = options.settings;
  const fixable = (text: string): readonly Finding[] =>
    fixedAtOnce(checker.check(draftOf(source.uri, text), options).shown, review);
  const text = withLineEndsOf(source.text, fixedText(source.text, fixable));
  if (source.fromInput) machine.out(text);
  else if (text !== source.text) {
    const problem = machine.write(source.path, { before: source.text, after: text });
    if (problem) {
      const colon = machine.locale === 'zh' ? '：' : ': ';
      machine.err(`policy-drafting: ${source.path}${colon}${problem.detail[machine.locale]}\n`);
      return null;
    }
  }
  return text;
}

/** A fix that adds a line adds it as the draft ends its lines. */
function withLineEndsOf(before: string, after: string): string {
  const isWindows = before.includes('\r\n') && !/(?<!\r)\n/.test(before);
  return isWindows ? after.replace(/(?<!\r)\n/g, '\r\n') : after;
}

function unknownFormat(format: string): Message {
  const known = Object.keys(formats);
  return {
    zh: `没有格式 ${format}，可以写 ${known.join('、')}`,
    en: `unknown format ${format}; there are ${known.join(', ')}`,
  };
}

function isFormat(format: string): format is keyof typeof formats {
  return Object.hasOwn(formats, format);
}

function isSerious({ severity }: { readonly severity: Severity }): boolean {
  return severity === 'error' || severity === 'warning';
}
