/** `inspect`: what was read out of files. */

import { emptyCorpus } from '../corpus/empty-corpus.ts';
import { correctPolicyText } from '../corpus/user-files/correct-policy-text.ts';
import { sidecarLine } from '../features/sidecar-message.ts';
import { formatOf } from '../ingest/read-paragraphs.ts';
import { inspect as inspectText } from '../policy/inspect.ts';
import type { PolicyDocument, PolicyText } from '../policy/model.ts';
import { readPolicyText } from '../policy/read-policy-text.ts';
import { locate } from '../policy/span.ts';
import { UsageError } from './arguments.ts';
import { printCitations } from './citation-report.ts';
import type { Command } from './command.ts';
import { corpusHelp, corpusOptions, openCorpus } from './corpus-option.ts';
import { lineIndex } from './line-index.ts';
import type { Machine } from './machine.ts';
import { nameOf, readSource } from './read-draft.ts';
import { readSidecars } from './read-sidecars.ts';

export const inspect: Command = {
  name: 'inspect',
  summary: { zh: '列出从文件里读出的标题、结构、定义、引用', en: 'list what is read out of files' },
  help: {
    zh: `用法：policy-drafting inspect [--json | --citations] 文件…

  --json               输出全部内容，供程序使用
  --citations          引用清单：引用了哪些文件，字号、日期、状态、在第几行
  --format md|csv      引用清单的格式，缺省为 md
${corpusHelp.zh}

文件旁有 policy-corpus.yaml 的，按其中的更正输出。`,
    en: `Usage: policy-drafting inspect [--json | --citations] FILE…

  --json               everything, for programs
  --citations          what the files cite: numbers, dates, status, lines
  --format md|csv      format of that list; default: md
${corpusHelp.en}

Corrections in a policy-corpus.yaml beside the file are made.`,
  },
  options: {
    flags: ['json', 'citations', ...corpusOptions.flags],
    values: ['format', ...corpusOptions.values],
    lists: corpusOptions.lists,
  },
  async run(given, machine) {
    if (given.positionals.length === 0)
      throw new UsageError({ zh: '没有指定文件，用法见 --help', en: 'no file given; see --help' });
    const told = new Set<string>();
    const files = given.positionals.map((path) => {
      const source = readSource(path, machine);
      const read = readPolicyText(source, { format: formatOf(path), name: nameOf(path) });
      const { text, problems } = correctPolicyText(read, machine.uriOf(path), readSidecars(path, machine));
      for (const problem of problems) told.add(sidecarLine(problem, machine.locale));
      return { path, source, text };
    });
    for (const line of told) machine.err(`${line}\n`);
    if (given.flags.has('citations')) {
      // Without a corpus the list has no status, and that is said there.
      const corpus = given.lists.has('corpus') ? await openCorpus(given, machine) : emptyCorpus();
      printCitations(files, corpus, given.values.get('format') ?? 'md', machine);
    } else if (given.flags.has('json')) {
      const documents = files.flatMap(({ path, source, text }) => inspectText(text, path, source).documents);
      machine.out(`${JSON.stringify({ documents }, null, 1)}\n`);
    } else for (const { path, source, text } of files) machine.out(report(path, source, text, machine));
    return 0;
  },
};

function report(path: string, source: string, text: PolicyText, machine: Machine): string {
  const index = lineIndex(source);
  const lineOf = (paragraph: number) => index.at(text.places.starts[paragraph] ?? 0).line;
  const lines = [path];
  for (const document of text.documents) {
    const depth = depthOf(text, document);
    const indent = '  '.repeat(depth + 1);
    const facts = [document.issuers.join('、'), document.number, document.date].filter(Boolean).join(' · ');
    const title = document.title || (machine.locale === 'zh' ? '（无标题）' : '(no title)');
    lines.push(`${indent}${lineOf(document.firstParagraph)}: ${title}${facts === '' ? '' : `  ${facts}`}`);
    for (const { label, text: heading, level, span } of document.outline) {
      const { line } = index.at(locate(text, span).start);
      lines.push(`${indent}${'  '.repeat(level)}${line}: ${label}${heading}`);
    }
    const counts = {
      zh: `定义 ${document.definitions.length} 处，引用 ${document.citations.length} 处`,
      en: `${document.definitions.length} definitions, ${document.citations.length} citations`,
    };
    lines.push(`${indent}  ${counts[machine.locale]}`);
  }
  return `${lines.join('\n')}\n\n`;
}

function depthOf(text: PolicyText, document: PolicyDocument): number {
  let depth = 0;
  for (let { parent } = document; parent !== null; depth++) {
    parent = text.documents.find(({ id }) => id === parent)?.parent ?? null;
  }
  return depth;
}
