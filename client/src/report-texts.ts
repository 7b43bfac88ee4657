/** Files that reports can be about. */
import { l10n } from 'vscode';

export function textFilters(): Record<string, string[]> {
  return { [l10n.t('Policy texts')]: ['policy', 'zc', 'txt', 'md'], [l10n.t('All files')]: ['*'] };
}
