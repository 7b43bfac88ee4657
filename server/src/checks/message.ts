/** A sentence for the user in both languages of the product; the edge (LSP, CLI) picks one. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

export type Locale = 'zh' | 'en';

/** Chinese for every Chinese editor language (`zh`, `zh-cn`, `zh-TW` …), else English. */
export function localeOf(language: string | undefined): Locale {
  return /^zh\b/i.test(language ?? '') ? 'zh' : 'en';
}
