/**
 * The corrections that a user writes in a policy-corpus.yaml beside corpus files: text to records. A correction names a
 * file by its path below the folder, perhaps a document in it, and states facts:
 *
 *     更正:
 *       - 文件: 省级/办法.txt
 *         文号: 江东发〔2022〕5号
 *
 * Whatever is wrong is told with its place, and the rest counts.
 */
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { DocumentStatus, Level } from '../policy/model.ts';
import {
  type FactName,
  factNamed,
  factNames,
  levelNamed,
  statedDate,
  statedDocument,
  statusNamed,
} from '../policy/stated-facts.ts';
import { Pattern } from './edit-distance.ts';
import { foldedUnits } from './folded-text.ts';
import { lineOf, lineStartsOf } from './lines.ts';
import type { SidecarProblem, SidecarProblemKind } from './sidecar-problem.ts';

/** Facts as stated; absent: nothing is said; null or empty: the document has none. */
export interface StatedFacts {
  readonly title?: string;
  readonly issuers?: readonly string[];
  readonly level?: Level | null;
  readonly genre?: string | null;
  readonly date?: string | null;
  readonly number?: string | null;
  readonly status?: DocumentStatus | null;
  readonly supersededBy?: string | null;
  readonly upper?: readonly string[];
}

/** A stretch of the sidecar's text: UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 0-based line of the start. */
  readonly line: number;
}

export interface Correction {
  /** Path below the sidecar's folder as written. */
  readonly file: Stretch;
  /** Title or id of a document in the file; null: the file's main document. */
  readonly document: Stretch | null;
  readonly facts: StatedFacts;
  /** Where each fact is stated. */
  readonly places: ReadonlyMap<FactName, Stretch>;
}

export interface Sidecar {
  readonly corrections: readonly Correction[];
  readonly problems: readonly SidecarProblem[];
}

/** A thousand corrections take some hundred thousand characters. */
const LONGEST = 300_000;
/** The list is three levels deep; the parser recurses, and some thousand levels would end the process. */
const DEEPEST = 40;

const listKeys = ['corrections', '更正'];
const fileKeys = ['file', '文件'];
const documentKeys = ['document', '文书'];
/** States that the document has no such fact. */
const none = /^(?:无|none)$/i;

/** Every key that a correction may have in the words of the schema; synonyms of facts are read as well. */
export const addressKeys = { list: listKeys, file: fileKeys, document: documentKeys } as const;

/** Reads the corrections out of the text. Never throws. */
export function readSidecar(text: string): Sidecar {
  const reader = new SidecarReader(text);
  reader.read();
  return { corrections: reader.corrections, problems: reader.problems.sort((a, b) => a.start - b.start) };
}

