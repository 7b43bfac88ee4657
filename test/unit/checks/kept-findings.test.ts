import { expect, test } from 'vitest';
import type { Draft, Finding } from '../../../server/src/checks/check.ts';
import { draftPlace } from '../../../server/src/checks/draft-place.ts';
import { keptByDocument, keptFindings } from '../../../server/src/checks/kept-findings.ts';
import { DraftReader } from '../../../server/src/policy/draft-reader.ts';
import { locate } from '../../../server/src/policy/span.ts';

/** The word wherever it stands, with an edit of it and the first place of it as evidence. */
function* wordsIn(draft: Draft, word: string, [from, end] = [0, draft.text.paragraphs.length]): Iterable<Finding> {
  let first: Finding | null = null;
  for (let paragraph = from; paragraph < end; paragraph++) {
    const at = draft.text.paragraphs[paragraph]!.text.indexOf(word);
    if (at < 0) continue;
    const range = locate(draft.text, { paragraph, start: at, end: at + word.length });
    const message = { zh: word, en: word };
    const evidence = first ? [{ place: draftPlace(draft, first.range), message }] : [];
    const fixes = [{ title: message, edits: [{ range, newText: '' }], preferred: true }];
    const finding: Finding = { code: 'test/word', severity: 'hint', range, message, evidence, fixes };
    first ??= finding;
    yield finding;
  }
}

function drafts(): (source: string) => Draft {
  const reader = new DraftReader();
  return (source) => ({ uri: 'file:///draft.txt', source, text: reader.read(source) });
}

const text = '青溪市植树方案\n\n公园免费开放。\n\n加强公园管护。\n\n公园实行名录管理。';

test('findings move with their paragraphs without being sought again', () => {
  const read = drafts();
  const kept = keptFindings();
  let sought = 0;
  const find = (draft: Draft) => {
    sought++;
    return wordsIn(draft, '公园');
  };
  const show = (draft: Draft) => [...kept(draft, ['same'], () => find(draft))];
  show(read(text));
  const sources = [
    text.replace('方案', '总体方案'),
    text.replace('\n\n公园免', '\n\n\n\n公园免'),
    text.replace('\n\n公园免', '\n\n公布名录。\n\n公园免'),
    text,
  ];
  for (const source of sources) {
    const draft = read(source);
    expect(show(draft)).toEqual([...wordsIn(draft, '公园')]);
  }
  expect(sought).toBe(1);
});

test('the same records are given as long as nothing moves', () => {
  const read = drafts();
  const kept = keptFindings();
  const show = (draft: Draft) => [...kept(draft, ['same'], () => wordsIn(draft, '免费'))];
  const [before] = show(read(text));
  const [after] = show(read(text.replace('名录', '目录')));
  expect(after).toBe(before);
});

test('what findings hang on, and the paragraphs that they stand in, are sought again', () => {
  const read = drafts();
  const kept = keptFindings();
  const show = (draft: Draft, about: string) => [...kept(draft, [about], () => wordsIn(draft, about))];
  expect(show(read(text), '公园')).toHaveLength(3);
  expect(show(read(text), '管护')).toHaveLength(1);
  const changed = read(text.replace('管护', '养护'));
  expect(show(changed, '管护')).toEqual([]);
});

test('findings of a document that a line break moves move with it', () => {
  const read = drafts();
  const keptOf = keptByDocument();
  let sought: string[] = [];
  const show = (draft: Draft) =>
    draft.text.documents.flatMap((document) => {
      if (document.parent === null) return [];
      const own = () => [document.outline];
      const findIn = () => {
        sought.push(document.title);
        return wordsIn(draft, '免费', [document.firstParagraph, document.endParagraph]);
      };
      return [...keptOf(draft, document, { beside: [], own }, findIn)];
    });
  const notice =
    '关于印发《青溪市公园管理办法》的通知\n\n各区人民政府：\n\n现将办法印发给你们，请执行。\n\n请于五月底前公布名录。\n\n请于六月底前报送情况。\n\n青溪市人民政府\n\n2024年3月1日\n\n青溪市公园管理办法\n\n第一条　公园免费开放。\n\n第二条　本办法自公布之日起施行。';
  const before = show(read(notice));
  expect(before).toHaveLength(1);
  sought = [];
  const distance = '\n\n现就公园管理通知如下。\n\n'.length;
  const moved = show(read(notice.replace('现将', '\n\n现就公园管理通知如下。\n\n现将')));
  expect(moved).toEqual([
    expect.objectContaining({
      range: { start: before[0]!.range.start + distance, end: before[0]!.range.end + distance },
    }),
  ]);
  expect(sought).not.toContain('青溪市公园管理办法');
});
