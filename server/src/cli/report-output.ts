/** `--format` and `--output` of the commands that write a report. */
import { htmlOf } from '../features/report/html.ts';
import { markdownOf } from '../features/report/markdown.ts';
import type { Report } from '../features/report/model.ts';
import { officeFile } from '../features/report/office.ts';
import { type Arguments, UsageError } from './arguments.ts';
import type { Machine } from './machine.ts';

const formats = ['md', 'html', 'json', 'docx', 'xlsx'] as const;
export type ReportFormat = (typeof formats)[number];

export const reportOptions = { values: ['format', 'output'] } as const;

export const reportHelp = {
  zh: `  --format 格式        md（缺省）、html、json、docx 或 xlsx；不写时按 --output 的扩展名
  --output 文件        写入文件；docx 和 xlsx 不会直接输出到终端`,
  en: `  --format FORMAT      md (default), html, json, docx or xlsx; without it the extension of --output decides
  --output FILE        write to a file; docx and xlsx are not printed on a terminal`,
};

export interface ReportTarget {
  readonly format: ReportFormat;
  /** Path as given; null for standard output. */
  readonly output: string | null;
}

/** Throws {@link UsageError} on an unknown format and where a terminal would get bytes. */
export function readReportTarget({ values }: Arguments, machine: Machine): ReportTarget {
  const output = values.get('output') ?? null;
  const extension = /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase() ?? '';
  const named = values.get('format');
  const format = named ?? (isFormat(extension) ? extension : 'md');
  if (!isFormat(format)) {
    const all = formats.join('、');
    throw new UsageError({
      zh: `未知格式：${format}（可用 ${all}）`,
      en: `unknown format: ${format} (${formats.join(', ')})`,
    });
  }
  if (output === null && (format === 'docx' || format === 'xlsx') && machine.terminal) {
    throw new UsageError({
      zh: `${format} 是二进制格式：用 --output 指定文件，或转向到文件`,
      en: `${format} is binary: name a file with --output, or redirect the output`,
    });
  }
  return { format, output };
}

function isFormat(text: string): text is ReportFormat {
  return (formats as readonly string[]).includes(text);
}

/** Writes the report; `json` gives what programs read. */
export async function writeReport(
  { format, output }: ReportTarget,
  report: Report,
  json: () => object,
  machine: Machine,
): Promise<void> {
  const content =
    format === 'md'
      ? markdownOf(report)
      : format === 'html'
        ? htmlOf(report)
        : format === 'json'
          ? `${JSON.stringify(json(), null, 1)}\n`
          : await officeFile(await machine.office(), report, format);
  if (output === null) {
    if (typeof content === 'string') machine.out(content);
    else machine.outBytes(content);
    return;
  }
  const problem = machine.save(output, content);
  if (problem) throw new UsageError({ zh: `${output}：${problem.detail.zh}`, en: `${output}: ${problem.detail.en}` });
}
