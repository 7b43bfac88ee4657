/** Lets the user choose which documents of the corpus the lists show. */
import { l10n, type QuickPickItem, window } from 'vscode';
import type { FilterOffer, PrecedentsParams } from '../../server/src/lsp/protocol.ts';
import { periodOf, readPeriod } from './period.ts';

export type Filter = NonNullable<PrecedentsParams['filter']>;

/** A filter with other levels; undefined where the user changed their mind. Nothing chosen means every level. */
export async function chooseLevels(filter: Filter, { levels }: FilterOffer): Promise<Filter | undefined> {
  const items = levels.map(({ level, name, works }) => ({
    label: name,
    description: l10n.t('Documents: {0}', works.toString()),
    picked: filter.levels?.includes(level) ?? false,
    level,
  }));
  const chosen = await chooseSome(items, l10n.t('Levels to show; none chosen: all'));
  return chosen && { ...filter, levels: chosen.map(({ level }) => level) };
}

/** As {@link chooseLevels}, for genres. */
export async function chooseGenres(filter: Filter, { genres }: FilterOffer): Promise<Filter | undefined> {
  const items = genres.map(({ genre, works }) => ({
    label: genre,
    description: l10n.t('Documents: {0}', works.toString()),
    picked: filter.genres?.includes(genre) ?? false,
  }));
  const chosen = await chooseSome(items, l10n.t('Genres to show; none chosen: all'));
  return chosen && { ...filter, genres: chosen.map(({ label }) => label) };
}

/** A filter with another period: since a year, or between two years that the user writes. */
export async function choosePeriod(filter: Filter, { years }: FilterOffer): Promise<Filter | undefined> {
  const { from: _, to: __, ...rest } = filter;
  const any = { label: l10n.t('Any date') };
  const between = { label: l10n.t('From year to year…') };
  const since = years.map(({ year }) => ({ label: l10n.t('Since {0}', year), year }));
  const chosen = await window.showQuickPick<QuickPickItem & { readonly year?: string }>([any, between, ...since], {
    placeHolder: l10n.t('Dates of the documents to show'),
  });
  if (!chosen) return undefined;
  if (chosen.year) return { ...rest, from: chosen.year };
  if (chosen !== between) return rest;
  const prompt = l10n.t('Years such as 2018-2022, 2020- or -2015');
  const written = await window.showInputBox({
    prompt,
    value: periodOf(filter),
    validateInput: (text) => (readPeriod(text) ? undefined : prompt),
  });
  const period = written === undefined ? undefined : readPeriod(written);
  return period && { ...rest, ...period };
}

function chooseSome<Item extends QuickPickItem>(items: readonly Item[], placeHolder: string) {
  return window.showQuickPick(items, { canPickMany: true, placeHolder }) as Thenable<readonly Item[] | undefined>;
}

/** The filter in words, for the head of a list; empty where everything is shown. */
export function describeFilter(filter: Filter, { levels }: FilterOffer): string {
  const names = levels.filter(({ level }) => filter.levels?.includes(level)).map(({ name }) => name);
  return [names.join(l10n.t(', ')), filter.genres?.join(l10n.t(', ')), periodOf(filter)].filter(Boolean).join(' · ');
}
