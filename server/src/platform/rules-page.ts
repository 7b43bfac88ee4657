/** The page of rules that is shipped beside the program. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** As a member of a host, so that it is absent where the page is. `folder` is that of the bundles. */
export function rulesPage(folder: string): { readonly rulesPage?: string } {
  const path = join(folder, '..', 'docs', 'checks.md');
  return existsSync(path) ? { rulesPage: pathToFileURL(path).toString() } : {};
}
