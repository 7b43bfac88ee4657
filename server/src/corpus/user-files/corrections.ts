/** What the users' corrections make of the documents of one file. */
import { genreOf } from '../../policy/documents/genre.ts';
import { levelOf } from '../../policy/documents/issuers.ts';
import type { FactName } from '../../policy/documents/stated-facts.ts';
import type { DocumentRole, Level } from '../../policy/model.ts';
import type { DocumentFacts } from '../corpus.ts';
import { foldedUnits } from '../folded-text.ts';
import { Pattern } from '../search/edit-distance.ts';
import { titleKey } from '../titles/title-table.ts';
import type { Correction, StatedFacts } from './sidecar.ts';
import type { SidecarProblemKind } from './sidecar-problem.ts';
import type { SidecarText } from './sidecar-text.ts';
import type { Stretch } from './yaml-text.ts';

/** A document as it was read, with what tells it from the others of its file. */
export interface FoundDocument extends DocumentFacts {
  /** `1`, `1.2` …, as `inspect` shows it. */
  readonly id: string;
  readonly role: DocumentRole;
  /** Index in the file, -1 for none. */
  readonly parent: number;
}

/** A correction with the file that makes it. */
export interface WrittenCorrection extends Correction {
  readonly sidecar: SidecarText;
}

/** Told of a correction that cannot be made or is made twice. */
export type TellProblem = (correction: WrittenCorrection, kind: SidecarProblemKind, at: Stretch, hint: string) => void;

/** Facts that an attachment takes over from the document that carries it. */
const inherited = ['level', 'issuers', 'number', 'date', 'status', 'supersededBy', 'upper'] as const;
/** Parts of a title shorter than this are in too many titles. */
const SHORTEST_PART = 4;
/** Titles offered where none fits. */
const MOST_HINTS = 3;

/** The documents of a file with the corrections made, in their order; a later correction outweighs an earlier one. */
export function correctDocuments(
  found: readonly FoundDocument[],
  corrections: readonly WrittenCorrection[],
  tell: TellProblem,
): readonly DocumentFacts[] {
  const stated = found.map((): Stated => ({ facts: {}, by: new Map() }));
  for (const correction of corrections) {
    const target = correction.document === null ? mainDocument(found) : named(found, correction, tell);
    const document = stated[target];
    if (document === undefined) continue;
    for (const [fact, place] of correction.places) {
      if (document.by.get(fact) === correction.sidecar) tell(correction, 'stated-twice', place, '');
      document.by.set(fact, correction.sidecar);
    }
    document.facts = { ...document.facts, ...correction.facts };
  }
  const corrected: DocumentFacts[] = [];
  found.forEach((document, index) => {
    corrected.push(correct(document, stated[index]!.facts, carried(found, corrected, index)));
  });
  return corrected;
}

interface Stated {
  facts: StatedFacts;
  /** The sidecar that stated each fact last. */
  readonly by: Map<FactName, SidecarText>;
}

function correct(found: FoundDocument, stated: StatedFacts, carrier: Partial<DocumentFacts>): DocumentFacts {
  const title = stated.title ?? found.title;
  const { supersededBy = carrier.supersededBy ?? found.supersededBy } = stated;
  return {
    title,
    genre: stated.genre !== undefined ? stated.genre : stated.title === undefined ? found.genre : genreOf(title),
    issuers: stated.issuers ?? carrier.issuers ?? found.issuers,
    // As the reader does: the issuers show the level, unless somebody states it.
    level: pick(stated.level, levelOfFirst(stated.issuers), carrier.level, found.level),
    number: pick(stated.number, carrier.number, found.number),
    date: pick(stated.date, carrier.date, found.date),
    // Whoever names the new document says that this one is superseded.
    status: pick(stated.status, stated.supersededBy ? 'superseded' : undefined, carrier.status, found.status),
    supersededBy,
    upper: stated.upper ?? carrier.upper ?? found.upper,
  };
}

/** The first that is given; null is: it states that there is none. */
function pick<Value>(...values: readonly (Value | null | undefined)[]): Value | null {
  return values.find((value) => value !== undefined) ?? null;
}

function levelOfFirst(issuers: readonly string[] | undefined): Level | undefined {
  for (const issuer of issuers ?? []) {
    const level = levelOf(issuer);
    if (level !== null) return level;
  }
  return undefined;
}

/** What the document has from the one that carries it, as that one is corrected; a compendium lends its parts nothing. */
function carried(
  found: readonly FoundDocument[],
  corrected: readonly DocumentFacts[],
  index: number,
): Partial<DocumentFacts> {
  const { parent } = found[index]!;
  const carrier = found[parent];
  const now = corrected[parent];
  if (carrier === undefined || now === undefined || carrier.role === 'compendium') return {};
  const taken = inherited.filter((fact) => String(found[index]![fact]) === String(carrier[fact]));
  return Object.fromEntries(taken.map((fact) => [fact, now[fact]]));
}

/** The document that people mean by the file: what a saved page carries, else the first, which carries or holds the rest. */
function mainDocument(found: readonly FoundDocument[]): number {
  return found.findIndex(({ role }, index) => role !== 'wrapper' || found.length === index + 1);
}

/** Index of the document that the correction names by id, title or a part of the title; -1 where that is not one. */
function named(found: readonly FoundDocument[], correction: WrittenCorrection, tell: TellProblem): number {
  const wanted = correction.document!;
  const byId = found.findIndex(({ id }) => id === wanted.text);
  if (byId >= 0) return byId;
  const key = titleKey(wanted.text.replace(/^《(.*)》$/su, '$1'));
  const keys = found.map(({ title }) => titleKey(title));
  const indexes = [...keys.keys()];
  const whole = indexes.filter((index) => keys[index] === key);
  const matching =
    whole.length > 0 || key.length < SHORTEST_PART ? whole : indexes.filter((index) => keys[index]!.includes(key));
  if (matching.length === 1) return matching[0]!;
  if (matching.length === 0) tell(correction, 'missing-document', wanted, nearTitles(found, key).join('\n'));
  else tell(correction, 'ambiguous-document', wanted, matching.map((index) => found[index]!.id).join('\n'));
  return -1;
}

function nearTitles(found: readonly FoundDocument[], key: string): readonly string[] {
  const pattern = new Pattern(foldedUnits(key.slice(0, 200)));
  return found
    .filter(({ title }) => title !== '')
    .map(({ title }) => ({ title, distance: pattern.distance(foldedUnits(titleKey(title))) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_HINTS)
    .map(({ title }) => title);
}
