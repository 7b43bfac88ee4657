/** Folders of the corpus are named by a path or a glob. */

/** What a glob is known by. */
const magicCharacters = /[*?[{]/;

/** Whether a setting or argument is a glob; else it is the path of a folder or file. */
export function isGlob(entry: string): boolean {
  return magicCharacters.test(entry);
}

/** The folder a glob (with `/`) begins with and the rest of it; a plain folder with everything below. */
export function splitGlob(path: string): { readonly base: string; readonly pattern: string } {
  const magic = path.search(magicCharacters);
  if (magic < 0) return { base: path, pattern: '**/*' };
  const slash = path.lastIndexOf('/', magic);
  return { base: slash <= 0 ? '/' : path.slice(0, slash), pattern: path.slice(slash + 1) };
}
