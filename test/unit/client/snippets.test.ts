import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../server/src/checks/registry.ts';
import { emptyCorpus } from '../../../server/src/corpus/empty-corpus.ts';
import { findingsOf } from '../../../server/src/features/diagnose.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: string | readonly string[];
  readonly description: string;
}

const read = (name: string): [string, Snippet][] =>
  Object.entries(JSON.parse(readFileSync(`snippets/${name}.json`, 'utf8')));
const genres = read('genres');
const all = [...genres, ...read('clauses')];
const bodyOf = ({ body }: Snippet) => (typeof body === 'string' ? body : body.join('\n'));

/** What stands in the editor when every tab stop is left as it is. */
function expand(snippet: Snippet): string {
  return bodyOf(snippet)
    .replace(/\$\{CURRENT_\w+(?:\/[^}]*)?\}/g, '1')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace('$0', '');
}

it('offers a skeleton for each common genre', () => {
  expect(genres.map(([name]) => name)).toEqual(
    expect.arrayContaining(['通知', '实施方案', '规划', '管理办法', '意见', '请示', '报告']),
  );
});

describe.each(all)('%s', (_, snippet) => {
  it('can be called in Chinese and by its sound', () => {
    expect(snippet.prefix.some((prefix) => /^\p{Script=Han}+$/u.test(prefix))).toBe(true);
    expect(snippet.prefix.some((prefix) => /^[a-z]+$/.test(prefix))).toBe(true);
  });

  it('is described in Chinese and English', () => {
    expect(snippet.description).toMatch(/\p{Script=Han}.* · [A-Z]/u);
  });

  it('has tab stops without a gap, all closed, and one end', () => {
    const stops = new Set([...bodyOf(snippet).matchAll(/\$\{(\d+)[:|]/g)].map(([, stop]) => Number(stop)));
    expect([...stops].sort((a, b) => a - b)).toEqual([...stops].map((_stop, index) => index + 1));
    expect(bodyOf(snippet).match(/\$0/g)).toHaveLength(1);
    expect(expand(snippet)).not.toMatch(/[${}|]\d|\$\{/);
  });
});

it('gives no prefix to two snippets', () => {
  const prefixes = all.flatMap(([, { prefix }]) => prefix);
  expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
});

describe('the skeletons follow the form of official documents', () => {
  it.each(genres)('%s: the title ends with the genre', (name, snippet) => {
    const title = expand(snippet)
      .split('\n')[0]!
      .replace(/（.*）$/, '');
    expect(name.endsWith(title.slice(-2))).toBe(true);
  });

  it.each(genres.filter(([name]) => /通知|意见|请示|报告/.test(name)))(
    '%s: addressees with a full-width colon, and signature and date at the end',
    (_, snippet) => {
      const lines = expand(snippet).split('\n').filter(Boolean);
      expect(lines[1]).toMatch(/机关：$/);
      const date = lines.indexOf('1年1月1日');
      expect(lines[date - 1]).toBe('发文机关');
    },
  );

  it('a request asks one thing of its superior, a report asks nothing', () => {
    const text = Object.fromEntries(genres.map(([name, snippet]) => [name, expand(snippet)]));
    expect(text.请示).toMatch(/请批示。/);
    expect(text.报告).not.toMatch(/请批[示复]/);
  });
});

describe.each(genres)('the reader of policy texts understands the skeleton %s', (name, snippet) => {
  // Blanks filled in as a drafter would.
  const source = expand(snippet).replaceAll('20××', '2025');
  const text = readPolicyText(source, { format: 'text' });

  it('by its title, genre and headings', () => {
    const [document] = text.documents;
    expect(document!.title).toBe(source.split('\n')[0]);
    // 文种 is the base form: 实施方案 is a 方案, 管理办法 an 办法.
    expect(document!.genre !== null && name.endsWith(document!.genre)).toBe(true);
    const labels = source.match(/^(?:第[一二三四五六七八九十]+[章条]|[一二三四五]、)/gm) ?? [];
    const headings = text.documents.flatMap(({ outline }) => outline.map(({ label }) => label));
    expect(headings).toEqual(expect.arrayContaining(labels));
    expect(labels.length).toBeGreaterThan(name === '印发通知' ? -1 : 1);
  });

  it('and finds nothing wrong in it', () => {
    const segmenter = { words: () => [] };
    const failed = (code: string, error: unknown) => expect.fail(`${code}: ${error}`);
    const draft = { uri: 'untitled:1', source, text };
    const findings = findingsOf(draft, { corpus: emptyCorpus(), segmenter }, checks, failed);
    expect(findings.map(({ code, message }) => `${code} ${message.zh}`)).toEqual([]);
  });
});
