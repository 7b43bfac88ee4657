/** Findings for people at a terminal. */
import { createColors } from 'picocolors';
import type { Severity } from '../../checks/check.ts';
import type { Locale } from '../../checks/message.ts';
import { lineIndex } from '../line-index.ts';
import type { Machine } from '../machine.ts';
import { type Checked, severityNames } from './checked.ts';
import { excerptOf } from './excerpt.ts';

/** Width of what is indented. */
const indent = 4;

const words = {
  evidence: { zh: '依据', en: 'evidence' },
  fix: { zh: '可改', en: 'fix' },
};

/**
 * Place, severity, message and code on one line, which the problem matchers of the extension read; then the line of the
 * draft with the flagged stretch underlined, the evidence and the fix that would be taken.
 */
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
  const pad = ' '.repeat(indent);
  for (const { path, draft, judgement } of checked) {
    const index = lineIndex(draft.source);
    for (const { range, severity, message, code, evidence, fixes } of judgement.shown) {
      const { line, column } = index.at(range.start);
      const place = colours.bold(`${path}:${line}:${column}`);
      const { line: text, underline } = excerptOf(draft.source, range.start, range.end, machine.columns - indent);
      lines.push(
        `${place}  ${paint[severity](severityNames[severity][locale])}  ${message[locale]}  ${colours.dim(code)}`,
        `${pad}${text}`,
        `${pad}${paint[severity](underline)}`,
      );
      for (const { place: at, message: what } of evidence) {
        const where = `${machine.display(machine.pathOf(at.uri))}:${at.startLine + 1}`;
        lines.push(`${pad}${words.evidence[locale]}  ${what[locale]}  ${colours.dim(where)}`);
      }
      const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
      if (fix) lines.push(`${pad}${colours.green(`${words.fix[locale]}  ${fix.title[locale]}`)}`);
      lines.push('');
    }
  }
  lines.push(summary(checked, locale));
  return `${lines.join('\n')}\n`;
}

function summary(checked: readonly Checked[], locale: Locale): string {
  const shown = checked.flatMap(({ judgement }) => judgement.shown);
  const counts = (Object.keys(severityNames) as Severity[])
    .map((severity) => [severity, shown.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${severityNames[severity][locale]} ${count}`);
  const found =
    locale === 'zh'
      ? shown.length === 0
        ? '没有发现问题'
        : `共 ${shown.length} 处：${counts.join('，')}`
      : shown.length === 0
        ? 'No findings'
        : `${shown.length} ${shown.length === 1 ? 'finding' : 'findings'}: ${counts.join(', ')}`;
  const unshown = (name: 'heldBack' | 'suppressed' | 'accepted') =>
    checked.reduce((sum, { judgement }) => sum + judgement[name].length, 0);
  const others = [
    [unshown('heldBack'), '处不太确定的未列出（加 --review 列出）', 'uncertain ones not listed (--review lists them)'],
    [unshown('suppressed'), '处在文稿中注明不提示', 'suppressed in the text'],
    [unshown('accepted'), '处已在基线中', 'in the baseline'],
  ] as const;
  const notes = others.flatMap(([count, zh, en]) =>
    count === 0 ? [] : [locale === 'zh' ? `另有 ${count} ${zh}` : `${count} ${en}`],
  );
  return [found, ...notes].join(locale === 'zh' ? '；' : '; ');
}
