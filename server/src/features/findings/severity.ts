/** How serious a finding is in its document: by the check, the kind of document and the settings. */

import type { CheckDescription, Profile, Severity } from '../../checks/check.ts';
import { type GenreProfiles, genreProfiles, profileOf } from '../../checks/profile.ts';
import { readOnce } from '../../ingest/remembered.ts';
import type { PolicyText } from '../../policy/model.ts';
import { chosenSeverity, type FindingSettings, type SeverityChoice } from './finding-settings.ts';

/** By code. */
type Checks = ReadonlyMap<string, CheckDescription>;

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Below 0 where `a` is more serious than `b`. */
export function bySeverity(a: Severity, b: Severity): number {
  return ranks[a] - ranks[b];
}

interface Kind {
  readonly genre: string | null;
  readonly profile: Profile;
}

/** Of what stands in no document. */
const noKind: Kind = { genre: null, profile: 'official' };

/** What is decided about findings in documents of one kind. The same object for the same checks, settings and kind. */
export class Decisions {
  readonly #checks: Checks;
  readonly #settings: FindingSettings;
  readonly #kind: Kind;
  readonly #decided = new Map<string, SeverityChoice | undefined>();

  constructor(checks: Checks, settings: FindingSettings, kind: Kind) {
    this.#checks = checks;
    this.#settings = settings;
    this.#kind = kind;
  }

  /** What becomes of a finding that its check gives a severity and says to be about `kinds` of documents. */
  of(code: string, severity: Severity, kinds: readonly string[] | undefined): SeverityChoice {
    if (kinds && !this.#isOneOf(kinds)) return 'off';
    const decided = this.#decision(code);
    if (decided === undefined || decided === 'off') return decided ?? severity;
    // A finding that the check itself holds for less certain than its others stays so.
    const usual = this.#checks.get(code)?.defaultSeverity ?? severity;
    return bySeverity(severity, usual) > 0 && bySeverity(severity, decided) > 0 ? severity : decided;
  }

  /** True where findings of the check are not wanted. */
  isOff(code: string): boolean {
    return this.#decision(code) === 'off';
  }

  #decision(code: string): SeverityChoice | undefined {
    if (!this.#decided.has(code)) this.#decided.set(code, this.#decide(code));
    return this.#decided.get(code);
  }

  #isOneOf(kinds: readonly string[]): boolean {
    const { genre, profile } = this.#kind;
    return kinds.includes(profile) || (genre !== null && kinds.includes(genre));
  }

  #decide(code: string): SeverityChoice | undefined {
    const { genre, profile } = this.#kind;
    return chosenSeverity(this.#settings, code, genre, profile) ?? this.#checks.get(code)?.severityIn?.[profile];
  }
}

const decisions = new WeakMap<Checks, WeakMap<FindingSettings, Map<string, Decisions>>>();

function decisionsOf(checks: Checks, settings: FindingSettings, kind: Kind): Decisions {
  const bySettings = decisions.get(checks) ?? new WeakMap<FindingSettings, Map<string, Decisions>>();
  decisions.set(checks, bySettings);
  const byKind = bySettings.get(settings) ?? new Map<string, Decisions>();
  bySettings.set(settings, byKind);
  const key = kind.genre === null ? kind.profile : `${kind.profile} ${kind.genre}`;
  const known = byKind.get(key) ?? new Decisions(checks, settings, kind);
  byKind.set(key, known);
  return known;
}

/** What is decided about the findings of a draft, document by document. */
export class Severities {
  readonly #ofDocuments: readonly Decisions[];
  readonly #ofNone: Decisions;

  constructor(checks: Checks, settings: FindingSettings, text: PolicyText) {
    this.#ofDocuments = kindsOf(text, settings).map((kind) => decisionsOf(checks, settings, kind));
    this.#ofNone = decisionsOf(checks, settings, noKind);
  }

  /** Of the document with that index (-1: of what stands in none). */
  in(document: number): Decisions {
    return this.#ofDocuments[document] ?? this.#ofNone;
  }
}

/** Genre and profile of each document. A compendium lends its parts nothing. */
function kindsOf(text: PolicyText, settings: FindingSettings): readonly Kind[] {
  const profiles = profilesIn(settings);
  const known = new Map<string, Kind>();
  for (const document of text.documents) {
    const carrier = document.parent === null ? undefined : known.get(document.parent);
    const genre = (document.parent === null ? settings.genre : null) ?? document.genre;
    const profile = profileOf({ genre, outline: document.outline, title: document.title }, profiles, carrier?.profile);
    known.set(document.id, { genre, profile: document.role === 'compendium' ? 'official' : profile });
  }
  return [...known.values()];
}

const profilesIn = readOnce(({ profiles }: FindingSettings): GenreProfiles => ({ ...genreProfiles, ...profiles }));
