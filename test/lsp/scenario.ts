/** A draft written as one text: `|` is the cursor, `⟦…⟧` are expected ranges. */
import type { Position, Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

export interface Scenario {
  readonly text: string;
  /** Offset of the cursor; -1 where the text has none. */
  readonly offset: number;
  readonly cursor: Position;
  readonly ranges: readonly Range[];
}

export function scenario(marked: string): Scenario {
  let text = '';
  let offset = -1;
  const bounds: number[] = [];
  for (const character of marked) {
    if (character === '|') offset = text.length;
    else if (character === '⟦' || character === '⟧') bounds.push(text.length);
    else text += character;
  }
  const document = TextDocument.create('scenario:', 'policy', 1, text);
  const ranges: Range[] = [];
  for (let at = 0; at + 1 < bounds.length; at += 2) {
    ranges.push({ start: document.positionAt(bounds[at]!), end: document.positionAt(bounds[at + 1]!) });
  }
  return { text, offset, cursor: document.positionAt(Math.max(0, offset)), ranges };
}

/** The text with edits of the protocol made. */
export function edited(text: string, edits: readonly { readonly range: Range; readonly newText: string }[]): string {
  return TextDocument.applyEdits(TextDocument.create('scenario:', 'policy', 1, text), [...edits]);
}
