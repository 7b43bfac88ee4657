/** Work-done progress of the protocol for work that the server begins on its own. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { WorkReport } from './corpus-service.ts';

export interface WorkOptions {
  /** Whether the client shows progress. */
  readonly supported: boolean;
  readonly title: string;
  /** Milliseconds to wait before anything is shown. */
  readonly delay: number;
}

/** Begins progress after the delay and once the client has made its token; work that ends earlier is not shown. */
export function beginWork(connection: Connection, { supported, title, delay }: WorkOptions): WorkReport {
  if (!supported) return { report: () => {}, done: () => {} };
  let ended = false;
  let last: [number, string] = [0, ''];
  let shown: Promise<WorkDoneProgressServerReporter | null> = Promise.resolve(null);
  const begin = () => {
    shown = connection.window.createWorkDoneProgress().then(
      (progress) => {
        if (ended) return null;
        progress.begin(title, ...last, false);
        return progress;
      },
      () => null,
    );
  };
  const timer = delay > 0 ? setTimeout(begin, delay) : null;
  if (!timer) begin();
  return {
    report(percentage, file) {
      last = [percentage, file];
      void shown.then((progress) => {
        if (!ended) progress?.report(percentage, file);
      });
    },
    done() {
      ended = true;
      if (timer) clearTimeout(timer);
      void shown.then((progress) => progress?.done());
    },
  };
}
