/** Findings of the open drafts, worked out once for each state of draft and corpus. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Check } from '../checks/check.ts';
import { wordingDiffers } from '../checks/wording/differs.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
import type { UnitWords } from '../corpus/user-files/unit-words.ts';
import { checkDraft } from '../features/diagnose.ts';
import type { FindingSettings } from '../features/findings/finding-settings.ts';
import type { IdentifiedFinding } from '../features/findings/fingerprint.ts';
import type { Judgement } from '../features/findings/judge.ts';
import type { Drafts, OpenDraft } from './drafts.ts';
import { describe } from './guard.ts';
import type { SearchAhead } from './search-ahead.ts';
import { normalizedUri } from './settings.ts';
import { inSlices } from './slices.ts';

export interface Found {
  readonly open: OpenDraft;
  readonly judgement: Judgement;
  /** Those of them that are shown. */
  readonly findings: readonly IdentifiedFinding[];
  /** Changes when the findings may have changed. */
  readonly resultId: string;
  /** False while new sentences are still searched for wording that differs: those findings are missing. */
  readonly isComplete: boolean;
}

interface Run {
  readonly key: string;
  /** What is known before a long search is over; then the same as the other. */
  first: Promise<Found | null>;
  readonly found: Promise<Found | null>;
  /** Those who still want the result. */
  waiting: number;
}

export interface FindingsParts {
  readonly drafts: Drafts;
  readonly corpus: () => Corpus;
  readonly segmenter: Segmenter;
  readonly ahead: SearchAhead;
  /** The unit's words for a draft: the same object as long as nothing has changed. */
  readonly words: (draft: string) => UnitWords | undefined;
  readonly checks: readonly Check[];
  /** The same object as long as nothing has changed. */
  readonly settings: () => FindingSettings;
  /** Fingerprints of findings that are not shown, given the URI of the draft; the same object as long as they stay. */
  readonly baseline: (draft: string) => ReadonlySet<string>;
  readonly found: (found: Found) => void;
  readonly log: (message: string) => void;
}

/** Stands for the words where there are none. */
const noWords = {};

export class Findings {
  readonly #drafts: Drafts;
  readonly #corpus: () => Corpus;
  readonly #segmenter: Segmenter;
  readonly #ahead: SearchAhead;
  readonly #words: (draft: string) => UnitWords | undefined;
  readonly #checks: readonly Check[];
  readonly #settings: () => FindingSettings;
  readonly #baseline: FindingsParts['baseline'];
  readonly #found: (found: Found) => void;
  readonly #log: (message: string) => void;
  readonly #runs = new Map<string, Run>();
  readonly #generations = new WeakMap<object, number>();
  #lastGeneration = 0;

  constructor({ drafts, corpus, segmenter, ahead, words, checks, settings, baseline, found, log }: FindingsParts) {
    this.#drafts = drafts;
    this.#corpus = corpus;
    this.#segmenter = segmenter;
    this.#ahead = ahead;
    this.#words = words;
    this.#checks = checks;
    this.#settings = settings;
    this.#baseline = baseline;
    this.#found = found;
    this.#log = log;
    drafts.documents.onDidOpen(({ document }) =>
      ahead.opened(normalizedUri(document.uri), document.getText(), corpus(), settings()),
    );
    drafts.documents.onDidClose(({ document }) => {
      this.#runs.delete(document.uri);
      ahead.closed(normalizedUri(document.uri));
    });
  }

  /** What the findings of a draft hang on; null when it is not open. */
  resultId(uri: string): string | null {
    const state = this.#drafts.state(uri);
    if (state === undefined) return null;
    const words = this.#words(normalizedUri(uri)) ?? noWords;
    return [
      state,
      ...[this.#corpus(), this.#settings(), words, this.#baseline(uri)].map((one) => this.#generation(one)),
    ].join('.');
  }

  /**
   * Findings of the draft as it stands, or null when it was closed or changed meanwhile or everybody who asked has
   * cancelled.
   */
  of(uri: string, token?: CancellationToken): Promise<Found | null> {
    return this.#ask(uri, ({ found }) => found, token);
  }

  /** Like {@link of}, but does not wait for the search of a long draft: what is known without it comes first. */
  first(uri: string, token?: CancellationToken): Promise<Found | null> {
    return this.#ask(uri, ({ first }) => first, token);
  }

  async #ask(
    uri: string,
    asked: (run: Run) => Promise<Found | null>,
    token: CancellationToken | undefined,
  ): Promise<Found | null> {
    const key = this.resultId(uri);
    if (key === null) return null;
    let run = this.#runs.get(uri);
    if (!run || run.key !== key) {
      run = this.#start(uri, key);
      this.#runs.set(uri, run);
    }
    run.waiting++;
    const present = run;
    const cancelled = token?.onCancellationRequested(() => present.waiting--);
    try {
      return await asked(present);
    } finally {
      cancelled?.dispose();
    }
  }

  #start(uri: string, key: string): Run {
    const corpus = this.#corpus();
    let early: (found: Found) => void = () => {};
    const isEarly = new Promise<Found>((resolve) => {
      early = resolve;
    });
    const found: Promise<Found | null> = Promise.resolve().then(() => this.#work(uri, key, corpus, run, early));
    const run: Run = { key, waiting: 0, first: Promise.race([isEarly, found]), found };
    return run;
  }

  async #work(
    uri: string,
    key: string,
    corpus: Corpus,
    run: Run,
    early: (found: Found) => void,
  ): Promise<Found | null> {
    const open = this.#drafts.get(uri);
    if (!open) return null;
    const failed = (code: string, error: unknown) => this.#log(`${code}: ${describe(error)}`);
    const options = { checks: this.#checks, settings: this.#settings(), baseline: this.#baseline(uri) };
    const words = this.#words(open.draft.uri);
    const reference = { corpus, segmenter: this.#segmenter, ...(words ? { words } : {}) };
    const abandoned = () => this.resultId(uri) !== key || run.waiting <= 0;
    const check = async (later: Check | null): Promise<Found | null> => {
      const work = checkDraft(open.draft, reference, { ...options, later }, failed);
      const done = abandoned() ? null : await inSlices(work, abandoned);
      if (!done) return null;
      const isComplete = later === null;
      const resultId = isComplete ? key : `${key} early`;
      return { open, judgement: done.result, findings: done.result.shown, resultId, isComplete };
    };
    const searched = await this.#ahead.begin(open.draft, reference, options, abandoned);
    if (searched) {
      const over = searched();
      const known = await check(wordingDiffers);
      if (known) early(known);
      await over;
    }
    const found = await check(null);
    run.first = run.found;
    if (found) this.#found(found);
    else if (this.#runs.get(uri) === run) this.#runs.delete(uri);
    return found;
  }

  /** Number of an object that findings hang on: another one for each. */
  #generation(object: object): number {
    const known = this.#generations.get(object);
    if (known !== undefined) return known;
    this.#lastGeneration++;
    this.#generations.set(object, this.#lastGeneration);
    return this.#lastGeneration;
  }
}
