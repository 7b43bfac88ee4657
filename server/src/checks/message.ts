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

/** A text of the corpus with what is known of it, the same in both languages: `《…》 国发〔2024〕5号 2024-03-01`. */
export function quoted(text: string, details: readonly (string | null)[]): Message {
  const line = [text, ...details.filter((detail) => detail !== null && detail !== '')].join(' ');
  return { zh: line, en: line };
}
