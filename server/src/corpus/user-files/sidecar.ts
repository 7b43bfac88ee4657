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
import type { Node, Pair } from 'yaml';
import {
  type FactName,
  factNamed,
  factNames,
  levelNamed,
  statedDate,
  statedDocument,
  statusNamed,
} from '../../policy/documents/stated-facts.ts';
import type { DocumentStatus, Level } from '../../policy/model.ts';
import type { SidecarProblem, SidecarProblemKind } from './sidecar-problem.ts';
import { isBlank, type Stretch, YamlText } from './yaml-text.ts';

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

const listKeys = ['corrections', '更正'];
const fileKeys = ['file', '文件'];
const documentKeys = ['document', '文书'];
/** States that the document has no such fact. */
const none = /^(?:无|none)$/i;

/** Every key that a correction may have in the words of the schema; synonyms of facts are read as well. */
export const addressKeys = { list: listKeys, file: fileKeys, document: documentKeys } as const;

/** Reads the corrections out of the text. Never throws. */
export function readSidecar(text: string): Sidecar {
  const yaml = new YamlText<SidecarProblemKind>(text);
  const corrections: Correction[] = [];
  const unsure = yaml.read((root) =>
    yaml.entries(root, listKeys, (pairs, entry) => {
      const correction = readCorrection(yaml, pairs, entry);
      if (correction) corrections.push(correction);
    }),
  );
  const sure = unsure === null ? corrections : corrections.filter(({ file }) => file.end < unsure);
  return { corrections: sure, problems: yaml.problems };
}

type Yaml = YamlText<SidecarProblemKind>;

function readCorrection(yaml: Yaml, pairs: readonly Pair[], entry: Node): Correction | null {
  const address = new Map<'file' | 'document', Stretch>();
  const facts = new Map<FactName, unknown>();
  const places = new Map<FactName, Stretch>();
  const seen = new Set<string>();
  for (const pair of pairs) {
    const key = yaml.stretch(pair.key as Node);
    const name = key.text.trim().toLowerCase();
    const fact = factNamed(name);
    if (seen.has(fact ?? name)) yaml.tell('repeated-key', key);
    seen.add(fact ?? name);
    const part = fileKeys.includes(name) ? 'file' : documentKeys.includes(name) ? 'document' : null;
    if (part === null && fact === null) yaml.tellUnknown(key, [...fileKeys, ...documentKeys, ...usualKeys]);
    if (isBlank(pair.value)) continue;
    const node = pair.value as Node;
    if (part !== null) {
      const value = yaml.textOf(node);
      if (value !== null) address.set(part, value);
    } else if (fact !== null) {
      const value = readFact(yaml, fact, node);
      if (value === undefined) continue;
      facts.set(fact, value);
      places.set(fact, key);
    }
  }
  const file = address.get('file');
  if (file === undefined) {
    yaml.tell('no-file', yaml.stretch((pairs[0]?.key ?? entry) as Node));
    return null;
  }
  const stated = Object.fromEntries(facts) as StatedFacts;
  return { file, document: address.get('document') ?? null, facts: stated, places };
}

/** The value of a fact; undefined where it cannot be taken, which is told. */
function readFact(yaml: Yaml, fact: FactName, node: Node): unknown {
  if (fact === 'issuers' || fact === 'upper') {
    const texts = yaml.textsOf(node).map(({ text }) => statedDocument(text));
    if (texts.length === 0) return undefined;
    if (texts.length === 1 && none.test(texts[0]!)) return [];
    // Two organs in one line are written 省财政厅、省商务厅; titles hold such marks themselves.
    return fact === 'upper' ? texts : texts.flatMap((text) => text.split(/[、，,;；]\s*/)).filter(Boolean);
  }
  const value = yaml.textOf(node);
  if (value === null) return undefined;
  if (fact !== 'title' && none.test(value.text)) return null;
  const read = readers[fact](value.text);
  if (read === null) yaml.tell(fact as 'date' | 'level' | 'status', value);
  return read ?? undefined;
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
