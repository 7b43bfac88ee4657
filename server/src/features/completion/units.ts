/** Units that may be responsible, after （责任单位：: those that the draft names already, then issuers of the corpus. */

import type { Corpus } from '../../corpus/corpus.ts';
import { readOnce } from '../../ingest/remembered.ts';
import { squeeze } from '../../policy/fold.ts';
import { lastCharacters, type Offer, type OfferSource } from './typing.ts';

const mostUnits = 60;
/** What stands behind the last bracket that opens a list of responsible units. */
export const openUnits = /[（(](?:责任|牵头|配合|主办|协办|参加|支持)(?:单位|部门)[：:]([^（）()]*)$/;

export const offerUnits: OfferSource = ({ corpus, draft }, typing) => {
  const list = openUnits.exec(typing.before)?.[1];
  if (list === undefined) return [];
  const names = list.split(/[、，,；;]/);
  const typed = names.pop()!.trim();
  const taken = new Set(names.map((name) => name.trim()));
  const own = draft.text.documents.flatMap(({ responsibilities }) =>
    responsibilities.flatMap(({ lead, support }) => [...lead, ...support]),
  );
  const wanted = squeeze(typed);
  return [...new Set([...own, ...issuersOf(corpus)])]
    .filter((name) => name !== typed && !taken.has(name) && squeeze(name).includes(wanted))
    .slice(0, mostUnits)
    .map((name): Offer => {
      return { kind: 'unit', label: name, detail: '', range: lastCharacters(typing, typed.length), newText: name };
    });
};

/** Issuers of the corpus, those of most documents first. */
const issuersOf = readOnce(({ documents }: Corpus): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { issuers } of documents) {
    for (const issuer of issuers) counts.set(issuer, (counts.get(issuer) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([issuer]) => issuer);
});
