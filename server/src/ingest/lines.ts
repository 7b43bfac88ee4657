/** Printed lines of a source text and what their layout tells. */

export interface Line {
  /** Source offsets of the first visible character and just after the last one. */
  readonly start: number;
  readonly end: number;
  /** `source.slice(start, end)`. */
  readonly text: string;
  /** Width of the white space before the text, in ems. */
  readonly indent: number;
  /** Empty lines between this line and the one before. */
  readonly blankBefore: number;
  /** A form feed or a page number stands right before. */
  readonly newPage: boolean;
}

/** The lines that show something, in order. Line ends are LF, CR LF, CR and form feed. */
export function visibleLines(source: string): Line[] {
  const lines: Line[] = [];
  let blank = 0;
  let newPage = false;
  let at = 0;
  while (at <= source.length) {
    let stop = at;
    while (stop < source.length && !isLineEnd(source.charCodeAt(stop))) stop++;
    let start = at;
    while (start < stop && isSpace(source.charCodeAt(start))) start++;
    let end = stop;
    while (end > start && isSpace(source.charCodeAt(end - 1))) end--;
    if (start === end) blank++;
    else {
      const text = source.slice(start, end);
      lines.push({ start, end, text, indent: widthOf(source, at, start), blankBefore: blank, newPage });
      blank = 0;
      newPage = false;
    }
    if (stop >= source.length) break;
    if (source.charCodeAt(stop) === FORM_FEED) newPage = true;
    at = source.charCodeAt(stop) === 0x0d && source.charCodeAt(stop + 1) === 0x0a ? stop + 2 : stop + 1;
  }
  return lines;
}

const FORM_FEED = 0x0c;

function isLineEnd(code: number): boolean {
  // Ideographs first: most characters are.
  if (code > 0x2029) return false;
  return code === 0x0a || code === 0x0d || code === FORM_FEED || code === 0x2028 || code === 0x2029;
}

/** White space of any width, byte order marks and zero-width characters. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029
  );
}

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
    halves += isWide(code) || code === 0x2014 || code === 0x2026 || code === 0xb7 ? 2 : 1;
  }
  return halves / 2;
}
