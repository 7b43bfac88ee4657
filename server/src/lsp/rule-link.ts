/** Where a client finds the rule behind a finding: as a document of the editor extension, or in the page shipped with it. */
import { ruleScheme } from './protocol.ts';

export interface RulePages {
  /** The client is the editor extension, which makes a document of each rule. */
  readonly editorCommands: boolean;
  /** URI of docs/checks.md on this machine; null where it is not shipped. */
  readonly page: string | null;
}

/**
 * URI to open for the rule of a check; null where there is none. A command would do in the Problems panel, but the editor
 * follows none in hovers.
 */
export function ruleLink(code: string, { editorCommands, page }: RulePages): string | null {
  if (editorCommands) return `${ruleScheme}:/${code}.md`;
  return page === null ? null : `${page}#${code.replace('/', '')}`;
}
