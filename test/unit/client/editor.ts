/** The little of the editor's interface that the texts of the client need. */
export const l10n = {
  t: (text: string, ...values: readonly string[]) => text.replace(/\{(\d+)\}/g, (_, at) => values[Number(at)] ?? ''),
};
export const env = { language: 'en' };
