/** Sections of docs/checks.md: one for each check, under a heading that is its code. */

/** From the heading to the next of its level, or null where the page has no such check. */
export function ruleSection(page: string, code: string): string | null {
  const start = page.indexOf(`\n## ${code}\n`);
  if (start < 0) return null;
  const end = page.indexOf('\n## ', start + 1);
  return page.slice(start + 1, end < 0 ? page.length : end + 1).replace(/^## /, '# ');
}

/** Codes and titles of the checks, in order of the page. */
export function rulesOf(page: string): readonly { readonly code: string; readonly title: string }[] {
  const headings = page.matchAll(/^## ([a-z]+\/[a-z-]+)\n+\*\*(.+?)\*\*/gm);
  return Array.from(headings, ([, code, title]) => ({ code: code!, title: title! }));
}
