/**
 * Large answers kept as the bytes that are sent: the outline of a long draft, for which an editor asks again and again, and the
 * edits that number it anew, which a drafter waits for. Of what they cost the server little is then left but the sending.
 */
import type { Message } from 'vscode-languageserver';

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

/** The message as it is sent, with its header. */
export function bytesOf(message: Message): Uint8Array {
  const body = readyParts(message) ?? [utf8.encode(JSON.stringify(message))];
  const length = body.reduce((sum, part) => sum + part.length, 0);
  const header = utf8.encode(`Content-Length: ${length}\r\n\r\n`);
  const bytes = new Uint8Array(header.length + length);
  let at = 0;
  for (const part of [header, ...body]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const end = utf8.encode('}');

/** Null where the message carries nothing that was made ready. */
function readyParts(message: Message & { readonly result?: unknown; readonly params?: unknown }): Uint8Array[] | null {
  const { result, params, ...rest } = message;
  const answer = result ?? params;
  const known = typeof answer === 'object' && answer !== null ? ready.get(answer) : undefined;
  const name = answer === result ? 'result' : 'params';
  return known ? [utf8.encode(`${JSON.stringify(rest).slice(0, -1)},"${name}":`), known, end] : null;
}
