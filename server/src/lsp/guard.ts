/** No draft and no order of messages may end the server: errors are logged, and the request gets an empty answer. */
import { type CancellationToken, type RemoteConsole, ResponseError } from 'vscode-languageserver';

export type Guard = ReturnType<typeof guardWith>;

/** A wrapper for handlers. `ResponseError`s are answers (cancellation) and pass. `answered`: called after each answer. */
export function guardWith(console: Pick<RemoteConsole, 'error'>, answered: () => void = () => {}) {
  return function guarded<Parameters, Result>(
    name: string,
    empty: Result,
    handler: (parameters: Parameters, token: CancellationToken) => Result | Promise<Result>,
  ): (parameters: Parameters, token: CancellationToken) => Promise<Result> {
    return async (parameters, token) => {
      if (token?.isCancellationRequested) return empty;
      try {
        return await handler(parameters, token);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        console.error(`${name}: ${describe(error)}`);
        return empty;
      } finally {
        answered();
      }
    };
  };
}

export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
