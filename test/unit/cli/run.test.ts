import { describe, expect, it } from 'vitest';
import { cityTexts } from '../../lsp/corpus-texts.ts';
import { machineWith } from './machine.ts';

const slip = '根据《青溪市城市绿地管理办法》，制定本方案。\n';

describe('policy-drafting check', () => {
  it('prints findings with place, evidence and fix, and ends with 1', async () => {
    const { call } = machineWith({ 'a.txt': slip });
    const { code, out, err } = await call('check a.txt --corpus corpus');
    expect(code).toBe(1);
    expect(err).toBe('');
    expect(out).toMatch(/^a\.txt:1:3 {2}警告 {2}.* {2}citation\/title-near-miss$/m);
    expect(out).toMatch(/依据.*corpus\/绿化办法\.txt:1$/m);
    expect(out).toMatch(/可改 {2}改为《青溪市城市绿化管理办法》$/m);
  });

  it('prints JSON with offsets', async () => {
    const { call } = machineWith({ 'a.txt': slip });
    const { out } = await call('check a.txt --corpus corpus --format json');
    const [file] = JSON.parse(out).files;
    expect(file.file).toBe('a.txt');
    const [finding] = file.findings;
    expect(finding).toMatchObject({ code: 'citation/title-near-miss', severity: 'warning', line: 1, column: 3 });
    expect(slip.slice(finding.offset, finding.offsetEnd)).toBe('《青溪市城市绿地管理办法》');
  });

  it('makes the preferred fixes and reports what is left', async () => {
    const { call, files } = machineWith({ 'a.txt': slip });
    const { code, out } = await call('check --fix a.txt --corpus corpus');
    expect(files['a.txt']).toBe('根据《青溪市城市绿化管理办法》，制定本方案。\n');
    expect(code).toBe(0);
    expect(out).toBe('没有发现问题\n');
  });

  it('takes an empty draft for what it is', async () => {
    const { call } = machineWith({ 'a.txt': '' });
    expect((await call('check a.txt --corpus corpus')).code).toBe(0);
  });

  it.each([
    ['check --corpus corpus', '没有指定文稿，用法见 --help'],
    ['check b.txt --corpus corpus', '找不到文件：b.txt'],
    ['check a.txt --corpus nowhere', '政策库文件夹不存在：nowhere'],
    ['check a.txt --format xml', '没有格式 xml，可以写 stylish、json、sarif、github'],
    ['check a.txt --nonsense', '没有选项 --nonsense，用法见 --help'],
    ['nonsense', '没有命令 nonsense，可用的命令有 check、inspect、search、align、compare、index、lsp'],
  ])('ends with 2 on a wrong call: %s', async (line, message) => {
    const { call } = machineWith({ 'a.txt': slip });
    const { code, out, err } = await call(line);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `policy-drafting: ${message}\n` });
  });
});

describe('policy-drafting search', () => {
  it('finds a phrase and counts its documents', async () => {
    const { call } = machineWith({});
    const { code, out } = await call('search 因地制宜、便民利民 --corpus corpus');
    expect(code).toBe(0);
    expect(out).toMatch(/共 3 处，见于 3 份文件$/m);
  });

  it('lists the newest documents first, a clause once however often it says the phrase', async () => {
    const { call } = machineWith({});
    const { out } = await call('search 绿化 --corpus corpus');
    const dates = [...out.matchAll(/\d{4}-\d{2}-\d{2}/g)].map(([date]) => date);
    expect(dates).toEqual([...dates].sort().reverse());
    const clauses = out.split('\n').filter((_, at) => at % 2 === 0);
    expect(new Set(out.match(/\S+:\d+$/gm)).size).toBeLessThanOrEqual(clauses.length);
    const json = JSON.parse((await call('search --json 绿化 --corpus corpus')).out);
    expect(json.hits).toHaveLength(json.occurrences);
  });

  it('finds what is worded nearly so', async () => {
    const { call } = machineWith({});
    const { out } = await call('search --near --json 坚持因地制宜、便民惠民 --corpus corpus');
    const { hits } = JSON.parse(out);
    expect(hits[0].text).toContain('因地制宜、便民利民');
    expect(hits[0].similarity).toBeGreaterThan(0.8);
    expect(hits[0].pieces).toContainEqual({ kind: 'removed', text: '惠民' });
    expect(hits[0].documents).toHaveLength(hits[0].works);
  });

  it('marks the differences, and says how many documents say the same', async () => {
    const { call } = machineWith({});
    const { out } = await call(
      'search --near 建设口袋公园应当坚持因地制宜、便民惠民，做到开窗见绿、出门入园。 --corpus corpus',
    );
    expect(out).toMatch(/\[-(?:便民)?惠民?-\]\{\+(?:便民)?利民?\+\}/);
    expect(out).toMatch(/城市绿化“十四五”规划 › 市级 › .*2 份文件同此/);
  });

  it.each(['', '--near '])('asks some documents only: %s', async (near) => {
    const { call } = machineWith({});
    const found = async (filter: string): Promise<string[]> => {
      const { out } = await call(`search ${near}--json 坚持因地制宜、便民利民 --corpus corpus ${filter}`);
      return JSON.parse(out).hits.map(({ date }: { date: string }) => date.slice(0, 4));
    };
    expect(await found('--to 2021-12')).toEqual(['2021']);
    expect(await found('--from 2022 --level 市级,county --genre 规划')).toEqual(['2022']);
    expect(await found('--level central')).toEqual([]);
  });

  it.each([
    ['search 绿地 --level 乡级 --corpus corpus', '没有层级 乡级'],
    ['search 绿地 --from 去年 --corpus corpus', '--from 应为 2020、2020-05 或 2020-05-01 这样的日期：去年'],
  ])('ends with 2 on a filter that is none: %s', async (line, message) => {
    expect(await machineWith({}).call(line)).toMatchObject({ code: 2, err: `policy-drafting: ${message}\n` });
  });
});

