/** True for a code unit of the ideographs in common use (U+4E00 to U+9FA5): for loops that look at every character. */
export function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fa5;
}
