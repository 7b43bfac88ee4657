/** How often the checks speak up on published texts, as test/measure/counts.json keeps it. */
import type { Severity } from '../../server/src/checks/check.ts';

/** Where the texts come from: folders of the corpus. */
export const groups = ['reports', 'laws', 'seeds'] as const;
export type Group = (typeof groups)[number];

export interface Counts {
  /** Of each group the texts measured and their characters, white space left out. */
  readonly texts: Readonly<Record<Group, { readonly texts: number; readonly characters: number }>>;
  /** Codes of the checks that were run. */
  readonly measured: readonly string[];
  /** Findings by check; what is not listed is none. */
  readonly checks: Readonly<Record<string, Readonly<Partial<Record<Group, Findings>>>>>;
  /** Of reports and laws: how many texts have more than the quiet bar allows, by check and over all. */
  readonly overBar: { readonly byCheck: Readonly<Record<string, number>>; readonly overAll: number };
}

export type Findings = Readonly<Partial<Record<Severity, number>>>;

/** At most one warning of a check in so many characters. */
export const charactersPerWarning = 20_000;
/** Warnings of all checks in one text. */
export const mostWarnings = 20;
