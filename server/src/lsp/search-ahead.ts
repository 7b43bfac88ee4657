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
   * Begins to search what can be searched ahead of the checks of the draft. Gives a function that resolves when that has
   * been done or is abandoned; null where there is nothing to wait for. A search that nobody waits for goes on a while for the
   * next version.
   */
  async begin(
    draft: Draft,
    reference: Reference,
    options: Pick<CheckOptions, 'checks' | 'settings'>,
    abandoned: () => boolean,
  ): Promise<(() => Promise<void>) | null> {
    const present = this.#searches.get(draft.uri);
    if (present && present.corpus !== reference.corpus) this.#stop(draft.uri, present);
    else if (present) {
      return async () => {
        await this.#waitFor(draft.uri, present, abandoned);
        const rest = await this.#start(draft, reference, options, abandoned);
        if (rest) await this.#waitFor(draft.uri, rest, abandoned);
      };
    }
    const search = await this.#start(draft, reference, options, abandoned);
    return search && (() => this.#waitFor(draft.uri, search, abandoned));
  }

  /** The search for what the draft has left to be searched, or the one that another version began meanwhile. */
  async #start(
    draft: Draft,
    reference: Reference,
    options: Pick<CheckOptions, 'checks' | 'settings'>,
    abandoned: () => boolean,
  ): Promise<Search | null> {
    if (this.#failed || abandoned() || !this.#host.searchSlips) return null;
    const question = (await inSlices(slipsAhead(draft, reference, options), abandoned))?.result;
    if (!question) return null;
    const begun = this.#searches.get(draft.uri);
    if (begun) return begun;
    const running = this.#host.searchSlips(question);
    if (!running) return null;
    const failed = (error: unknown) => {
      this.#failed = true;
      this.#log(`wording/differs: ${describe(error)}`);
    };
    const over = running.done.catch(failed).then(() => {
      if (this.#searches.get(draft.uri) === search) this.#searches.delete(draft.uri);
    });
    const search: Search = { corpus: reference.corpus, running, over, waiting: 0 };
    this.#searches.set(draft.uri, search);
    return search;
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
