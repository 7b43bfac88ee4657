/** Targets of the language service as locations of the protocol. */
import type { Location, LocationLink } from 'vscode-languageserver';
import type { Definitions, Target } from '../features/definition.ts';
import { locationOf, placeRange, rangeOf } from './convert.ts';
import type { OpenDraft } from './drafts.ts';

export function targetLocation({ document }: OpenDraft, target: Target): Location {
  return target.kind === 'corpus'
    ? locationOf(target.place)
    : { uri: document.uri, range: rangeOf(document, target.range) };
}

/** Links, where the client knows them: they tell it what the answer is about in text without word boundaries. */
export function definitionAnswer(
  open: OpenDraft,
  { origin, targets }: Definitions,
  links: boolean,
): Location[] | LocationLink[] {
  if (!links) return targets.map((target) => targetLocation(open, target));
  return targets.map((target): LocationLink => {
    const range = target.kind === 'corpus' ? placeRange(target.place) : rangeOf(open.document, target.range);
    return {
      originSelectionRange: rangeOf(open.document, origin),
      targetUri: target.kind === 'corpus' ? target.place.uri : open.document.uri,
      targetRange: range,
      targetSelectionRange: { start: range.start, end: range.start },
    };
  });
}
