/** What users decide about findings: severities by check, family and kind of document, profiles of genres, review mode. */
import type { Severity } from '../../checks/check.ts';
import type { GenreProfiles } from '../../checks/profile.ts';

export type SeverityChoice = Severity | 'off';

/**
 * One severity, or several by genre (文种, e.g. 通知) or profile (`law`, `official`, `plan`, `report`); `default` is for the
 * documents that are not named. A genre goes before its profile.
 */
export type CheckChoice = SeverityChoice | Readonly<Record<string, SeverityChoice>>;

export interface FindingSettings {
  /** By code (`style/should`) or family (`style/*`); a code goes before its family. */
  readonly checks: Readonly<Record<string, CheckChoice>>;
  /** Profiles of genres, beside and before the built-in ones. */
  readonly profiles: GenreProfiles;
  /** Genre of the draft where neither title nor front matter shows the right one; null: as the draft says. */
  readonly genre: string | null;
  /** Review mode: hints, and information however much of it. */
  readonly review: boolean;
}

export const defaultFindingSettings: FindingSettings = { checks: {}, profiles: {}, genre: null, review: false };

export const severityChoices: readonly SeverityChoice[] = ['error', 'warning', 'information', 'hint', 'off'];

/** `style/*` of `style/should`. */
export function familyOf(code: string): string {
  return `${code.slice(0, code.indexOf('/'))}/*`;
}

/** What the settings say about a check in a document of that genre and profile; undefined where they say nothing. */
export function chosenSeverity(
  { checks }: Pick<FindingSettings, 'checks'>,
  code: string,
  genre: string | null,
  profile: string,
): SeverityChoice | undefined {
  for (const key of [code, familyOf(code)]) {
    const choice = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (typeof choice === 'string') return choice;
    if (choice === undefined) continue;
    const named = [genre ?? '', profile, 'default'].find((name) => Object.hasOwn(choice, name));
    if (named !== undefined) return choice[named];
  }
  return undefined;
}

/** True where the settings want nothing of a check in any document. */
export function isTurnedOff({ checks }: Pick<FindingSettings, 'checks'>, code: string): boolean {
  const key = Object.hasOwn(checks, code) ? code : familyOf(code);
  return Object.hasOwn(checks, key) && checks[key] === 'off';
}
