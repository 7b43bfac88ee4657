const terminal = '。！？；：!?;:';
const closing = '”’"\'）)】》';

/** Whether a text ends in a mark that ends sentences, closing quotation marks and brackets aside. */
export function endsSentence(text: string): boolean {
  let last = text.length - 1;
  while (last >= 0 && closing.includes(text[last]!)) last--;
  return last >= 0 && terminal.includes(text[last]!);
}
