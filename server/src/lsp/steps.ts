/** Requests whose work may be long do it in steps: others are answered in between, and a cancelled request stops. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Drafts } from './drafts.ts';
import { inSlices } from './slices.ts';

/**
 * The result of the work. `ResponseError` when the request is cancelled meanwhile, or when the draft of that URI has
 * changed, whose positions would then be those of another text.
 */
export async function inSteps<Result>(
  work: Generator<unknown, Result>,
  token: CancellationToken,
  drafts: Drafts,
  uri?: string,
): Promise<Result> {
  const state = uri === undefined ? undefined : drafts.state(uri);
  const isChanged = () => uri !== undefined && drafts.state(uri) !== state;
  const done = await inSlices(work, () => token.isCancellationRequested || isChanged());
  if (done) return done.result;
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  throw new ResponseError(LSPErrorCodes.ContentModified, 'changed');
}