class SidecarReader {
  readonly corrections: Correction[] = [];
  readonly problems: SidecarProblem[] = [];
  readonly #text: string;
  readonly #lines: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#lines = lineStartsOf(text);
  }

  read(): void {
    const text = this.#text;
    if (text.length > LONGEST || isTooDeep(text)) {
      this.#tell('too-large', this.#at('', 0, 0));
      return;
    }
    // Every value is a text: 2024 stays as printed, and a date is not turned into a time. Whether keys are unique is seen
    // here as well, in linear time.
    const options = { schema: 'failsafe', prettyErrors: false, stringKeys: true, uniqueKeys: false } as const;
    const document = parseDocument(text, options);
    this.#readList(document.contents);
    const [error] = document.errors;
    if (error !== undefined) this.#breakOff(error.pos, error.message);
  }

  /** Behind the first place that is not YAML nothing is sure: what stands there is neither taken nor found fault with. */
  #breakOff([start, end]: readonly [number, number], message: string): void {
    const { corrections, problems } = this;
    const lineStart = this.#lines[lineOf(this.#lines, start)]!;
    const isTab = /^[ ]*\t/.test(this.#text.slice(lineStart));
    corrections.splice(0, corrections.length, ...corrections.filter(({ file }) => file.end < start));
    problems.splice(0, problems.length, ...problems.filter((problem) => problem.end <= start));
    this.#tell(isTab ? 'tab' : 'yaml', this.#at(isTab ? '' : message, start, end));
  }

  #readList(node: Node | null): void {
    if (node === null || isBlank(node)) return;
    if (isSeq(node)) for (const item of node.items) this.#readCorrection(item as Node);
    else if (isMap(node)) {
      for (const pair of node.items) {
        const key = this.#stretch(pair.key as Node);
        if (!listKeys.includes(key.text.trim().toLowerCase())) this.#tellUnknown(key, listKeys);
        else if (!isBlank(pair.value) && !isSeq(pair.value)) this.#tellShape(pair.value as Node);
        else this.#readList(pair.value as Node | null);
      }
    } else this.#tellShape(node);
  }

  #readCorrection(node: Node): void {
    if (isBlank(node)) return;
    if (!isMap(node)) {
      this.#tellShape(node);
      return;
    }
    const address = new Map<'file' | 'document', Stretch>();
    const facts = new Map<FactName, unknown>();
    const places = new Map<FactName, Stretch>();
    const seen = new Set<string>();
    for (const pair of node.items) {
      const key = this.#stretch(pair.key as Node);
      const name = key.text.trim().toLowerCase();
      const fact = factNamed(name);
      if (seen.has(fact ?? name)) this.#tell('repeated-key', key);
      seen.add(fact ?? name);
      if (fileKeys.includes(name)) this.#readAddress('file', pair, address);
      else if (documentKeys.includes(name)) this.#readAddress('document', pair, address);
      else if (fact === null) this.#tellUnknown(key, [...fileKeys, ...documentKeys, ...usualKeys]);
      else if (!isBlank(pair.value)) {
        const value = this.#readFact(fact, pair.value as Node);
        if (value === undefined) continue;
        facts.set(fact, value);
        places.set(fact, key);
      }
    }
    const file = address.get('file');
    if (file === undefined) this.#tell('no-file', this.#firstKey(node));
    else {
      const stated = Object.fromEntries(facts) as StatedFacts;
      this.corrections.push({ file, document: address.get('document') ?? null, facts: stated, places });
    }
  }

  #readAddress(part: 'file' | 'document', pair: Pair, address: Map<'file' | 'document', Stretch>): void {
    if (isBlank(pair.value)) return;
    const value = this.#textOf(pair.value as Node);
    if (value !== null) address.set(part, value);
  }

  /** The value of a fact; undefined where it cannot be taken, which is told. */
  #readFact(fact: FactName, node: Node): unknown {
    if (fact === 'issuers' || fact === 'upper') {
      const items = isSeq(node) ? (node.items as Node[]).filter((item) => !isBlank(item)) : [node];
      const texts = items.flatMap((item) => this.#textOf(item) ?? []).map(({ text }) => statedDocument(text));
      if (texts.length === 0) return undefined;
      if (texts.length === 1 && none.test(texts[0]!)) return [];
      // Two organs in one line are written 省财政厅、省商务厅; titles hold such marks themselves.
      return fact === 'upper' ? texts : texts.flatMap((text) => text.split(/[、，,;；]\s*/)).filter(Boolean);
    }
    const value = this.#textOf(node);
    if (value === null) return undefined;
    if (fact !== 'title' && none.test(value.text)) return null;
    const read = readers[fact](value.text);
    if (read === null) this.#tell(fact as 'date' | 'level' | 'status', value);
    return read ?? undefined;
  }

  #textOf(node: Node): Stretch | null {
    const stretch = this.#stretch(node);
    if (isScalar(node)) return stretch;
    this.#tell('value', { ...stretch, text: '' });
    return null;
  }

  #tellUnknown(key: Stretch, known: readonly string[]): void {
    const pattern = new Pattern(foldedUnits(key.text.slice(0, 40).toLowerCase()));
    const near = known.find((name) => pattern.distance(foldedUnits(name.toLowerCase())) <= (name.length > 4 ? 2 : 1));
    this.#tell('unknown-key', key, near);
  }

  /** 标题：… and 标题:… are texts to YAML: the colon is half-width and a blank follows it. */
  #tellShape(node: Node): void {
    const stretch = this.#stretch(node);
    const line = /^[^\n:：]{1,20}[:：]/.exec(stretch.text)?.[0];
    if (isScalar(node) && line !== undefined) this.#tell('colon', { ...stretch, text: line });
    else this.#tell('shape', { ...stretch, text: '' });
  }

  #firstKey(node: YAMLMap): Stretch {
    return this.#stretch((node.items[0]?.key ?? node) as Node);
  }

  #stretch(node: Node): Stretch {
    const [start, end] = node.range ?? [0, 0];
    return this.#at(isScalar(node) ? String(node.value ?? '').trim() : '', start, end);
  }

  #at(text: string, from: number, to: number): Stretch {
    const start = Math.min(from, this.#text.length);
    return { text, start, end: Math.min(Math.max(start, to), this.#text.length), line: lineOf(this.#lines, start) };
  }

  #tell(kind: SidecarProblemKind, at: Stretch, hint = ''): void {
    this.problems.push({ kind, ...at, hint });
  }
}

const usualKeys = ['标题', '发文机关', '级别', '文种', '日期', '文号', '状态', '新文件', '上位文件', ...factNames];

/** How the value of each fact of one text is read; null: it cannot be taken. */
const readers: Readonly<Record<Exclude<FactName, 'issuers' | 'upper'>, (text: string) => string | null>> = {
  title: statedDocument,
  level: levelNamed,
  genre: (text) => text.replace(/\s+/g, ''),
  date: statedDate,
  number: (text) => text.replace(/\s+/g, ''),
  status: statusNamed,
  supersededBy: statedDocument,
};

function isBlank(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && String(node.value ?? '').trim() === '');
}

/** Nested deeper than any list of corrections: by brackets, by indicators in one line or by indentation. */
function isTooDeep(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '[' || character === '{') open++;
    else if ((character === ']' || character === '}') && open > 0) open--;
    if (open > DEEPEST) return true;
  }
  return /(?:[-?:][ \t]+){40}|^[ \t]{200}/m.test(text);
}
