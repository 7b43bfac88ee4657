/** Findings of the open drafts, worked out once for each version of draft and corpus. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Check, Finding } from '../checks/check.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
import { diagnose } from '../features/diagnose.ts';
import type { Drafts, OpenDraft } from './drafts.ts';
import { describe } from './guard.ts';
import { inSlices } from './slices.ts';

export interface Found {
  readonly open: OpenDraft;
  readonly findings: readonly Finding[];
  /** Changes when the findings may have changed. */
  readonly resultId: string;
}

interface Run {
  readonly key: string;
  readonly found: Promise<Found | null>;
  /** Those who still want the result. */
  waiting: number;
}

export interface FindingsParts {
  readonly drafts: Drafts;
  readonly corpus: () => Corpus;
  readonly segmenter: Segmenter;
  readonly checks: readonly Check[];
  readonly log: (message: string) => void;
}

export class Findings {
  readonly #drafts: Drafts;
  readonly #corpus: () => Corpus;
  readonly #segmenter: Segmenter;
  readonly #checks: readonly Check[];
  readonly #log: (message: string) => void;
  readonly #runs = new Map<string, Run>();
  readonly #generations = new WeakMap<Corpus, number>();
  #lastGeneration = 0;

  constructor({ drafts, corpus, segmenter, checks, log }: FindingsParts) {
    this.#drafts = drafts;
    this.#corpus = corpus;
    this.#segmenter = segmenter;
    this.#checks = checks;
    this.#log = log;
    drafts.documents.onDidClose(({ document }) => this.#runs.delete(document.uri));
  }

  /** What the findings of a draft hang on; null when it is not open. */
  resultId(uri: string): string | null {
    const version = this.#drafts.version(uri);
    return version === undefined ? null : `${version}.${this.#generation(this.#corpus())}`;
  }

  /**
   * Findings of the draft as it stands, or null when it was closed or changed meanwhile or everybody who asked has
   * cancelled.
   */
  async of(uri: string, token?: CancellationToken): Promise<Found | null> {
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
      return await run.found;
    } finally {
      cancelled?.dispose();
    }
  }

  #start(uri: string, key: string): Run {
    const corpus = this.#corpus();
    const run: Run = { key, waiting: 0, found: Promise.resolve().then(() => this.#work(uri, key, corpus, run)) };
    return run;
  }

  async #work(uri: string, key: string, corpus: Corpus, run: Run): Promise<Found | null> {
    const open = this.#drafts.get(uri);
    if (!open) return null;
    const failed = (code: string, error: unknown) => this.#log(`${code}: ${describe(error)}`);
    const work = diagnose(open.draft, { corpus, segmenter: this.#segmenter }, this.#checks, failed);
    const done = await inSlices(work, () => this.resultId(uri) !== key || run.waiting <= 0);
    if (!done) {
      if (this.#runs.get(uri) === run) this.#runs.delete(uri);
      return null;
    }
    return { open, findings: done.result, resultId: key };
  }

  #generation(corpus: Corpus): number {
    const known = this.#generations.get(corpus);
    if (known !== undefined) return known;
    this.#lastGeneration++;
    this.#generations.set(corpus, this.#lastGeneration);
    return this.#lastGeneration;
  }
}