describe('policy-drafting inspect', () => {
  it('prints the documents as JSON', async () => {
    const { call } = machineWith({ 'a.txt': cityTexts[0]!.text });
    const { documents } = JSON.parse((await call('inspect --json a.txt')).out);
    expect(documents[0]).toMatchObject({ file: 'a.txt', title: '青溪市城市绿化管理办法' });
  });

  it('prints them for people', async () => {
    const { call } = machineWith({ 'a.txt': cityTexts[0]!.text });
    expect((await call('inspect a.txt')).out).toContain('青溪市城市绿化管理办法');
  });
});

describe('corrections beside the file', () => {
  const files = {
    'a.txt': cityTexts[0]!.text,
    '/policy-corpus.yaml':
      '- 文件: a.txt\n  文号: 青政令第12号\n  状态: 已废止\n  日期: 昨天\n- 文件: b.txt\n  文号: 1号\n',
  };

  it('are made, and told where they are wrong', async () => {
    const { out, err } = await machineWith(files).call('inspect --json a.txt');
    expect(JSON.parse(out).documents[0]).toMatchObject({
      number: '青政令第12号',
      date: '2021-03-01',
      status: 'repealed',
    });
    expect(err).toMatch(/^policy-corpus\.yaml:4: “昨天”不是日期.*\n$/);
  });
});

describe('help', () => {
  it.each(['check', 'inspect', 'search', 'index', 'lsp'])('explains %s in both languages', async (name) => {
    for (const locale of ['zh', 'en'] as const) {
      const { code, out } = await machineWith({}, locale).call(`${name} --help`);
      expect(code).toBe(0);
      expect(out).toContain(`policy-drafting ${name}`);
      expect(/\p{Script=Han}{3}/u.test(out.replaceAll('政策库/', ''))).toBe(locale === 'zh');
    }
  });

  it('lists the commands', async () => {
    const { code, out } = await machineWith({}).call('--help');
    expect(code).toBe(0);
    for (const name of ['check', 'inspect', 'search', 'index', 'lsp']) expect(out).toContain(name);
  });
});

describe('policy-drafting inspect --citations', () => {
  const text =
    '依据《青溪市城市绿化管理办法》和《青溪市城市绿化“十四五”规划》（青政发〔2022〕7号）。\n\n落实《青溪市城市绿化管理办法》《云溪市节水规定》。\n';

  it('lists each document once, with number, status and lines', async () => {
    const { call } = machineWith({ 'a.txt': text });
    const { code, out } = await call('inspect --citations a.txt --corpus corpus');
    expect(code).toBe(0);
    const rows = out.trim().split('\n').slice(2);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/《青溪市城市绿化管理办法》.*未见废止 \| 1、3 \|$/);
    expect(rows[1]).toContain('青政发〔2022〕7号');
    expect(rows[2]).toContain('《云溪市节水规定》 |  |  |  | 政策库未收录 | 3 |');
  });

  it('writes comma-separated values that spreadsheets read', async () => {
    const { call } = machineWith({ 'a.txt': text });
    const { out } = await call('inspect --citations --format csv a.txt');
    expect(out.startsWith('\ufeff序号,文件,')).toBe(true);
    expect(out.split('\r\n')).toHaveLength(5);
  });

  it('knows its formats', async () => {
    const { call } = machineWith({ 'a.txt': text });
    expect((await call('inspect --citations --format pdf a.txt')).code).toBe(2);
  });
});
