/** Has long drafts searched for slips beside the requests, before the checks ask for what that gives. */
import type { Draft, Reference } from '../checks/check.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { RunningSearch } from '../corpus/slip-question.ts';
import type { CheckOptions } from '../features/diagnose.ts';
import { slipsAhead } from '../features/slips-ahead.ts';
import { describe } from './guard.ts';
import type { Host } from './host.ts';
import { inSlices } from './slices.ts';

/** Milliseconds between two looks whether the result is still wanted. */
const interval = 50;
/** Milliseconds that a search goes on when nobody waits for it: a changed draft is mostly the same. */
const patience = 5000;

interface Search {
  readonly corpus: Corpus;
  readonly running: RunningSearch;
  readonly over: Promise<void>;
  waiting: number;
}

export class SearchAhead {
  readonly #host: Host;
  readonly #log: (message: string) => void;
  readonly #searches = new Map<string, Search>();
  /** What failed once is not tried again: the checks search for themselves. */
  #failed = false;

  constructor(host: Host, log: (message: string) => void) {
    this.#host = host;
    this.#log = log;
  }

  /**
   * Resolves when what can be searched ahead of the checks of the draft has been, or when it is abandoned. The search itself
   * goes on a while for the next version.
   */
  async of(
    draft: Draft,
    reference: Reference,
    options: Pick<CheckOptions, 'checks' | 'settings'>,
    abandoned: () => boolean,
  ): Promise<void> {
    const present = this.#searches.get(draft.uri);
    if (present && present.corpus !== reference.corpus) this.#stop(draft.uri, present);
    else if (present) await this.#waitFor(draft.uri, present, abandoned);
    if (this.#failed || abandoned() || !this.#host.searchSlips) return;
    const question = (await inSlices(slipsAhead(draft, reference, options), abandoned))?.result;
    if (!question) return;
    const begun = this.#searches.get(draft.uri);
    if (begun) return this.#waitFor(draft.uri, begun, abandoned);
    const running = this.#host.searchSlips(question);
    if (!running) return;
    const failed = (error: unknown) => {
      this.#failed = true;
      this.#log(`wording/differs: ${describe(error)}`);
    };
    const over = running.done.catch(failed).then(() => {
      if (this.#searches.get(draft.uri) === search) this.#searches.delete(draft.uri);
    });
    const search: Search = { corpus: reference.corpus, running, over, waiting: 0 };
    this.#searches.set(draft.uri, search);
    await this.#waitFor(draft.uri, search, abandoned);
  }

  async #waitFor(uri: string, search: Search, abandoned: () => boolean): Promise<void> {
    search.waiting++;
    while (this.#searches.get(uri) === search && !abandoned()) {
      await Promise.race([search.over, new Promise((go) => setTimeout(go, interval))]);
    }
    if (--search.waiting > 0) return;
    setTimeout(() => {
      if (search.waiting === 0 && this.#searches.get(uri) === search) this.#stop(uri, search);
    }, patience).unref();
  }

  #stop(uri: string, { running }: Search): void {
    this.#searches.delete(uri);
    running.stop();
  }
}
