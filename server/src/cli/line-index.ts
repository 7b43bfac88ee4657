/** Lines and columns of offsets, counted from 1; \r\n, \r and \n end a line as in editors. */

export interface LineIndex {
  at(offset: number): { readonly line: number; readonly column: number };
}

export function lineIndex(source: string): LineIndex {
  const starts = [0];
  for (const end of source.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length);
  return {
    at(offset) {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle]! <= offset) low = middle + 1;
        else high = middle;
      }
      return { line: low, column: offset - starts[low - 1]! + 1 };
    },
  };
}
