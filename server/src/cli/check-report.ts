/** Findings on the terminal and as JSON. */
import { createColors } from 'picocolors';
import type { Draft, Finding, Severity } from '../checks/check.ts';
import type { Locale, Message } from '../checks/message.ts';
import { type LineIndex, lineIndex } from './line-index.ts';
import type { Machine } from './machine.ts';

export interface Checked {
  /** As the user named it. */
  readonly path: string;
  readonly draft: Draft;
  readonly findings: readonly Finding[];
}

const severities: Record<Severity, Message> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '提示', en: 'information' },
  hint: { zh: '建议', en: 'hint' },
};

/** For people: place, severity, message and code, then the evidence and the fix that would be taken. */
export function stylish(checked: readonly Checked[], machine: Machine): string {
  const colours = createColors(machine.colours);
  const { locale } = machine;
  const paint: Record<Severity, (text: string) => string> = {
    error: colours.red,
    warning: colours.yellow,
    information: colours.blue,
    hint: colours.dim,
  };
  const lines: string[] = [];
  for (const { path, draft, findings } of checked) {
    const index = lineIndex(draft.source);
    for (const { range, severity, message, code, evidence, fixes } of findings) {
      const { line, column } = index.at(range.start);
      const place = colours.bold(`${path}:${line}:${column}`);
      lines.push(
        `${place}  ${paint[severity](severities[severity][locale])}  ${message[locale]}  ${colours.dim(code)}`,
      );
      for (const { place: at, message: what } of evidence) {
        const where = `${machine.display(machine.pathOf(at.uri))}:${at.startLine + 1}`;
        lines.push(`    ${locale === 'zh' ? '依据' : 'evidence'}  ${what[locale]}  ${colours.dim(where)}`);
      }
      const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
      if (fix) lines.push(`    ${colours.green(`${locale === 'zh' ? '可改' : 'fix'}  ${fix.title[locale]}`)}`);
      lines.push('');
    }
  }
  lines.push(summary(checked, locale));
  return `${lines.join('\n')}\n`;
}

function summary(checked: readonly Checked[], locale: Locale): string {
  const findings = checked.flatMap((draft) => draft.findings);
  if (findings.length === 0) return locale === 'zh' ? '没有发现问题' : 'No findings';
  const counts = (Object.keys(severities) as Severity[])
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${severities[severity][locale]} ${count}`);
  return locale === 'zh'
    ? `共 ${findings.length} 处：${counts.join('，')}`
    : `${findings.length} findings: ${counts.join(', ')}`;
}

/** For programs: offsets are UTF-16 code units, lines and columns count from 1. */
export function json(checked: readonly Checked[], machine: Machine): string {
  const { locale } = machine;
  const files = checked.map(({ path, draft, findings }) => {
    const index = lineIndex(draft.source);
    return { file: path, findings: findings.map((finding) => describe(finding, index, machine, locale)) };
  });
  return `${JSON.stringify({ files }, null, 2)}\n`;
}

function describe(finding: Finding, index: LineIndex, machine: Machine, locale: Locale): object {
  const { code, severity, range, message, evidence, fixes } = finding;
  const start = index.at(range.start);
  const end = index.at(range.end);
  return {
    code,
    severity,
    message: message[locale],
    line: start.line,
    column: start.column,
    lineEnd: end.line,
    columnEnd: end.column,
    offset: range.start,
    offsetEnd: range.end,
    evidence: evidence.map(({ place, message: what }) => ({
      file: machine.display(machine.pathOf(place.uri)),
      line: place.startLine + 1,
      column: place.startCharacter + 1,
      offset: place.start,
      offsetEnd: place.end,
      message: what[locale],
    })),
    fixes: fixes.map(({ title, preferred, edits }) => ({
      title: title[locale],
      preferred,
      edits: edits.map((edit) => ({ offset: edit.range.start, offsetEnd: edit.range.end, newText: edit.newText })),
    })),
  };
}
