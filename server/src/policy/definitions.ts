/** Terms that a paragraph introduces: abbreviations (以下简称“X”) and definitions (本办法所称X，是指…). */
import type { Definition } from './model.ts';

/** A definition at logical offsets of its paragraph's text. */
export interface FoundDefinition {
  readonly term: string;
  readonly text: string;
  readonly kind: Definition['kind'];
  readonly start: number;
  readonly end: number;
  readonly termStart: number;
  readonly termEnd: number;
}

const abbreviation =
  /以下(?:均|并|分别|合并)?(?:简|统|合)?称(?:为|作)?[：:]?\s?([“"‘《]?)([^“”"‘’》）)，。；]{1,40})[”"’》]?/g;
const defined =
  /(?:本[^，。；、“]{1,12}(?:所称的?|所指的?|中的?|中所称的?))([“"]?)([^，。；：“”"]{1,40})[”"]?\s?[，,：]?\s?(?:，?是指|，?指)([^。]{2,400})/g;

export function definitionsIn(text: string): FoundDefinition[] {
  const found: FoundDefinition[] = [];
  if (text.includes('称')) {
    if (text.includes('以下')) {
      for (const match of text.matchAll(abbreviation)) {
        const end = match.index + match[0].length;
        const termStart = text.indexOf(match[2]!, match.index + 3);
        const phrase = phraseBefore(text, match.index);
        if (phrase === null) continue;
        found.push({
          term: bare(match[2]!),
          text: bare(text.slice(phrase.start, phrase.end)),
          kind: 'abbreviation',
          start: phrase.start,
          end: /[）)]/.test(text[end] ?? '') ? end + 1 : end,
          termStart,
          termEnd: termStart + match[2]!.length,
        });
      }
    }
    if (text.includes('指')) {
      for (const match of text.matchAll(defined)) {
        const termStart = text.indexOf(match[2]!, match.index);
        found.push({
          term: bare(match[2]!),
          text: bare(match[3]!),
          kind: 'definition',
          start: match.index,
          end: match.index + match[0].length,
          termStart,
          termEnd: termStart + match[2]!.length,
        });
      }
    }
  }
  return found;
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The words before the bracket in which 以下简称 stands, back to the last mark; a title as a whole. */
function phraseBefore(text: string, marker: number): { start: number; end: number } | null {
  const open = Math.max(text.lastIndexOf('（', marker), text.lastIndexOf('(', marker));
  const end = open >= 0 && !/[）)]/.test(text.slice(open, marker)) ? open : marker;
  if (end === 0) return null;
  if (text[end - 1] === '》') {
    let depth = 0;
    for (let at = end - 1; at >= 0; at--) {
      if (text[at] === '》') depth++;
      else if (text[at] === '《' && --depth === 0) return { start: at, end };
    }
  }
  let start = end;
  while (start > 0 && !/[，。；：！？]/.test(text[start - 1]!)) start--;
  return start < end ? { start, end } : null;
}
