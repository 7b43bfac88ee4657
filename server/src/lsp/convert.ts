/** Between offsets of the language service and positions of the protocol. */
import type { DiagnosticSeverity, Location, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Severity } from '../checks/check.ts';
import type { Place } from '../corpus/corpus.ts';
import type { SourceRange } from '../policy/span.ts';
import type { OpenDraft } from './drafts.ts';

export function rangeOf(document: TextDocument, { start, end }: SourceRange): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function offsetsOf(document: TextDocument, { start, end }: Range): SourceRange {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

export function placeRange(place: Place): Range {
  return {
    start: { line: place.startLine, character: place.startCharacter },
    end: { line: place.endLine, character: place.endCharacter },
  };
}

/** Places longer than this many lines (a whole document) are opened at their beginning, not selected. */
const longestSelection = 20;

export function locationOf(place: Place): Location {
  const range = placeRange(place);
  const long = place.endLine - place.startLine > longestSelection;
  return { uri: place.uri, range: long ? { start: range.start, end: range.start } : range };
}

const severities: Record<Severity, DiagnosticSeverity> = { error: 1, warning: 2, information: 3, hint: 4 };

export function severityOf(severity: Severity): DiagnosticSeverity {
  return severities[severity];
}

export function textEditsOf({ document }: OpenDraft, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ range, newText }) => ({ range: rangeOf(document, range), newText }));
}

export function workspaceEdit(open: OpenDraft, edits: readonly Edit[], versioned: boolean): WorkspaceEdit {
  return editOfDraft(open, textEditsOf(open, edits), versioned);
}

/** With the version of the draft where the client can check it, so that an edit never lands in a text that moved on. */
export function editOfDraft({ document }: OpenDraft, textEdits: TextEdit[], versioned: boolean): WorkspaceEdit {
  if (!versioned) return { changes: { [document.uri]: textEdits } };
  const { uri, version } = document;
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}
