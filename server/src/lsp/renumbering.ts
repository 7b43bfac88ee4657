/**
 * The edits that number an open draft anew: worked out once for its state, and ahead of the request where the labels of the
 * draft are out of order, as that is when it is made.
 */
import type { ApplyWorkspaceEditParams, TextEdit } from 'vscode-languageserver';
import { sequence } from '../checks/structure/sequence.ts';
import { applyEdits } from '../features/diagnose.ts';
import { renumberEdits } from '../features/renumber.ts';
import type { PolicyText } from '../policy/model.ts';
import { withNumerals } from '../policy/renumbering/placeholder-labels.ts';
import { textEditsOf } from './convert.ts';
import type { Drafts, OpenDraft } from './drafts.ts';
import type { Found } from './findings.ts';
import { describe } from './guard.ts';
import { madeReady } from './ready-answers.ts';
import { inSlices } from './slices.ts';

/** Milliseconds without a change after which the edits are worked out ahead. */
const pause = 300;

export interface Renumbered {
  /** What the client is asked to do, ready to be sent; null where all is in order. */
  readonly asked: ApplyWorkspaceEditParams | null;
  /** The draft with the edits. */
  readonly source: string;
}

interface Work {
  /** The state that told what the numbers mean. */
  readonly numbered: PolicyText | string | null;
  /** Taken further by everybody who waits for it. */
  readonly steps: Generator<undefined, Renumbered>;
  done: Renumbered | null;
}

export interface RenumberingParts {
  readonly drafts: Drafts;
  /** The edits of a draft as the client is asked to make them. */
  readonly asked: (open: OpenDraft, edits: TextEdit[]) => ApplyWorkspaceEditParams;
  readonly log: (message: string) => void;
}

export class Renumbering {
  readonly #parts: RenumberingParts;
  readonly #works = new WeakMap<OpenDraft, Work>();

  constructor(parts: RenumberingParts) {
    this.#parts = parts;
  }

  /** {@link renumberEdits} of the draft as it stands. */
  *of(open: OpenDraft): Generator<undefined, Renumbered> {
    const numbered = this.#parts.drafts.numberedText(open.document.uri);
    const known = this.#works.get(open);
    const work = known?.numbered === numbered ? known : { numbered, steps: this.#steps(open, numbered), done: null };
    this.#works.set(open, work);
    while (!work.done) {
      const step = this.#goOn(open, work);
      if (step.done) work.done = step.value;
      else yield undefined;
    }
    return work.done;
  }

  #goOn(open: OpenDraft, { steps }: Work): IteratorResult<undefined, Renumbered> {
    try {
      return steps.next();
    } catch (error) {
      // What has failed cannot be taken further.
      this.#works.delete(open);
      throw error;
    }
  }

  *#steps(open: OpenDraft, numbered: Work['numbered']): Generator<undefined, Renumbered> {
    const edits = yield* renumberEdits(open.draft, numbered, open.readVariant);
    if (edits.length === 0) return { asked: null, source: open.draft.source };
    yield undefined;
    const asked = this.#parts.asked(open, textEditsOf(open, edits));
    yield undefined;
    return { asked: madeReady(asked), source: applyEdits(open.draft.source, edits) };
  }

  /** Works them out between requests when the draft was checked and has something to be numbered. */
  async prepare({ open, findings }: Pick<Found, 'open' | 'findings'>): Promise<void> {
    const { uri } = open.document;
    const state = this.#parts.drafts.state(uri);
    const isChanged = () => this.#parts.drafts.state(uri) !== state;
    // Those who wait for the findings come first, and who is typing does not number.
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
    if (isChanged()) return;
    try {
      const isBroken = findings.some(({ code }) => code === sequence.code);
      if (isBroken || withNumerals(open.draft.source).fresh.size > 0) await inSlices(this.of(open), isChanged);
    } catch (error) {
      this.#parts.log(`${uri}: ${describe(error)}`);
    }
  }
}
