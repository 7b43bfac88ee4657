import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

type Texts = Readonly<Record<string, string>>;
const read = (file: string): Texts => JSON.parse(readFileSync(file, 'utf8'));
const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([place]) => place).sort();
const chineseLanguages = ['zh-cn', 'zh-tw'];

/** The texts that a source has translated, which the bundles have as keys; fails for one that is made up at run time. */
function translatedTexts(name: string): string[] {
  const source = ts.createSourceFile(name, readFileSync(name, 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || !/(?:^|\.)l10n\.t$/.test(node.expression.getText(source))) return;
    const [text] = node.arguments;
    if (!text || !ts.isStringLiteralLike(text)) throw new Error(`${name}: ${node.getText(source)} has no fixed text`);
    found.push(text.text);
  };
  visit(source);
  return found;
}

describe('texts in the code of the client', () => {
  const keys = [...new Set(readdirSync('client/src').flatMap((name) => translatedTexts(`client/src/${name}`)))];

  it('are found', () => expect(keys).toContain('Rebuild Index'));

  it.each(chineseLanguages)(
    'each have a translation in %s, with the same placeholders, and none is left over',
    (language) => {
      const bundle = read(`client/l10n/bundle.l10n.${language}.json`);
      expect(Object.keys(bundle).sort()).toEqual([...keys].sort());
      for (const key of keys) {
        expect(placeholders(bundle[key]!), key).toEqual(placeholders(key));
        expect(bundle[key], key).toMatch(/\p{Script=Han}|^[^A-Za-z]+$/u);
      }
    },
  );
});

describe('texts of the manifest', () => {
  const english = read('package.nls.json');
  const used = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key!);

  it('are all there in English, and none is left over', () => {
    expect(Object.keys(english).sort()).toEqual([...new Set(used)].sort());
  });

  it.each(chineseLanguages)('are all there in %s', (language) => {
    const chinese = read(`package.nls.${language}.json`);
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(chinese)) expect(text, key).toMatch(/\p{Script=Han}/u);
  });

  it('link to the same commands in every language', () => {
    const commands = (text: string) => [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id);
    for (const language of chineseLanguages) {
      const chinese = read(`package.nls.${language}.json`);
      for (const [key, text] of Object.entries(english)) expect(commands(chinese[key]!), key).toEqual(commands(text));
    }
  });
});
