/** Own request: the precedents of a text. */
import type { Locale } from '../checks/message.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { type FilterChoices, filterChoices } from '../features/document-filter.ts';
import { levelLabel } from '../features/labels.ts';
import { type PrecedentList, precedentLists, selectedText } from '../features/precedent-lists.ts';
import { clausePlace } from './clause-place.ts';
import { offsetsOf } from './convert.ts';
import {
  type FilterOffer,
  type PrecedentRow,
  type PrecedentsParams,
  type PrecedentsResult,
  precedentsRequest,
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
      const corpus = parts.corpus();
      const open = 'textDocument' in parameters ? drafts.get(parameters.textDocument.uri) : null;
      const text =
        'text' in parameters
          ? parameters.text
          : open && selectedText(open.draft.text, offsetsOf(open.document, parameters.range));
      const lists = precedentLists({ corpus, segmenter: parts.segmenter }, text ?? '', {
        limit: parameters.limit ?? mostRows,
        filter: parameters.filter ?? {},
        ...(open ? { exclude: open.draft.uri } : {}),
      });
      return {
        sentences: lists.map((list) => ({ sentence: list.sentence, rows: rowsOf(list, locale()) })),
        choices: offerOf(corpus, locale()),
      };
    }),
  );
}

function rowsOf({ precedents }: PrecedentList, locale: Locale): readonly PrecedentRow[] {
  return precedents.map(({ clause, pieces, similarity, works, carriers }) => ({
    text: clause.text,
    pieces,
    similarity,
    works,
    clauses: carriers
      .slice(0, mostClauses)
      .map(({ document, headingPath, place }) => clausePlace(document, headingPath, place, locale)),
  }));
}

function emptyPrecedents(): PrecedentsResult {
  return { sentences: [], choices: { levels: [], genres: [], years: [] } };
}

/** Counted once for each snapshot. */
const known = new WeakMap<Corpus, FilterChoices>();

function offerOf(corpus: Corpus, locale: Locale): FilterOffer {
  const choices = known.get(corpus) ?? filterChoices(corpus.documents);
  known.set(corpus, choices);
  const levels = choices.levels.map((choice) => ({ ...choice, name: levelLabel(choice.level, locale) }));
  return { ...choices, levels };
}
