/** `inspect --citations`: everything that files cite, as a table. */
import type { Corpus } from '../corpus/corpus.ts';
import { finished } from '../corpus/stepwise.ts';
import { citationList, citationTable, csvTable, markdownTable } from '../features/citation-list.ts';
import type { PolicyText } from '../policy/model.ts';
import { UsageError } from './arguments.ts';
import { lineIndex } from './line-index.ts';
import type { Machine } from './machine.ts';

export interface InspectedFile {
  readonly path: string;
  readonly source: string;
  readonly text: PolicyText;
}

const formats = { md: markdownTable, csv: csvTable } as const;

/** Prints the table of each file; several are headed by their paths. */
export function printCitations(
  files: readonly InspectedFile[],
  corpus: Corpus,
  format: string,
  machine: Machine,
): void {
  const write = formats[format as keyof typeof formats];
  if (!write) {
    throw new UsageError({ zh: `未知格式：${format}（可用 md、csv）`, en: `unknown format: ${format} (md or csv)` });
  }
  for (const { path, source, text } of files) {
    const index = lineIndex(source);
    const table = citationTable(
      finished(citationList({ text, corpus })),
      machine.locale,
      (offset) => index.at(offset).line,
    );
    if (files.length > 1 && format === 'md') machine.out(`## ${machine.display(path)}\n\n`);
    machine.out(write(table));
    if (files.length > 1 && format === 'md') machine.out('\n');
  }
}
