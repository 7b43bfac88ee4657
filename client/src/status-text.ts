/** What the user is told about the state of the server and the corpus. */
import { env, l10n } from 'vscode';
import type { Status } from '../../server/src/lsp/protocol.ts';
import type { ServerState } from './server.ts';

export interface StatusText {
  /** A few words for the status bar. */
  readonly text: string;
  /** A sentence more: what is wrong and what to do. */
  readonly detail: string;
  readonly severity: 'none' | 'warning' | 'error';
  readonly busy: boolean;
}

/** True when the index is complete and holds nothing: no folder, an empty one, or no file that could be read. */
export function isCorpusMissing(state: ServerState): boolean {
  return (
    state.kind === 'running' &&
    state.status !== undefined &&
    state.status.state === 'ready' &&
    state.status.documents === 0
  );
}

export function describe(state: ServerState): StatusText {
  switch (state.kind) {
    case 'stopped':
      return calm(l10n.t('Not started'), l10n.t('The language service starts when a policy text is opened.'));
    case 'starting':
      return busy(l10n.t('Starting…'), '');
    case 'failed':
      return {
        text: l10n.t('Language service stopped'),
        detail: failure(state.crashed),
        severity: 'error',
        busy: false,
      };
    case 'running':
      return state.status ? describeCorpus(state.status, isCorpusMissing(state)) : busy(l10n.t('Starting…'), '');
  }
}

/** The sentence for a server that does not run. `crashed`: it ran before. */
export function failure(crashed: boolean): string {
  return crashed
    ? l10n.t('The policy language service stopped several times within a few minutes. The output has the details.')
    : l10n.t('The policy language service could not be started. The output has the details.');
}

function describeCorpus(status: Status, missing: boolean): StatusText {
  const { message = '' } = status;
  if (status.state === 'indexing') {
    const text =
      status.percentage === undefined
        ? l10n.t('Indexing…')
        : l10n.t('Indexing {0}%', Math.round(status.percentage).toString());
    return busy(text, message);
  }
  if (missing) {
    const advice = l10n.t(
      'Put the policy files into a folder named “corpus” or “政策库” in the workspace, or choose the folder that holds them.',
    );
    const detail = [message || advice, unreadable(status)].filter(Boolean).join(' ');
    return { text: l10n.t('No policy corpus'), detail, severity: 'warning', busy: false };
  }
  if (status.state === 'error') {
    return { text: l10n.t('Corpus not usable'), detail: message, severity: 'error', busy: false };
  }
  const detail = [message, unreadable(status), corrections(status)].filter(Boolean).join(' ');
  const severity = status.missing.length > 0 ? 'warning' : 'none';
  return { text: corpusSize(status), detail, severity, busy: false };
}

/** Files that could be read, and their clauses. */
function corpusSize({ files, problems, clauses }: Status): string {
  const read = grouped(files - problems.length);
  if (problems.length === 0) return l10n.t('{0} files · {1} clauses', read, grouped(clauses));
  return l10n.t('{0} files · {1} clauses · {2} not read', read, grouped(clauses), grouped(problems.length));
}

function unreadable({ problems }: Status): string {
  return problems.length === 0 ? '' : l10n.t('Files that could not be read: {0}.', grouped(problems.length));
}

function corrections({ corrections: found }: Status): string {
  return found.length === 0 ? '' : l10n.t('Corrections that need a look: {0}.', grouped(found.length));
}

function grouped(count: number): string {
  return count.toLocaleString(env.language);
}

function calm(text: string, detail: string): StatusText {
  return { text, detail, severity: 'none', busy: false };
}

function busy(text: string, detail: string): StatusText {
  return { text, detail, severity: 'none', busy: true };
}
