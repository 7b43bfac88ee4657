/** Own requests: the precedents of a text, and the sections of the corpus like one of the draft's. */

import type { Locale } from '../checks/message.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { type FilterChoices, filterChoices } from '../features/document-filter.ts';
import { draftSectionAt } from '../features/draft-section.ts';
import { levelLabel } from '../features/labels.ts';
import { type PrecedentList, precedentLists, selectedText } from '../features/precedent-lists.ts';
import { headingName, similarSections } from '../features/similar-sections.ts';
import { readOnce } from '../ingest/remembered.ts';
import { clausePlace } from './clause-place.ts';
import { locationOf, offsetsOf } from './convert.ts';
import {
  type FilterOffer,
  type PrecedentRow,
  type PrecedentsParams,
  type PrecedentsResult,
  precedentsRequest,
  type SimilarSectionsParams,
  type SimilarSectionsResult,
  similarSectionsRequest,
} from './protocol.ts';
import type { RequestParts } from './requests.ts';

const mostRows = 50;
/** Documents named with one wording; the count gives the rest. */
const mostClauses = 50;

export function registerPrecedentRequests(parts: RequestParts): void {
  const { connection, drafts, guarded, locale } = parts;

  connection.onRequest(
    precedentsRequest,
    guarded(precedentsRequest, emptyPrecedents(), (parameters: PrecedentsParams) => {
      const open = 'textDocument' in parameters ? drafts.get(parameters.textDocument.uri) : null;
      const corpus = open ? parts.corpus().without(open.draft.uri) : parts.corpus();
      const text =
        'text' in parameters
          ? parameters.text
          : open && selectedText(open.draft.text, offsetsOf(open.document, parameters.range));
      const lists = precedentLists({ corpus, segmenter: parts.segmenter }, text ?? '', {
        limit: parameters.limit ?? mostRows,
        filter: parameters.filter ?? {},
      });
      return {
        sentences: lists.map((list) => ({ sentence: list.sentence, rows: rowsOf(list, locale()) })),
        choices: offerOf(corpus, locale()),
      };
    }),
  );

  connection.onRequest(
    similarSectionsRequest,
    guarded(similarSectionsRequest, emptySections(), (parameters: SimilarSectionsParams): SimilarSectionsResult => {
      const open = drafts.get(parameters.textDocument.uri);
      const corpus = open ? parts.corpus().without(open.draft.uri) : parts.corpus();
      const section = open && draftSectionAt(open.draft.text, open.document.offsetAt(parameters.position));
      if (!section) return { ...emptySections(), choices: offerOf(corpus, locale()) };
      const found = similarSections(corpus, section, {
        limit: parameters.limit ?? mostRows,
        filter: parameters.filter ?? {},
      });
      const rows = found.map(({ document, heading, headingPath, below, similarity, shared }) => ({
        ...clausePlace(document, headingPath, heading.place, locale()),
        similarity,
        shared,
        parts: section.parts.length,
        headings: below.map((one) => ({ text: headingName(one), location: locationOf(one.place) })),
      }));
      return { heading: section.heading, rows, choices: offerOf(corpus, locale()) };
    }),
  );
}

function rowsOf({ precedents }: PrecedentList, locale: Locale): readonly PrecedentRow[] {
  return precedents.map(({ clause, pieces, similarity, works, carriers }) => ({
    text: clause.text,
    pieces,
    similarity,
    works,
    clauses: carriers.slice(0, mostClauses).map(({ text, document, headingPath, place }) => ({
      ...clausePlace(document, headingPath, place, locale),
      text,
    })),
  }));
}

function emptyPrecedents(): PrecedentsResult {
  return { sentences: [], choices: { levels: [], genres: [], years: [] } };
}

function emptySections(): SimilarSectionsResult {
  return { heading: null, rows: [], choices: emptyPrecedents().choices };
}

/** Counted once for each snapshot. */
const choicesOf = readOnce(({ documents }: Corpus): FilterChoices => filterChoices(documents));

function offerOf(corpus: Corpus, locale: Locale): FilterOffer {
  const choices = choicesOf(corpus);
  const levels = choices.levels.map((choice) => ({ ...choice, name: levelLabel(choice.level, locale) }));
  return { ...choices, levels };
}
