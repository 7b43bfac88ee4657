/** Findings for programs: offsets are UTF-16 code units from 0, lines and columns count from 1. */
import type { Locale } from '../../checks/message.ts';
import type { IdentifiedFinding } from '../../features/findings/fingerprint.ts';
import { type LineIndex, lineIndex } from '../line-index.ts';
import type { Machine } from '../machine.ts';
import type { Checked } from './checked.ts';

export function json(checked: readonly Checked[], machine: Machine): string {
  const { locale } = machine;
  const files = checked.map(({ path, draft, judgement: { shown, heldBack, suppressed, accepted } }) => {
    const index = lineIndex(draft.source);
    return {
      file: path,
      findings: shown.map((finding) => describe(finding, index, machine, locale)),
      notShown: { heldBack: heldBack.length, suppressed: suppressed.length, baseline: accepted.length },
    };
  });
  return `${JSON.stringify({ files }, null, 2)}\n`;
}

function describe(finding: IdentifiedFinding, index: LineIndex, machine: Machine, locale: Locale): object {
  const { code, severity, range, message, evidence, fixes, fingerprint } = finding;
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
    fingerprint,
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
