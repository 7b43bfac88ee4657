/** The value of the setting `policyDrafting.corpus`. */

/** The folders kept and those chosen anew, in this order, each once; a trailing slash makes no difference. */
export function mergeCorpus(kept: readonly string[], chosen: readonly string[]): string[] {
  const merged = new Map<string, string>();
  for (const entry of [...kept, ...chosen]) {
    const key = entry.replace(/[/\\]+$/, '');
    if (!merged.has(key)) merged.set(key, entry);
  }
  return [...merged.values()];
}
