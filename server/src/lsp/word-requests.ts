/** “Add to the unit's words”: where a term goes in the file of words, which the client writes. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { addWord } from '../features/add-word.ts';
import { type AddWordParams, type AddWordResult, addWordRequest } from './protocol.ts';
import type { RequestParts } from './requests.ts';
import { normalizedUri } from './settings.ts';

export function registerWordRequests({ connection, guarded, locale, words }: RequestParts): void {
  connection.onRequest(
    addWordRequest,
    guarded(addWordRequest, null, ({ uri, term, reason }: AddWordParams): AddWordResult | null => {
      const file = words.fileFor(normalizedUri(uri));
      if (!file) return null;
      const added = addWord(file.text, { preferred: term, ...(reason === '' ? {} : { reason }) }, locale());
      const document = TextDocument.create(file.uri, 'yaml', 1, file.text);
      const position = document.positionAt(added?.at ?? 0);
      return { uri: file.uri, exists: file.exists, position, newText: added?.newText ?? null };
    }),
  );
}
