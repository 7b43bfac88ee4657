/** Printed width of characters. */
import { hidden } from './comments.ts';

/** Ideographs, full-width punctuation and forms: characters as wide as high. */
export function isWide(code: number): boolean {
  return code >= 0x2e80 || (code >= 0x2460 && code <= 0x24ff);
}

/**
 * Printed width in ems. Latin letters, digits and spaces count half; quotation marks count half as well, since the
 * fonts of most printed policy files set them so.
 */
export function widthOf(text: string, start = 0, end = text.length): number {
  let halves = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === hidden) continue;
    halves += isWide(code) || code === 0x2014 || code === 0x2026 || code === 0xb7 ? 2 : 1;
  }
  return halves / 2;
}
