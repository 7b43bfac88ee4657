/** The filter of documents that the views share, and what the corpus offers to filter by. */
import { commands, type Event, EventEmitter } from 'vscode';
import type { FilterOffer } from '../../server/src/lsp/protocol.ts';
import { describeFilter, type Filter } from './precedent-filter.ts';
import { section } from './settings.ts';

export class ListFilter {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange: Event<void> = this.#changed.event;
  /** As the server told it last. */
  offer: FilterOffer = { levels: [], genres: [], years: [] };
  #value: Filter = {};

  get value(): Filter {
    return this.#value;
  }

  /** The filter in words; empty where everything is shown. */
  get description(): string {
    return describeFilter(this.#value, this.offer);
  }

  /** Lets `choose` change it; undefined leaves it as it is. */
  async change(choose: (filter: Filter, offer: FilterOffer) => Promise<Filter | undefined>): Promise<void> {
    const value = await choose(this.#value, this.offer);
    if (!value) return;
    this.#value = value;
    void commands.executeCommand('setContext', `${section}.filtered`, this.description !== '');
    this.#changed.fire();
  }
}
