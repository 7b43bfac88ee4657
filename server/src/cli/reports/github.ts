/** Findings as annotations of GitHub Actions: commands on standard output that mark the lines of a pull request. */
import type { Severity } from '../../checks/check.ts';
import { lineIndex } from '../line-index.ts';
import type { Machine } from '../machine.ts';
import type { Checked } from './checked.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export function github(checked: readonly Checked[], { locale }: Machine): string {
  const lines = checked.flatMap(({ path, draft, judgement }) => {
    const index = lineIndex(draft.source);
    return judgement.shown.map(({ range, severity, code, message }) => {
      const start = index.at(range.start);
      const end = index.at(range.end);
      // Columns are taken within one line only.
      const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
      const properties = {
        file: path.replaceAll('\\', '/'),
        line: start.line,
        endLine: end.line,
        ...columns,
        title: code,
      };
      const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${commands[severity]} ${listed.join(',')}::${data(message[locale])}\n`;
    });
  });
  return lines.join('');
}

/** What would end a command is escaped. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** What would end a property, as well. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
