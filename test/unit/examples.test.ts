/** The example drafts show what they were written to show: every planted slip is found, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/checks/check.ts';
import { checks } from '../../server/src/checks/registry.ts';
import { corpusOf } from '../../server/src/corpus/corpus-of.ts';
import { applyEdits, findingsOf, preferredEdits } from '../../server/src/features/diagnose.ts';
import { decode } from '../../server/src/ingest/decode.ts';
import { createSegmenter } from '../../server/src/platform/segmenter.ts';
import { readPolicyText } from '../../server/src/policy/read-policy-text.ts';

/** What a draft says wrongly and the code it is reported with; `right` where a fix is offered to be taken. */
interface Slip {
  readonly code: string;
  readonly wrong: string;
  readonly right?: string;
}

const drafts: Readonly<Record<string, readonly Slip[]>> = {
  '示范稿.policy': [
    { code: 'citation/title-near-miss', wrong: '养老服务业发展规划纲要', right: '养老服务发展规划纲要' },
    { code: 'citation/title-near-miss', wrong: '社区养老服务设置管理办法', right: '社区养老服务设施管理办法' },
    { code: 'wording/differs', wrong: '政府尽责', right: '政府尽职' },
    { code: 'wording/differs', wrong: '同步验收、同步建设', right: '同步建设、同步验收' },
    { code: 'wording/differs', wrong: '独居老人', right: '独居老年人' },
    { code: 'reference/missing', wrong: '附件3' },
    { code: 'wording/differs', wrong: '设施的用图', right: '设施的用途' },
    { code: 'reference/missing', wrong: '专栏2' },
  ],
  '示范稿（助餐点管理办法）.policy': [
    { code: 'citation/title-near-miss', wrong: '推动医养结合服务提质增效', right: '推进医养结合服务提质增效' },
    { code: 'wording/differs', wrong: '就近便洁', right: '就近便捷' },
    { code: 'reference/missing', wrong: '第十二条' },
  ],
};

const folder = new URL('../../examples/', import.meta.url);
const files = readdirSync(new URL('corpus/', folder), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .map((path) => ({ name: path.slice(fileURLToPath(new URL('corpus/', folder)).length), text: textOf(path) }));
const corpus = corpusOf(files);
const segmenter = createSegmenter(fileURLToPath(new URL('../', folder)));

it('every file of the corpus is read, whatever its encoding and layout', () => {
  expect(files).toHaveLength(8);
  expect(new Set(corpus.documents.map(({ file }) => file.name))).toEqual(new Set(files.map(({ name }) => name)));
  const established = corpus.count('与住宅同步规划、同步建设、同步验收、同步交付');
  expect(established).toEqual({ occurrences: 4, works: 4 });
});

describe.each(Object.entries(drafts))('%s', (name, slips) => {
  const source = textOf(fileURLToPath(new URL(name, folder)));
  const draft = { uri: new URL(name, folder).href, source, text: readPolicyText(source, { format: 'text', name }) };
  const findings = findingsOf(draft, { corpus, segmenter }, checks, (code, error) => {
    throw new Error(`${code} failed`, { cause: error });
  });

  it('holds each slip once', () => {
    expect(slips.filter(({ wrong }) => source.split(wrong).length !== 2)).toEqual([]);
  });

  it('is flagged at the slips and nowhere else', () => {
    expect(findings.map((finding) => nameOf(finding, slips))).toEqual(
      slips.map(({ code, wrong }) => `${code} ${wrong}`),
    );
  });

  it('shows its evidence in the corpus', () => {
    const unproved = findings.filter(({ code, evidence }) => code !== 'reference/missing' && evidence.length === 0);
    expect(unproved.map(({ message }) => message.zh)).toEqual([]);
  });

  it('is put right by the preferred fixes', () => {
    const corrected = slips.reduce((text, { wrong, right }) => text.replace(wrong, right ?? wrong), source);
    expect(applyEdits(source, preferredEdits(findings))).toBe(corrected);
  });

  /** The slip that a finding covers or lies in, else the text that it flags. */
  function nameOf({ code, range }: Finding, planted: readonly Slip[]): string {
    const slip = planted.find(({ wrong }) => {
      const start = source.indexOf(wrong);
      return range.start < start + wrong.length && start < range.end;
    });
    return `${code} ${slip?.wrong ?? source.slice(range.start, range.end)}`;
  }
});

function textOf(path: string): string {
  const decoded = decode(readFileSync(path));
  if (!decoded.ok) throw new Error(`${path}: ${decoded.problem}`);
  return decoded.text;
}
