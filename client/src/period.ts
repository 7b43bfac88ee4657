/** A period of years as people write it: `2018-2022`, `2020-`, `-2015` or one year. */

export interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** Undefined where the text is no period. */
export function readPeriod(text: string): Period | undefined {
  const match = /^\s*(\d{4})?\s*(?:(-|—|–|~|～|至|到)\s*(\d{4})?)?\s*年?\s*$/.exec(text.replace(/(\d{4})年/g, '$1'));
  if (!match) return undefined;
  const [, from, dash, to = dash ? undefined : from] = match;
  if ((!from && !to) || (from && to && from > to)) return undefined;
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** Empty for no period at all. */
export function periodOf({ from, to }: Period): string {
  return from || to ? `${from ?? ''}-${to ?? ''}` : '';
}
