/**
 * The same text as a string of its own. An engine keeps the whole of a text in memory as long as a slice of it is used;
 * what is remembered from one version of a draft to the next must not keep every version. Make the copy before the text is put
 * into an object: what is made often the engine makes among the objects that it expects to stay, which it seldom clears away.
 */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
