import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { alignmentPages } from '../../../../server/src/features/align/pages.ts';
import { alignmentReport } from '../../../../server/src/features/align/report.ts';
import { givenChoice } from '../../../../server/src/features/align/upper-documents.ts';
import { compareTexts } from '../../../../server/src/features/compare/comparison.ts';
import { comparisonPages } from '../../../../server/src/features/compare/pages.ts';
import { docxOf } from '../../../../server/src/features/report/docx.ts';
import { htmlOf } from '../../../../server/src/features/report/html.ts';
import { markdownOf } from '../../../../server/src/features/report/markdown.ts';
import type { Report } from '../../../../server/src/features/report/model.ts';
import { xlsxOf } from '../../../../server/src/features/report/xlsx.ts';
import { wordSegmenter } from '../../../lsp/words.ts';
import { cityPlan, finished, provincePlan, read } from '../align/plans.ts';

const uppers = [{ text: read('province.txt', provincePlan), choice: givenChoice }];
const aligned = finished(alignmentReport(read('city.txt', cityPlan), uppers, wordSegmenter()));
const report = alignmentPages(aligned, 'zh');
const changed = cityPlan.replace('限制任何单位', '禁止任何单位').replace('两个区域性', '三个区域性');
const compared = comparisonPages(
  finished(compareTexts(read('旧.txt', cityPlan), read('新.txt', changed), wordSegmenter())),
  'zh',
);

/** Every tag is closed by its own: enough to tell broken markup from sound. */
function expectWellFormed(markup: string) {
  const open: string[] = [];
  for (const [, close, name, self] of markup.matchAll(/<(\/?)([A-Za-z][\w:]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (self === '/' || /^(?:meta|col|br)$/.test(name!)) continue;
    if (close === '/') expect(open.pop()).toBe(name);
    else open.push(name!);
  }
  expect(open).toEqual([]);
}

/** Texts of the parts of an office file. */
function partsOf(bytes: Uint8Array): Record<string, string> {
  const parts = unzipSync(bytes);
  return Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strFromU8(content)]));
}

const textIn = (xml: string) => xml.replace(/<[^>]+>/g, '');
const said = [
  '规划衔接报告：漪州市养老服务发展“十四五”规划',
  '高于上位',
  '低于上位',
  '未见对应',
  '义务减弱',
  '市民政局',
];

describe('a report as HTML', () => {
  const html = htmlOf(report);

  it('says everything and is well-formed', () => {
    for (const words of said) expect(html).toContain(words);
    expectWellFormed(html);
  });

  it('stands by itself: no script, no link to anything but the files', () => {
    expect(html).not.toMatch(/<script|<link|@import|url\(|https?:/);
    for (const [, target] of html.matchAll(/href="([^"]+)"/g)) expect(target).toMatch(/^(?:#s\d+$|file:\/\/)/);
  });

  it('shows targets beside baseline and upper target in a chart', () => {
    const [chart] = /<svg[\s\S]*?<\/svg>/.exec(html)!;
    for (const words of [
      '48%（2020）',
      '提高到60%以上（2025）',
      '提高到55%以上（2025）',
      '基期',
      '文稿目标',
      '上位目标',
    ]) {
      expect(chart).toContain(words);
    }
  });

  it('takes text of the files for text', () => {
    const evil: Report = {
      title: '<script>alert(1)</script>',
      language: 'zh-CN',
      blocks: [{ kind: 'text', runs: [{ text: '"&<b>' }] }],
    };
    expect(htmlOf(evil)).not.toContain('<script>');
    expect(htmlOf(evil)).toContain('&quot;&amp;&lt;b&gt;');
  });

  it('links both places of every row', () => {
    expect(html).toMatch(/href="file:\/\/\/plans\/city\.txt#L\d+"/);
    expect(html).toMatch(/href="file:\/\/\/plans\/province\.txt#L\d+"/);
  });
});

describe('a report as markdown', () => {
  it('says everything, each row of a table on one line', () => {
    const markdown = markdownOf(report);
    for (const words of said) expect(markdown).toContain(words);
    const tables = markdown.split('\n').filter((line) => line.startsWith('|'));
    for (const line of tables) expect(line).toMatch(/\|$/);
  });
});

describe('a report as a Word document', () => {
  it('is read back with everything it says', async () => {
    const parts = partsOf(await docxOf(report));
    const document = parts['word/document.xml']!;
    expectWellFormed(document);
    for (const words of said) expect(textIn(document)).toContain(words);
    expect(document).toMatch(/<w:tblHeader/);
    expect(parts['word/_rels/document.xml.rels']).toContain('file:///plans/city.txt');
  });

  it('marks what was added and removed', async () => {
    const document = partsOf(await docxOf(compared))['word/document.xml']!;
    const runs = [...document.matchAll(/<w:r>.*?<\/w:r>/g)].map(([run]) => run);
    expect(runs.some((run) => run.includes('<w:strike') && textIn(run) === '限制')).toBe(true);
    expect(runs.some((run) => run.includes('<w:u ') && textIn(run) === '禁止')).toBe(true);
  });
});

describe('a report as an Excel workbook', () => {
  const parts = partsOf(xlsxOf(report));

  it('has a sheet for each kind of table, read back with everything they say', () => {
    const names = [...parts['xl/workbook.xml']!.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['概览', '指标对照', '内容衔接', '提法与力度', '责任分工']));
    const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(names.length);
    const all = sheets.map(([, xml]) => textIn(xml)).join('\n');
    for (const words of said.slice(1)) expect(all).toContain(words);
    for (const [name, xml] of Object.entries(parts)) if (name.endsWith('.xml')) expectWellFormed(xml);
  });

  it('names every part and every link that it has', () => {
    for (const name of Object.keys(parts)) {
      if (/\.rels$|^\[Content/.test(name)) continue;
      expect(parts['[Content_Types].xml']).toContain(`PartName="/${name}"`);
    }
    for (const [name, xml] of Object.entries(parts)) {
      const links = [...xml.matchAll(/<hyperlink [^>]*r:id="(rId\d+)"/g)].map(([, id]) => id);
      const relations = parts[name.replace('worksheets/', 'worksheets/_rels/').concat('.rels')] ?? '';
      for (const id of links) expect(relations).toContain(`Id="${id}"`);
    }
  });

  it('marks differences within cells', () => {
    const sheet = partsOf(xlsxOf(compared))['xl/worksheets/sheet1.xml']!;
    expect(sheet).toMatch(/<rPr><strike\/>(?:(?!<\/rPr>).)*<\/rPr><t xml:space="preserve">限制<\/t>/);
    expect(sheet).toMatch(/<rPr><u\/>(?:(?!<\/rPr>).)*<\/rPr><t xml:space="preserve">禁止<\/t>/);
  });
});

describe('a comparison', () => {
  it('shows what changed and counts the rest', () => {
    const markdown = markdownOf(compared);
    expect(markdown).toMatch(/修改 2，新增 0，删除 0，移动位置 0/);
    expect(markdown).toMatch(/~~限制~~/);
    expect(markdown).toMatch(/\*\*禁止\*\*/);
  });
});
