/** Settings about findings as they stand, and the user told once of what is wrong with them. */
import type { Message } from '../checks/message.ts';
import { defaultFindingSettings, type FindingSettings } from '../features/findings/finding-settings.ts';
import { readFindingSettings } from '../features/findings/read-finding-settings.ts';

export class FindingOptions {
  readonly #codes: readonly string[];
  readonly #tell: (message: Message) => void;
  #settings: FindingSettings = defaultFindingSettings;
  #told = '';

  constructor(codes: readonly string[], tell: (message: Message) => void) {
    this.#codes = codes;
    this.#tell = tell;
  }

  /** The same object as long as nothing has changed. */
  get settings(): FindingSettings {
    return this.#settings;
  }

  /** Takes up what the client sent; true when findings may differ by it. */
  take(sent: unknown): boolean {
    const { settings, problems } = readFindingSettings(sent, this.#codes);
    const wrong = problems.map(({ zh }) => zh).join('\n');
    if (wrong !== '' && wrong !== this.#told) {
      this.#tell({ zh: problems.map(({ zh }) => zh).join(' '), en: problems.map(({ en }) => en).join(' ') });
    }
    this.#told = wrong;
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return false;
    this.#settings = settings;
    return true;
  }
}
