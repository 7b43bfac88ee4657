/** Has long drafts searched for slips beside the requests, before the checks ask for what that gives. */
import type { Draft, Reference } from '../checks/check.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { RunningSearch, SlipSearcher } from '../corpus/wording/slip-question.ts';
import type { CheckOptions } from '../features/diagnose.ts';
import type { FindingSettings } from '../features/findings/finding-settings.ts';
import { isWorthwhile, slipsAhead } from '../features/slips-ahead.ts';
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

/** What is ready to search a draft that was opened, and for which corpus. */
interface Ready {
  readonly corpus: Corpus;
  readonly searcher: SlipSearcher;
}

export class SearchAhead {
  readonly #host: Host;
  readonly #log: (message: string) => void;
  readonly #searches = new Map<string, Search>();
  readonly #ready = new Map<string, Ready>();
  /** What failed once is not tried again: the checks search for themselves. */
  #failed = false;

  constructor(host: Host, log: (message: string) => void) {
    this.#host = host;
    this.#log = log;
  }

  /** A draft is opened: while it is read, what will search it makes itself ready, if it is long. `uri`: as in {@link Draft}. */
  opened(uri: string, source: string, corpus: Corpus, settings: FindingSettings): void {
    if (this.#failed || this.#searches.has(uri) || !isWorthwhile(source, settings)) return;
    const searcher = this.#host.slipSearcher?.(corpus, { uri, source });
    if (!searcher) return;
    this.closed(uri);
    this.#ready.set(uri, { corpus, searcher });
    setTimeout(() => {
      if (this.#ready.get(uri)?.searcher === searcher) this.closed(uri);
    }, patience).unref();
  }

  /** What was made ready for the draft is not needed any more. */
  closed(uri: string): void {
    this.#ready.get(uri)?.searcher.stop();
    this.#ready.delete(uri);
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
    if (this.#failed || abandoned() || !this.#host.slipSearcher) return null;
    const asked = await inSlices(slipsAhead(draft, reference, options), abandoned);
    if (!asked) return null;
    const question = asked.result;
    const begun = this.#searches.get(draft.uri);
    if (begun) return begun;
    const searcher = question && this.#searcherFor(draft, reference.corpus);
    if (!searcher) {
      this.closed(draft.uri);
      return null;
    }
    const running = searcher.search(question);
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

  /** The one that is ready, else a new one. */
  #searcherFor(draft: Draft, corpus: Corpus): SlipSearcher | null {
    const ready = this.#ready.get(draft.uri);
    if (ready?.corpus !== corpus) return this.#host.slipSearcher?.(corpus, draft) ?? null;
    this.#ready.delete(draft.uri);
    return ready.searcher;
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
