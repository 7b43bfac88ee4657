/** Characters that sound alike: who types by pinyin takes one for the other. */
import { syllables } from './syllables.ts';

/** Where the characters of the table begin among all code units, and how many there may be. */
const FIRST = 0x4e00;
const COUNT = 0x5200;

/** The syllables of each character, one behind the other, and where those of each begin. */
interface Readings {
  readonly starts: Uint16Array;
  readonly syllables: Uint16Array;
}

let known: Readings | null = null;

function readings(): Readings {
  if (known) return known;
  const starts = new Uint16Array(COUNT + 1);
  const each = (visit: (character: number, syllable: number) => void) => {
    syllables.forEach((characters, syllable) => {
      for (let at = 0; at < characters.length; at++) visit(characters.charCodeAt(at) - FIRST, syllable);
    });
  };
  each((character) => starts[character + 1]!++);
  for (let character = 0; character < COUNT; character++) starts[character + 1]! += starts[character]!;
  const filled = starts.slice();
  const all = new Uint16Array(starts[COUNT]!);
  each((character, syllable) => {
    all[filled[character]!++] = syllable;
  });
  known = { starts, syllables: all };
  return known;
}

/** Whether two texts of as many characters can be read alike, whatever their tones; characters that are the same sound alike. */
export function soundsAlike(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other && !isReadAs(one - FIRST, other - FIRST)) return false;
  }
  return true;
}

/** The characters that may be read as this one, itself among them; some twice. */
export function soundingLike(character: string): string {
  const at = character.charCodeAt(0) - FIRST;
  if (!(at >= 0 && at < COUNT)) return '';
  const { starts, syllables: all } = readings();
  let found = '';
  for (let reading = starts[at]!; reading < starts[at + 1]!; reading++) found += syllables[all[reading]!]!;
  return found;
}

function isReadAs(one: number, other: number): boolean {
  if (one < 0 || other < 0 || one >= COUNT || other >= COUNT) return false;
  const { starts, syllables: all } = readings();
  for (let at = starts[one]!; at < starts[one + 1]!; at++) {
    for (let of = starts[other]!; of < starts[other + 1]!; of++) if (all[at] === all[of]) return true;
  }
  return false;
}
