/**
 * The corpus as the server holds it: the last consistent snapshot, and the work that brings the next one. Requests are
 * served from the snapshot whatever goes on here.
 */
import type { Locale, Message } from '../checks/message.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { emptyCorpus } from '../corpus/empty-corpus.ts';
import { describe } from './guard.ts';
import type { CorpusOptions, CorpusProgress, CorpusSource, Host } from './host.ts';
import type { Status } from './protocol.ts';
import { statusOf, type WorkState } from './status.ts';

export interface CorpusEvents {
  /** The snapshot was replaced. */
  corpusChanged(): void;
  statusChanged(status: Status): void;
  /** Work begins, for the `first` time on this corpus or again; what is returned is told how it goes on and ends. */
  workBegins(title: Message, first: boolean): WorkReport;
  log(message: string): void;
}

export interface WorkReport {
  report(percentage: number, file: string): void;
  done(): void;
}

/** What the user named as corpus, each with the places of which one is to be there. */
type Named = readonly (readonly [string, ...string[]])[];

type Work = (
  source: CorpusSource,
  progress: (progress: CorpusProgress) => void,
  early: (corpus: Corpus) => void,
) => Promise<Corpus>;

/** Progress is passed on at most this often. */
const progressInterval = 100;

export class CorpusService {
  readonly #host: Host;
  readonly #events: CorpusEvents;
  readonly #locale: () => Locale;
  #options: CorpusOptions | null = null;
  #named: Named = [];
  #source: CorpusSource | null = null;
  #corpus: Corpus = emptyCorpus();
  /** The source that has been read once. */
  #read: CorpusSource | null = null;
  #state: WorkState = { kind: 'indexing', percentage: 0 };
  /** Work in the order it was asked for; a newer corpus makes what is left of the older pointless. */
  #queue: Promise<void> = Promise.resolve();
  #refreshWaiting = false;

  constructor(host: Host, events: CorpusEvents, locale: () => Locale) {
    this.#host = host;
    this.#events = events;
    this.#locale = locale;
  }

  get corpus(): Corpus {
    return this.#corpus;
  }

  get status(): Status {
    const { absent = [], cacheProblem = null } = this.#source ?? {};
    const missing = this.#named
      .filter((places) => places.every((place) => absent.includes(place)))
      .map(([first]) => first);
    const folders = this.#options?.folders ?? [];
    return statusOf({ corpus: this.#corpus, work: this.#state, folders, missing, cacheProblem }, this.#locale());
  }

  /** Takes up a corpus; does nothing when it is the present one. */
  open(options: CorpusOptions, named: Named): Promise<void> {
    this.#named = named;
    if (this.#options && JSON.stringify(this.#options) === JSON.stringify(options)) return this.#queue;
    this.#options = options;
    this.#source?.dispose();
    this.#source = this.#host.openCorpus(options);
    return this.refresh();
  }

  /** Reads what has changed on disk. Requests that come while one is waiting are one. */
  refresh(): Promise<void> {
    if (this.#refreshWaiting) return this.#queue;
    this.#refreshWaiting = true;
    return this.#enqueue((source, progress, early) => {
      this.#refreshWaiting = false;
      return source.refresh(progress, early);
    });
  }

  rebuild(): Promise<void> {
    return this.#enqueue((source, progress) => source.rebuild(progress));
  }

  dispose(): void {
    this.#source?.dispose();
    this.#source = null;
  }

  #enqueue(work: Work): Promise<void> {
    this.#queue = this.#queue.then(() => this.#run(work));
    return this.#queue;
  }

  async #run(work: Work): Promise<void> {
    const source = this.#source;
    if (!source) return;
    const report = this.#events.workBegins(
      { zh: '读取政策库', en: 'Reading the policy corpus' },
      source !== this.#read,
    );
    const current = () => source === this.#source;
    this.#become({ kind: 'indexing', percentage: 0 });
    let last = 0;
    const progress = ({ fraction, file }: CorpusProgress) => {
      const now = Date.now();
      if (!current() || now - last < progressInterval) return;
      last = now;
      const percentage = Math.max(0, Math.min(100, Math.round(fraction * 100)));
      report.report(percentage, file);
      this.#become({ kind: 'indexing', percentage });
    };
    try {
      const corpus = await work(source, progress, (early) => {
        if (current() && early !== this.#corpus) this.#take(early);
      });
      if (!current()) return;
      this.#read = source;
      this.#state = { kind: 'ready' };
      if (corpus !== this.#corpus) this.#take(corpus);
      else this.#events.statusChanged(this.status);
    } catch (error) {
      if (!current()) return;
      this.#events.log(`corpus: ${describe(error)}`);
      this.#become({ kind: 'error', reason: error instanceof Error ? error.message : String(error) });
    } finally {
      report.done();
    }
  }

  #take(corpus: Corpus): void {
    this.#corpus = corpus;
    this.#events.statusChanged(this.status);
    this.#events.corpusChanged();
  }

  #become(state: WorkState): void {
    this.#state = state;
    this.#events.statusChanged(this.status);
  }
}
