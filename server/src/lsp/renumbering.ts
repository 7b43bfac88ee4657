/**
 * The edits that number an open draft anew: worked out once for its state, and ahead of the request where the labels of the
 * draft are out of order, as that is when it is made.
 */
import type { TextEdit } from 'vscode-languageserver';
import { sequence } from '../checks/sequence.ts';
import { applyEdits } from '../features/diagnose.ts';
import { renumberEdits } from '../features/renumber.ts';
import type { PolicyText } from '../policy/model.ts';
import { withNumerals } from '../policy/placeholder-labels.ts';
import { textEditsOf } from './convert.ts';
import type { Drafts, OpenDraft } from './drafts.ts';
import type { Found } from './findings.ts';
import { describe } from './guard.ts';
import { inSlices } from './slices.ts';

/** Milliseconds without a change after which the edits are worked out ahead. */
const pause = 300;

export interface Renumbered {
  readonly edits: TextEdit[];
  /** The draft with them. */
  readonly source: string;
  /** The state that told what the numbers mean. */
  readonly numbered: PolicyText | string | null;
}

export class Renumbering {
  readonly #drafts: Drafts;
  readonly #log: (message: string) => void;
  readonly #known = new WeakMap<OpenDraft, Renumbered>();

  constructor(drafts: Drafts, log: (message: string) => void) {
    this.#drafts = drafts;
    this.#log = log;
  }

  /** {@link renumberEdits} of the draft as it stands. */
  *of(open: OpenDraft): Generator<undefined, Renumbered> {
    const numbered = this.#drafts.numberedText(open.document.uri);
    const known = this.#known.get(open);
    if (known?.numbered === numbered) return known;
    const edits = yield* renumberEdits(open.draft, numbered, open.readVariant);
    yield undefined;
    const renumbered = { numbered, edits: textEditsOf(open, edits), source: applyEdits(open.draft.source, edits) };
    this.#known.set(open, renumbered);
    return renumbered;
  }

  /** Works them out between requests when the draft was checked and has something to be numbered. */
  async prepare({ open, findings }: Pick<Found, 'open' | 'findings'>): Promise<void> {
    const { uri, version } = open.document;
    const isChanged = () => this.#drafts.version(uri) !== version;
    // Those who wait for the findings come first, and who is typing does not number.
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
    if (isChanged()) return;
    try {
      const isBroken = findings.some(({ code }) => code === sequence.code);
      if (isBroken || withNumerals(open.draft.source).fresh.size > 0) await inSlices(this.of(open), isChanged);
    } catch (error) {
      this.#log(`${uri}: ${describe(error)}`);
    }
  }
}
