/** Titles that a text has shortened: 《城市绿化管理办法》（以下简称《办法》）. */

import { ownCopy } from '../../ingest/own-copy.ts';
import { readOnce } from '../../ingest/remembered.ts';
import { squeeze } from '../fold.ts';
import type { PolicyText } from '../model.ts';
import { inForceAt, type OwnDefinition } from './definition-scope.ts';

/** The full title that a printed one stands for in a paragraph; itself where it is not a short one. */
export function titleInFull(text: PolicyText, printed: string, paragraph: number): string {
  const short = shortTitles(text);
  const introductions = short.size === 0 ? undefined : short.get(squeezedTitle(printed));
  if (!introductions) return printed;
  return titleIn(inForceAt(text, introductions, paragraph).at(-1)!.definition.text)!;
}

/** Whether the text introduces the name as a short title. */
export function isShortTitle(text: PolicyText, name: string): boolean {
  return shortTitles(text).has(name);
}

function titleIn(full: string): string | undefined {
  return /《(.+)》/.exec(full)?.[1];
}

/** Where each short title is introduced; attachments may shorten different ones to 《办法》. */
const shortTitles = readOnce((text: PolicyText): ReadonlyMap<string, readonly OwnDefinition[]> => {
  const titles = new Map<string, OwnDefinition[]>();
  for (const document of text.documents) {
    for (const definition of document.definitions) {
      if (definition.kind !== 'abbreviation' || titleIn(definition.text) === undefined) continue;
      const key = squeeze(definition.term);
      const same = titles.get(key);
      if (same) same.push({ definition, document });
      else titles.set(key, [{ definition, document }]);
    }
  }
  return titles;
});

/** {@link squeeze} of a title, remembered: a draft cites the same ones at every keystroke. */
export function squeezedTitle(title: string): string {
  let form = squeezed.get(title);
  if (form === undefined) {
    if (squeezed.size >= mostSqueezed) squeezed.clear();
    form = squeeze(title);
    squeezed.set(ownCopy(title), form);
  }
  return form;
}

const squeezed = new Map<string, string>();
const mostSqueezed = 5000;
