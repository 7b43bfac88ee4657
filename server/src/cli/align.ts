/** `align`: how a draft agrees with the texts above it. */

import { alignmentJson } from '../features/align/json.ts';
import { alignmentPages } from '../features/align/pages.ts';
import { alignmentReport, type ChosenUpper } from '../features/align/report.ts';
import type { AlignedText } from '../features/align/statements.ts';
import { alignedText, alignedTextAt } from '../features/align/texts.ts';
import { givenChoice, upperDocuments } from '../features/align/upper-documents.ts';
import { type Arguments, UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import { corpusHelp, corpusOptions, openCorpus } from './corpus-option.ts';
import type { Machine } from './machine.ts';
import { nameOf, readDraft } from './read-draft.ts';
import { readReportTarget, reportHelp, reportOptions, writeReport } from './report-output.ts';
import { runToEnd } from './run-to-end.ts';

export const align: Command = {
  name: 'align',
  summary: { zh: '对照上位文件，出规划衔接报告', en: 'report how a draft agrees with the texts above it' },
  help: {
    zh: `用法：policy-drafting align 文稿 --upper 文件… [--format md|html|json|docx|xlsx] [--output 文件]

  --upper 文件…        上位文件；不指定时从政策库中选：文稿写明的、引用的、同类的
  --document 标题      文稿文件里有几份公文时，只看标题含这几个字的
  --upper-document 标题  上位文件同上
${reportHelp.zh}
${corpusHelp.zh}

写出报告时返回 0，用法有误或文件无法读取时返回 2。`,
    en: `Usage: policy-drafting align DRAFT --upper FILE… [--format md|html|json|docx|xlsx] [--output FILE]

  --upper FILE…        the texts above it; without any, those of the corpus that the draft names, cites or resembles
  --document TITLE     where the draft's file holds several documents: those with this in their title
  --upper-document TITLE  the same for upper files
${reportHelp.en}
${corpusHelp.en}

Exit code 0: the report was written; 2: usage or unreadable input.`,
  },
  options: {
    flags: corpusOptions.flags,
    values: [...corpusOptions.values, ...reportOptions.values, 'document', 'upper-document'],
    lists: [...corpusOptions.lists, 'upper'],
  },
  async run(given, machine) {
    const target = readReportTarget(given, machine);
    const [path, ...more] = given.positionals;
    if (path === undefined) throw new UsageError({ zh: '没有指定文稿', en: 'no draft given' });
    if (more.length > 0) {
      throw new UsageError({
        zh: `一次只对照一份文稿：${more.join(' ')}`,
        en: `one draft at a time: ${more.join(' ')}`,
      });
    }
    const draft = readAligned(path, given.values.get('document'), machine);
    const uppers = await chooseUppers(draft, given, machine);
    const report = runToEnd(alignmentReport(draft, uppers, machine.segmenter), machine);
    const { locale } = machine;
    const fileOf = (uri: string) => machine.display(machine.pathOf(uri));
    await writeReport(target, alignmentPages(report, locale), () => alignmentJson(report, locale, fileOf), machine);
    return 0;
  },
};

function readAligned(path: string, title: string | undefined, machine: Machine): AlignedText {
  const draft = readDraft(path, machine);
  const aligned = alignedText(draft, nameOf(path), title);
  if (aligned.documents.length > 0) return aligned;
  throw new UsageError(
    title === undefined
      ? { zh: `${path}：没有可以对照的内容`, en: `${path}: nothing to align` }
      : { zh: `${path}：没有标题含“${title}”的公文`, en: `${path}: no document has “${title}” in its title` },
  );
}

async function chooseUppers(draft: AlignedText, given: Arguments, machine: Machine): Promise<readonly ChosenUpper[]> {
  const title = given.values.get('upper-document');
  const named = given.lists.get('upper') ?? [];
  if (named.length > 0) {
    return named.map((path) => ({ text: readAligned(path, title, machine), choice: givenChoice }));
  }
  const corpus = await openCorpus(given, machine);
  const context = { draft, corpus, locale: machine.locale, segmenter: machine.segmenter };
  const candidates = upperDocuments(context);
  if (candidates.length === 0) {
    throw new UsageError({
      zh: '没有指定上位文件，政策库里也没有找到：用 --upper 指定',
      en: 'no upper text was given, and the corpus shows none: name it with --upper',
    });
  }
  const chosen = candidates.filter(({ origin }) => origin === candidates[0]!.origin);
  return chosen.map(({ document, ...choice }) => {
    const path = machine.pathOf(document.file.uri);
    return { text: alignedTextAt(readDraft(path, machine), document.file.name, document.place.start), choice };
  });
}
