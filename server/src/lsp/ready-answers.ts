/**
 * Large answers kept as the bytes that are sent: the outline of a long draft, for which an editor asks again and again, and the
 * edits that number it anew, which a drafter waits for. Of what they cost the server little is then left but the sending.
 */
import type { ContentTypeEncoder, Message } from 'vscode-languageserver';

/** JSON by the answer. */
const ready = new WeakMap<object, Uint8Array>();
const utf8 = new TextEncoder();

/** The same object; as result of a request or as parameters of one it goes out as it is now, so it must not change any more. */
export function madeReady<Answer extends object>(answer: Answer): Answer {
  if (!ready.has(answer)) ready.set(answer, utf8.encode(asciiOf(answer)));
  return answer;
}

/**
 * JSON of ASCII characters only: of these the client makes a text at once, while a single Chinese character makes it take two bytes
 * for each of all the digits and brackets, and read them more slowly.
 */
function asciiOf(answer: object): string {
  return JSON.stringify(answer).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Puts messages into bytes. */
export const messageEncoder: ContentTypeEncoder = {
  name: 'application/json',
  encode: async (message) => readyMessage(message) ?? utf8.encode(JSON.stringify(message)),
};

/** Null where the message carries nothing that was made ready. */
function readyMessage(message: Message & { readonly result?: unknown; readonly params?: unknown }): Uint8Array | null {
  const { result, params, ...rest } = message;
  const answer = result ?? params;
  const known = typeof answer === 'object' && answer !== null ? ready.get(answer) : undefined;
  if (!known) return null;
  const head = utf8.encode(`${JSON.stringify(rest).slice(0, -1)},"${answer === result ? 'result' : 'params'}":`);
  const bytes = new Uint8Array(head.length + known.length + 1);
  bytes.set(head);
  bytes.set(known, head.length);
  bytes[bytes.length - 1] = '}'.charCodeAt(0);
  return bytes;
}
