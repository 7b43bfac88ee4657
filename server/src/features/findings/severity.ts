/** How serious a finding is in its document: by the check, the kind of document and the settings. */
import type { CheckDescription, Finding, Profile, Severity } from '../../checks/check.ts';
import { genreProfiles, profileOf } from '../../checks/profile.ts';
import type { PolicyText } from '../../policy/model.ts';
import { chosenSeverity, type FindingSettings, type SeverityChoice } from './finding-settings.ts';

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

export class Severities {
  readonly #checks: ReadonlyMap<string, CheckDescription>;
  readonly #settings: FindingSettings;
  readonly #kinds: readonly Kind[];
  /** What is to be done with a check, by document. */
  readonly #decided = new Map<number, Map<string, SeverityChoice | undefined>>();

  constructor(checks: ReadonlyMap<string, CheckDescription>, settings: FindingSettings, text: PolicyText) {
    this.#checks = checks;
    this.#settings = settings;
    this.#kinds = kindsOf(text, settings);
  }

  /** Severity of a finding in the document with that index (-1: in none). */
  of({ code, severity, kinds }: Finding, document: number): SeverityChoice {
    if (kinds && !this.#isOfKind(document, kinds)) return 'off';
    const decided = this.#decision(code, document);
    if (decided === undefined || decided === 'off') return decided ?? severity;
    // A finding that the check itself holds for less certain than its others stays so.
    const usual = this.#checks.get(code)?.defaultSeverity ?? severity;
    return bySeverity(severity, usual) > 0 && bySeverity(severity, decided) > 0 ? severity : decided;
  }

  /** True where findings of the check are not wanted in the document. */
  isOff(code: string, document: number): boolean {
    return this.#decision(code, document) === 'off';
  }

  #decision(code: string, document: number): SeverityChoice | undefined {
    let decided = this.#decided.get(document);
    if (!decided) {
      decided = new Map();
      this.#decided.set(document, decided);
    }
    if (!decided.has(code)) decided.set(code, this.#decide(code, document));
    return decided.get(code);
  }

  #isOfKind(document: number, kinds: readonly string[]): boolean {
    const { genre, profile } = this.#kinds[document] ?? noKind;
    return kinds.includes(profile) || (genre !== null && kinds.includes(genre));
  }

  #decide(code: string, document: number): SeverityChoice | undefined {
    const { genre, profile } = this.#kinds[document] ?? noKind;
    return chosenSeverity(this.#settings, code, genre, profile) ?? this.#checks.get(code)?.severityIn?.[profile];
  }
}

/** Genre and profile of each document. A compendium lends its parts nothing. */
function kindsOf(text: PolicyText, settings: FindingSettings): readonly Kind[] {
  const profiles = { ...genreProfiles, ...settings.profiles };
  const known = new Map<string, Kind>();
  for (const document of text.documents) {
    const carrier = document.parent === null ? undefined : known.get(document.parent);
    const genre = (document.parent === null ? settings.genre : null) ?? document.genre;
    const profile = profileOf({ genre, outline: document.outline, title: document.title }, profiles, carrier?.profile);
    known.set(document.id, { genre, profile: document.role === 'compendium' ? 'official' : profile });
  }
  return [...known.values()];
}
