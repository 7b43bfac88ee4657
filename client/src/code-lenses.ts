/** What the lenses above headings do: they come with the URI, line and character of their heading. */
import { commands, type Location, Position, Selection, Uri, window } from 'vscode';

/** Puts the cursor where the lens stands; does nothing when the command came from a menu or the palette. */
export function goToHeading(given: readonly unknown[]): void {
  const place = placeOf(given);
  const editor = window.activeTextEditor;
  if (!place || editor?.document.uri.toString() !== place.uri.toString()) return;
  editor.selection = new Selection(place.position, place.position);
}

/** The editor's own list of references, beside the heading. */
export async function showReferences(given: readonly unknown[]): Promise<void> {
  const place = placeOf(given);
  if (!place) return;
  const { uri, position } = place;
  const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', uri, position);
  await commands.executeCommand('editor.action.showReferences', uri, position, found);
}

function placeOf([uri, line, character]: readonly unknown[]): {
  readonly uri: Uri;
  readonly position: Position;
} | null {
  if (typeof uri !== 'string' || typeof line !== 'number' || typeof character !== 'number') return null;
  return { uri: Uri.parse(uri), position: new Position(line, character) };
}
