/** Work-done progress of the protocol for work that the server begins on its own. */
import type { Connection } from 'vscode-languageserver';
import type { WorkReport } from './corpus-service.ts';

/** Begins progress once the client has made its token; reports that come earlier wait, an early end cancels it. */
export function beginWork(connection: Connection, supported: boolean, title: string): WorkReport {
  if (!supported) return { report: () => {}, done: () => {} };
  let ended = false;
  let last: [number, string] | null = null;
  const begun = connection.window
    .createWorkDoneProgress()
    .then((progress) => {
      if (ended) return null;
      progress.begin(title, last?.[0] ?? 0, last?.[1], false);
      return progress;
    })
    .catch(() => null);
  return {
    report(percentage, file) {
      last = [percentage, file];
      void begun.then((progress) => {
        if (!ended) progress?.report(percentage, file);
      });
    },
    done() {
      ended = true;
      void begun.then((progress) => progress?.done());
    },
  };
}
