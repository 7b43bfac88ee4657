/** Places of the corpus as lists show them. */
import type { Locale } from '../checks/message.ts';
import type { CorpusDocument, Place } from '../corpus/corpus.ts';
import { levelLabel, titleOf } from '../features/labels.ts';
import { locationOf } from './convert.ts';
import type { ClausePlace } from './protocol.ts';

export function clausePlace(
  document: CorpusDocument,
  headingPath: readonly string[],
  place: Place,
  locale: Locale,
): ClausePlace {
  const { issuers, level, genre, number, date } = document;
  return {
    title: titleOf(document),
    issuers,
    level: level === null ? null : levelLabel(level, locale),
    genre,
    number,
    date,
    headingPath,
    location: locationOf(place),
  };
}
