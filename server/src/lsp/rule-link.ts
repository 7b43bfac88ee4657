/** Where a client finds the rule behind a finding: by a command of the editor extension, or in the page shipped with it. */
import { showRuleCommand } from './protocol.ts';

export interface RulePages {
  /** The client has the commands of the editor extension. */
  readonly editorCommands: boolean;
  /** URI of docs/checks.md on this machine; null where it is not shipped. */
  readonly page: string | null;
}

/** URI to open for the rule of a check; null where there is none. */
export function ruleLink(code: string, { editorCommands, page }: RulePages): string | null {
  if (editorCommands) return `command:${showRuleCommand}?${encodeURIComponent(JSON.stringify([code]))}`;
  return page === null ? null : `${page}#${code.replace('/', '')}`;
}
