/** Own request: the list of everything a draft cites, as text of a table. */
import { citationList, citationTable, csvTable, markdownTable } from '../features/citation-list.ts';
import { type CitationsParams, citationsRequest } from './protocol.ts';
import type { RequestParts } from './requests.ts';
import { inSteps } from './steps.ts';

export function registerCitationRequests({ connection, drafts, guarded, corpus, locale }: RequestParts): void {
  connection.onRequest(
    citationsRequest,
    guarded(
      citationsRequest,
      null,
      async ({ textDocument, format }: CitationsParams, token): Promise<string | null> => {
        const open = drafts.get(textDocument.uri);
        if (!open) return null;
        const { document, draft } = open;
        const rows = await inSteps(citationList({ text: draft.text, corpus: corpus() }), token, drafts, document.uri);
        const table = citationTable(rows, locale(), (offset) => document.positionAt(offset).line + 1);
        return format === 'csv' ? csvTable(table) : markdownTable(table);
      },
    ),
  );
}
