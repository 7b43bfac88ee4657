/** What checks of a whole draft find in single paragraphs, kept by the text, so that a keystroke costs its own paragraph. */

/** Texts remembered for one question; a draft of 700 KB has some seven thousand paragraphs. */
const mostRemembered = 20_000;

/** The same function, remembering what it said of each text. Its answers are shared: they must not be changed. */
export function rememberByText<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    if (known.size >= mostRemembered) known.clear();
    const fresh = ask(text);
    known.set(text, fresh);
    return fresh;
  };
}
