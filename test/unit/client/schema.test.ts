/** The schemas that the editor completes policy-corpus.yaml and policy-words.yaml with, and their readers, take the same. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addressKeys, readSidecar } from '../../../server/src/corpus/user-files/sidecar.ts';
import { sidecarNames } from '../../../server/src/corpus/user-files/sidecar-text.ts';
import {
  kindWords,
  readWordsFile,
  wordKeys,
  wordsFileNames,
} from '../../../server/src/corpus/user-files/words-file.ts';
import {
  factKeys,
  factNamed,
  factNames,
  levelNamed,
  levelNames,
  levelWords,
  statusNamed,
  statusNames,
  statusWords,
} from '../../../server/src/policy/documents/stated-facts.ts';

interface Choice {
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly type?: string;
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
const schema = JSON.parse(readFileSync('schemas/policy-corpus.schema.json', 'utf8'));
const { properties, patternProperties } = schema.$defs.correction;
const takes = (choices: readonly Choice[], word: string) =>
  choices.some(({ enum: words, pattern }) => words?.includes(word) || (pattern && new RegExp(pattern).test(word)));
const offered = (choices: readonly Choice[]) => choices.flatMap((choice) => choice.enum ?? []);

it('are contributed for every name of the files, and packed', () => {
  const files = contributes.yamlValidation.map(({ fileMatch }: { fileMatch: string }) => fileMatch);
  expect(files).toEqual([...sidecarNames, ...wordsFileNames]);
  for (const { url } of contributes.yamlValidation) expect(existsSync(url)).toBe(true);
  expect(readFileSync('.vscodeignore', 'utf8')).toContain('!schemas/**');
});

it('has every key that is read, and no other', () => {
  const { list, file, document } = addressKeys;
  expect(Object.keys(schema.anyOf[1].properties).sort()).toEqual([...list].sort());
  const own = Object.keys(properties).filter((key) => ![...file, ...document].includes(key));
  expect([...file, ...document].filter((key) => !(key in properties))).toEqual([]);
  expect(own.filter((key) => factNamed(key) === null)).toEqual([]);
  for (const key of own) expect(properties[key].$ref).toBe(`#/$defs/${factNamed(key)}`);
  for (const fact of factNames) {
    expect(own.filter((key) => factNamed(key) === fact)).toHaveLength(2);
    expect(own).toContain(fact);
  }
  const patterns = Object.keys(patternProperties).map((pattern) => new RegExp(pattern));
  const known = (key: string) =>
    own.some((name) => name.toLowerCase() === key) || patterns.some((one) => one.test(key));
  expect(Object.keys(factKeys).filter((key) => !known(key))).toEqual([]);
  for (const [pattern, { $ref }] of Object.entries<{ $ref: string }>(patternProperties)) {
    for (const key of pattern.replace(/[\^$()]/g, '').split('|')) expect($ref).toBe(`#/$defs/${factNamed(key)}`);
  }
});

it('offers levels and statuses that are read, and takes every word for them', () => {
  const { level, status, genre } = schema.$defs;
  expect(offered(level.anyOf).filter((word) => levelNamed(word) === null)).toEqual([]);
  expect(offered(status.anyOf).filter((word) => statusNamed(word) === null)).toEqual([]);
  expect(levelNames.flatMap((name) => [name, ...levelWords[name]]).filter((word) => !takes(level.anyOf, word))).toEqual(
    [],
  );
  expect(
    statusNames.flatMap((name) => [name, ...statusWords[name]]).filter((word) => !takes(status.anyOf, word)),
  ).toEqual([]);
  for (const word of offered(genre.anyOf)) {
    expect(readSidecar(`- file: a.txt\n  genre: ${word}\n`).corrections[0]?.facts).toEqual({ genre: word });
  }
});

it('explains itself in Chinese and in English', () => {
  for (const key of [...factNames, 'file', 'document']) {
    const [chinese, english] = schema.$defs[key].description.split('\n\n');
    expect(chinese, key).toMatch(/\p{Script=Han}/u);
    expect(english, key).toMatch(/[A-Za-z]{3}/);
  }
});

describe('policy-words.yaml', () => {
  const { anyOf, $defs } = JSON.parse(readFileSync('schemas/policy-words.schema.json', 'utf8'));
  const { list, ...keys } = wordKeys;

  it('has every key that is read, and no other', () => {
    expect(Object.keys(anyOf[1].properties)).toEqual(list);
    const words = Object.entries(keys).flatMap(([name, [chinese, english]]) => [
      [chinese, name],
      [english, name],
    ]);
    expect(
      Object.entries<{ $ref: string }>($defs.entry.properties).map(([word, { $ref }]) => [word, $ref.slice(8)]),
    ).toEqual(expect.arrayContaining(words));
    expect(Object.keys($defs.entry.properties)).toHaveLength(words.length);
  });

  it('offers kinds of documents that are read, and takes genres', () => {
    expect(offered($defs.kind.anyOf).sort()).toEqual(Object.keys(kindWords).sort());
    for (const kind of [...offered($defs.kind.anyOf), '通知']) {
      expect(takes($defs.kind.anyOf, kind)).toBe(true);
      expect(readWordsFile(`- 不写: 高大上\n  适用: ${kind}\n`).problems).toEqual([]);
    }
  });

  it('explains itself in Chinese and in English', () => {
    for (const key of Object.keys(keys)) {
      const [chinese, english] = $defs[key].description.split('\n\n');
      expect(chinese, key).toMatch(/\p{Script=Han}/u);
      expect(english, key).toMatch(/[A-Za-z]{3}/);
    }
  });
});
