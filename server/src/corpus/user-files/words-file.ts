/**
 * A unit's own words, as somebody writes them in a policy-words.yaml: text to records.
 *
 *     用语:
 *       - 应写: 经营主体
 *         不写: [市场主体, 市场经济主体]
 *         理由: 与现行文件一致
 *         适用: [规划, 通知]
 *         例外: [市场主体登记]
 *
 * An entry names terms that are not to be written, the term to write instead, or only a term of the unit's own: a
 * preferred term is offered by completion, and no check of wording objects to it. Whatever is wrong is told with its
 * place, and the rest counts.
 */
import type { Node, Pair } from 'yaml';
import type { WordsProblem, WordsProblemKind } from './words-problem.ts';
import { isBlank, type Stretch, YamlText } from './yaml-text.ts';

/** Names of the file, the usual one first. */
export const wordsFileNames: readonly string[] = ['policy-words.yaml', 'policy-words.yml'];

/** True for the name of such a file, with or without folders before it. */
export function isWordsFileName(path: string): boolean {
  return wordsFileNames.includes(/[^\\/]*$/.exec(path)![0]);
}

export interface WordEntry {
  /** null: the entry only forbids. */
  readonly preferred: string | null;
  readonly forbidden: readonly string[];
  readonly reason: string | null;
  /** Genres (文种) and profiles (`law`, `official`, `plan`, `report`) of the documents it is for; empty: all. */
  readonly kinds: readonly string[];
  /** Longer texts in which a forbidden term is right. */
  readonly exceptions: readonly string[];
  /** Where it stands in the file; `line` and `character` 0-based. */
  readonly start: number;
  readonly line: number;
  readonly character: number;
}

export interface WordsFile {
  readonly entries: readonly WordEntry[];
  readonly problems: readonly WordsProblem[];
}

/** Every key that an entry may have, in the words of the schema. */
export const wordKeys = {
  list: ['用语', 'words'],
  preferred: ['应写', 'preferred'],
  forbidden: ['不写', 'forbidden'],
  reason: ['理由', 'reason'],
  kinds: ['适用', 'kinds'],
  exceptions: ['例外', 'exceptions'],
} as const;

type EntryKey = Exclude<keyof typeof wordKeys, 'list'>;

const entryKeys = (Object.keys(wordKeys) as (keyof typeof wordKeys)[]).filter((key): key is EntryKey => key !== 'list');

/** Words for the profiles of `checks/check.ts`; any other word for a kind of document is a genre. */
export const kindWords: Readonly<Record<string, string>> = {
  法规: 'law',
  law: 'law',
  公文: 'official',
  official: 'official',
  规划: 'plan',
  plan: 'plan',
  报告: 'report',
  report: 'report',
};

type Yaml = YamlText<WordsProblemKind>;

/** Reads the entries out of the text. Never throws. */
export function readWordsFile(text: string): WordsFile {
  const yaml: Yaml = new YamlText(text);
  const read: ReadEntry[] = [];
  const unsure = yaml.read((root) =>
    yaml.entries(root, wordKeys.list, (pairs, node) => {
      const entry = readEntry(yaml, pairs, node);
      if (entry) read.push(entry);
    }),
  );
  const sure = unsure === null ? read : read.filter(({ last }) => last < unsure);
  return { entries: reconciled(yaml, sure, text), problems: yaml.problems };
}

interface ReadEntry {
  readonly preferred: Stretch | null;
  readonly forbidden: readonly Stretch[];
  readonly reason: string | null;
  readonly kinds: readonly string[];
  readonly exceptions: readonly string[];
  readonly start: number;
  readonly line: number;
  /** Where the last of it ends. */
  readonly last: number;
}

function readEntry(yaml: Yaml, pairs: readonly Pair[], node: Node): ReadEntry | null {
  const texts = new Map<EntryKey, readonly Stretch[]>();
  const seen = new Set<EntryKey>();
  for (const pair of pairs) {
    const key = yaml.stretch(pair.key as Node);
    const name = entryKeys.find((known) => wordKeys[known].some((word) => word === key.text.trim().toLowerCase()));
    if (name === undefined) {
      yaml.tellUnknown(
        key,
        entryKeys.flatMap((known) => wordKeys[known]),
      );
      continue;
    }
    if (seen.has(name)) yaml.tell('repeated-key', key);
    seen.add(name);
    if (isBlank(pair.value)) continue;
    const single = name === 'preferred' || name === 'reason';
    const value = pair.value as Node;
    const read = single ? [yaml.textOf(value)].filter((text) => text !== null) : yaml.textsOf(value);
    texts.set(name, read);
  }
  const place = yaml.stretch((pairs[0]?.key ?? node) as Node);
  const [preferred = null] = texts.get('preferred') ?? [];
  const forbidden = (texts.get('forbidden') ?? []).filter((term) => {
    const short = [...term.text].length < 2;
    if (short) yaml.tell('too-short', term);
    return !short;
  });
  if (preferred === null && !texts.has('forbidden')) {
    yaml.tell('no-term', place);
    return null;
  }
  return {
    preferred,
    forbidden,
    reason: texts.get('reason')?.[0]?.text ?? null,
    kinds: readKinds(yaml, texts.get('kinds') ?? []),
    exceptions: readExceptions(yaml, texts.get('exceptions') ?? [], forbidden),
    start: place.start,
    line: place.line,
    last: Math.max(place.end, ...[...texts.values()].flat().map(({ end }) => end)),
  };
}

function readKinds(yaml: Yaml, stated: readonly Stretch[]): readonly string[] {
  return stated.flatMap((kind) => {
    const known = kindWords[kind.text.toLowerCase()];
    if (known !== undefined) return known;
    if (/^\p{Script=Han}{1,6}$/u.test(kind.text)) return kind.text;
    yaml.tell('kind', kind);
    return [];
  });
}

function readExceptions(yaml: Yaml, stated: readonly Stretch[], forbidden: readonly Stretch[]): readonly string[] {
  return stated.flatMap((exception) => {
    if (forbidden.some(({ text }) => exception.text.includes(text))) return exception.text;
    yaml.tell('idle-exception', exception);
    return [];
  });
}

/** Entries without the terms that another entry has already forbidden or that the unit prefers. */
function reconciled(yaml: Yaml, entries: readonly ReadEntry[], source: string): readonly WordEntry[] {
  const preferred = new Set(entries.flatMap((entry) => entry.preferred?.text ?? []));
  const known = new Set<string>();
  return entries.map(({ preferred: own, forbidden, reason, kinds, exceptions, start, line }) => ({
    preferred: own?.text ?? null,
    forbidden: forbidden
      .filter((term) => {
        // The same term may be replaced one way in plans and another way in notices.
        const key = `${term.text}\n${[...kinds].sort().join()}`;
        const problem = preferred.has(term.text) ? 'contradiction' : known.has(key) ? 'stated-twice' : null;
        if (problem !== null) yaml.tell(problem, term);
        known.add(key);
        return problem === null;
      })
      .map(({ text }) => text),
    reason,
    kinds,
    exceptions,
    start,
    line,
    character: start - 1 - Math.max(source.lastIndexOf('\n', start - 1), source.lastIndexOf('\r', start - 1)),
  }));
}
