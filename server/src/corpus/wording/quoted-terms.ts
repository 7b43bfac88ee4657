/**
 * Short terms between quotation marks that nobody quotes so: “管放服”, where the corpus has “放管服”. What is quoted is quoted as it
 * is known, so a few characters tell. Offsets are UTF-16 code units of the term.
 */
import { isIdeograph } from '../../policy/ideograph.ts';
import type { Corpus } from '../corpus.ts';
import { CorpusMemory } from '../corpus-memory.ts';
import { takenFor } from './alike.ts';
import { isAttested } from './breaks.ts';
import { worksWith } from './evidence.ts';
import type { Misprint } from './misprints.ts';

const shortest = 3;
const longest = 5;
/** Works that quote the term as it is known. */
const enoughWorks = 3;

const nothing: readonly Misprint[] = [];
const mostTerms = 2000;
const known = new CorpusMemory<readonly Misprint[]>(mostTerms);

/** The term that was meant, if it is just one. */
export function meantTerms(corpus: Corpus, term: string): readonly Misprint[] {
  if (term.length < shortest || term.length > longest || ![...term].every((one) => isIdeograph(one.charCodeAt(0)))) {
    return nothing;
  }
  const remembered = known.get(corpus, term);
  if (remembered) return remembered;
  const found = isAttested(corpus, term) ? nothing : meant(corpus, term);
  known.set(corpus, term, found);
  return found;
}

function meant(corpus: Corpus, term: string): readonly Misprint[] {
  const forms = [...new Set(formsOf(term))].filter((form) => {
    if (form === term) return false;
    const phrase = `“${form}”`;
    return corpus.rarestPair(phrase) >= enoughWorks && worksWith(corpus, phrase) >= enoughWorks;
  });
  if (forms.length !== 1) return nothing;
  const [occurrence] = corpus.find(`“${forms[0]!}”`, 1);
  if (!occurrence) return nothing;
  const clauseStart = occurrence.start + 1;
  const clauseEnd = clauseStart + forms[0]!.length;
  if (corpus.clause(occurrence.clause).text.slice(clauseStart, clauseEnd) !== forms[0]) return nothing;
  return [
    { clause: occurrence.clause, draftStart: 0, draftEnd: term.length, clauseStart, clauseEnd, left: 0, right: 0 },
  ];
}

/** With one character that is taken for another, two exchanged, two neighbouring stretches exchanged, or none written twice. */
function* formsOf(term: string): Iterable<string> {
  const characters = [...term];
  for (let at = 0; at < term.length; at++) {
    for (const other of takenFor(term[at]!)) if (other !== term[at]) yield characters.with(at, other).join('');
    if (term[at] === term[at + 1]) yield term.slice(0, at) + term.slice(at + 1);
    for (let to = at + 1; to < term.length; to++) {
      yield characters.with(at, term[to]!).with(to, term[at]!).join('');
      for (let end = to + 1; end <= term.length; end++) {
        yield term.slice(0, at) + term.slice(to, end) + term.slice(at, to) + term.slice(end);
      }
    }
  }
}
