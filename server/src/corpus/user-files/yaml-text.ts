/**
 * YAML that people without training write by hand: every value is a text, whatever is wrong is told with its place, and
 * what stands before the first place that is not YAML counts. Shared by the readers of policy-corpus.yaml and
 * policy-words.yaml.
 */
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { foldedUnits } from '../folded-text.ts';
import { lineOf, lineStartsOf } from '../lines.ts';
import { Pattern } from '../search/edit-distance.ts';

/** A stretch of the text: UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 0-based line of the start. */
  readonly line: number;
}

export type YamlProblemKind =
  /** Not YAML; `text`: what the parser says, in English. */
  | 'yaml'
  /** Tabs before a key. */
  | 'tab'
  /** The same key twice in one entry. */
  | 'repeated-key'
  /** A line that looks like a key whose colon is full-width or lacks the blank behind it. */
  | 'colon'
  /** Not a list of entries, or an entry that is no group of keys. */
  | 'shape'
  /** Larger than any such list, or nested deeper. */
  | 'too-large'
  /** `hint`: the key it may stand for. */
  | 'unknown-key'
  /** A list or group where a text is expected. */
  | 'value';

/** `text`: the words at issue, empty where there are none. */
export interface YamlProblem<Kind extends string> extends Stretch {
  readonly kind: Kind;
  readonly hint: string;
}

/** A thousand entries take some hundred thousand characters. */
const longest = 300_000;
/** The lists are three levels deep; the parser recurses, and some thousand levels would end the process. */
const deepest = 40;

/** A text while it is read. `Kind`: the problems that its reader tells of beside those of all YAML. */
export class YamlText<Kind extends string> {
  readonly #text: string;
  readonly #lines: readonly number[];
  #problems: YamlProblem<Kind | YamlProblemKind>[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#lines = lineStartsOf(text);
  }

  /** In order of the text. */
  get problems(): readonly YamlProblem<Kind | YamlProblemKind>[] {
    return this.#problems.sort((a, b) => a.start - b.start);
  }

  /**
   * Has the root node read. Returns the offset from which on nothing is sure, because it is not YAML: what was read there
   * does not count, and is not found fault with either. Null where all is YAML.
   */
  read(readRoot: (root: Node | null) => void): number | null {
    const text = this.#text;
    if (text.length > longest || isTooDeep(text)) {
      this.tell('too-large', this.#at('', 0, 0));
      return null;
    }
    // Every value is a text: 2024 stays as printed, and a date is not turned into a time. Whether keys are unique is seen
    // by the readers, in linear time.
    const options = { schema: 'failsafe', prettyErrors: false, stringKeys: true, uniqueKeys: false } as const;
    const document = parseDocument(text, options);
    readRoot(document.contents);
    const [error] = document.errors;
    if (error === undefined) return null;
    const [start, end] = error.pos;
    const isTab = /^[ ]*\t/.test(text.slice(this.#lines[lineOf(this.#lines, start)]!));
    this.#problems = this.#problems.filter((problem) => problem.end <= start);
    this.tell(isTab ? 'tab' : 'yaml', this.#at(isTab ? '' : error.message, start, end));
    return start;
  }

  /** Entries of a list that stands at the top or under one of the keys. */
  entries(node: Node | null, keys: readonly string[], readEntry: (pairs: readonly Pair[], entry: Node) => void): void {
    if (node === null || isBlank(node)) return;
    if (isSeq(node)) {
      for (const item of node.items as Node[]) {
        if (isMap(item)) readEntry(item.items, item);
        else if (!isBlank(item)) this.#tellShape(item);
      }
    } else if (isMap(node)) {
      for (const pair of node.items) {
        const key = this.stretch(pair.key as Node);
        if (!keys.includes(key.text.trim().toLowerCase())) this.tellUnknown(key, keys);
        else if (!isBlank(pair.value) && !isSeq(pair.value)) this.#tellShape(pair.value as Node);
        else this.entries(pair.value as Node | null, keys, readEntry);
      }
    } else this.#tellShape(node);
  }

  /** The value as text; null where it is a list or group, which is told. */
  textOf(node: Node): Stretch | null {
    const stretch = this.stretch(node);
    if (isScalar(node)) return stretch;
    this.tell('value', { ...stretch, text: '' });
    return null;
  }

  /** The texts of a list, or the one text that stands instead of it. */
  textsOf(node: Node): readonly Stretch[] {
    const items = isSeq(node) ? (node.items as Node[]).filter((item) => !isBlank(item)) : [node];
    return items.flatMap((item) => this.textOf(item) ?? []);
  }

  stretch(node: Node): Stretch {
    const [start, end] = node.range ?? [0, 0];
    return this.#at(isScalar(node) ? String(node.value ?? '').trim() : '', start, end);
  }

  tell(kind: Kind | YamlProblemKind, at: Stretch, hint = ''): void {
    this.#problems.push({ kind, ...at, hint });
  }

  tellUnknown(key: Stretch, known: readonly string[]): void {
    const pattern = new Pattern(foldedUnits(key.text.slice(0, 40).toLowerCase()));
    const near = known.find((name) => pattern.distance(foldedUnits(name.toLowerCase())) <= (name.length > 4 ? 2 : 1));
    this.tell('unknown-key', key, near);
  }

  /** 标题：… and 标题:… are texts to YAML: the colon is half-width and a blank follows it. */
  #tellShape(node: Node): void {
    const stretch = this.stretch(node);
    const line = /^[^\n:：]{1,20}[:：]/.exec(stretch.text)?.[0];
    if (isScalar(node) && line !== undefined) this.tell('colon', { ...stretch, text: line });
    else this.tell('shape', { ...stretch, text: '' });
  }

  #at(text: string, from: number, to: number): Stretch {
    const start = Math.min(from, this.#text.length);
    return { text, start, end: Math.min(Math.max(start, to), this.#text.length), line: lineOf(this.#lines, start) };
  }
}

/** A key without a value, or with nothing but white space. */
export function isBlank(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && String(node.value ?? '').trim() === '');
}

/** Nested deeper than any list of entries: by brackets, by indicators in one line or by indentation. */
function isTooDeep(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '[' || character === '{') open++;
    else if ((character === ']' || character === '}') && open > 0) open--;
    if (open > deepest) return true;
  }
  return /(?:[-?:][ \t]+){40}|^[ \t]{200}/m.test(text);
}
