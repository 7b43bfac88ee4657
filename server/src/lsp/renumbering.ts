/**
 * The edits that number an open draft anew: worked out once for its state, and ahead of the request where the labels of the
 * draft are out of order, as that is when it is made.
 */
import type { Edit } from '../checks/check.ts';
import { renumberEdits } from '../features/renumber.ts';
import { withNumerals } from '../policy/placeholder-labels.ts';
import type { Drafts, OpenDraft } from './drafts.ts';
import type { Found } from './findings.ts';
import { describe } from './guard.ts';
import { inSlices } from './slices.ts';

/** The check that finds labels out of order. */
const sequenceCheck = 'structure/sequence';

export class Renumbering {
  readonly #drafts: Drafts;
  readonly #log: (message: string) => void;
  /** Known edits with the state that told what the numbers mean. */
  readonly #known = new WeakMap<OpenDraft, { readonly numbered: unknown; readonly edits: readonly Edit[] }>();

  constructor(drafts: Drafts, log: (message: string) => void) {
    this.#drafts = drafts;
    this.#log = log;
  }

  /** {@link renumberEdits} of the draft as it stands. */
  *edits(open: OpenDraft): Generator<undefined, readonly Edit[]> {
    const numbered = this.#drafts.numberedText(open.document.uri);
    const known = this.#known.get(open);
    if (known?.numbered === numbered) return known.edits;
    const edits = yield* renumberEdits(open.draft, numbered, open.readVariant);
    this.#known.set(open, { numbered, edits });
    return edits;
  }

  /** Works them out between requests when the draft was checked and has something to be numbered. */
  async prepare({ open, findings }: Pick<Found, 'open' | 'findings'>): Promise<void> {
    const { uri, version } = open.document;
    const isChanged = () => this.#drafts.version(uri) !== version;
    // Those who wait for the findings come first.
    await new Promise((resolve) => setImmediate(resolve));
    if (isChanged()) return;
    try {
      if (!findings.some(({ code }) => code === sequenceCheck) && withNumerals(open.draft.source).fresh.size === 0)
        return;
      await inSlices(this.edits(open), isChanged);
    } catch (error) {
      this.#log(`${uri}: ${describe(error)}`);
    }
  }
}
