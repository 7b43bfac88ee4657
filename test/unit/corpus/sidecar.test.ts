import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSidecar } from '../../../server/src/corpus/user-files/sidecar.ts';

const kinds = (text: string) => readSidecar(text).problems.map(({ kind, text: at, line }) => [kind, at, line + 1]);

describe('corrections beside the files', () => {
  it('are read in Chinese and in English', () => {
    const text = `# 更正读错的
更正:
  - 文件: 省级/办法.txt
    标题: 《江东省公园管理办法》
    发文机关: 省住房和城乡建设厅、省财政厅
    级别: 省级
    文种: 办法
    日期: 2022年3月1日
    文号: 江东发 〔2022〕 5号
    状态: 已被替代
    新文件: 《江东省公园条例》
    上位文件:
      - 《城市绿化条例》
      - 国发〔2021〕1号
  - file: 汇编.txt
    document: "1.2"
    title: 青溪市办法
    issuers: [青溪市人民政府]
    level: city
    date: 2021-05
    status: in-force
    number: none
    superseded-by:
`;
    const { corrections, problems } = readSidecar(text);
    expect(problems).toEqual([]);
    expect(corrections.map(({ file, document, facts }) => [file.text, document?.text, facts])).toEqual([
      [
        '省级/办法.txt',
        undefined,
        {
          title: '江东省公园管理办法',
          issuers: ['省住房和城乡建设厅', '省财政厅'],
          level: 'province',
          genre: '办法',
          date: '2022-03-01',
          number: '江东发〔2022〕5号',
          status: 'superseded',
          supersededBy: '江东省公园条例',
          upper: ['城市绿化条例', '国发〔2021〕1号'],
        },
      ],
      [
        '汇编.txt',
        '1.2',
        {
          title: '青溪市办法',
          issuers: ['青溪市人民政府'],
          level: 'city',
          date: '2021-05',
          status: 'in-force',
          number: null,
        },
      ],
    ]);
    const { start, end } = corrections[0]!.file;
    expect(text.slice(start, end)).toBe('省级/办法.txt');
  });

  it('may stand as a bare list, or not at all', () => {
    expect(readSidecar('- file: a.txt\n  number: 5号\n').corrections).toHaveLength(1);
    for (const text of ['', '# 还没有\n', '更正:\n', '更正:\n  -\n', '---\n']) {
      expect(readSidecar(text)).toEqual({ corrections: [], problems: [] });
    }
  });

  it('are told with their place where something is wrong, and the rest counts', () => {
    const text = `更正:
  - 文件: a.txt
    提名: 甲
    日期: 2023年2月30日
    级别: 乡级
    状态: 好
    文号: [1号, 2号]
    文种: 办法
  - 标题: 没有文件
  - 标题：全角冒号
  - 文件: b.txt
    标题:
      嵌套: x
    文号: 乙发〔2020〕1号
`;
    expect(kinds(text)).toEqual([
      ['unknown-key', '提名', 3],
      ['date', '2023年2月30日', 4],
      ['level', '乡级', 5],
      ['status', '好', 6],
      ['value', '', 7],
      ['no-file', '标题', 9],
      ['colon', '标题：', 10],
      ['value', '', 13],
    ]);
    expect(readSidecar(text).corrections.map(({ facts }) => facts)).toEqual([
      { genre: '办法' },
      { number: '乙发〔2020〕1号' },
    ]);
  });

  it('suggest the key that was meant', () => {
    const [problem] = readSidecar('- file: a.txt\n  isuers: 甲\n').problems;
    expect(problem).toMatchObject({ kind: 'unknown-key', hint: 'issuers' });
  });

  it('are no YAML: says so and takes what can be read', () => {
    expect(kinds('- file: a.txt\n\tnumber: 1号\n')).toEqual([['tab', '', 2]]);
    expect(kinds('- file: a.txt\n  date: 2020\n  date: 2021\n')).toEqual([['repeated-key', 'date', 3]]);
    expect(kinds('- file: "a.txt\n')).toEqual([['yaml', expect.any(String), expect.any(Number)]]);
    const broken = readSidecar('- file: a.txt\n  number: 1号\n- file: "b.txt\n  number: 2号\n- file: c.txt\n');
    expect(broken.corrections.map(({ file }) => file.text)).toEqual(['a.txt']);
    expect(broken.problems).toHaveLength(1);
    expect(kinds('标题：甲')).toEqual([['colon', '标题：', 1]]);
    expect(kinds('甲')).toEqual([['shape', '', 1]]);
    expect(kinds('files:\n  - file: a.txt\n')).toEqual([['unknown-key', 'files', 1]]);
  });

  it('are written as the guide shows', () => {
    const [example] = /(?<=^```yaml\n)更正:\n[\s\S]*?(?=^```$)/m.exec(readFileSync('docs/guide.md', 'utf8')) ?? [];
    const { corrections, problems } = readSidecar(example ?? '');
    expect(corrections).toHaveLength(2);
    expect(problems).toEqual([]);
  });

  it('are refused when they are nested so deep that reading them would end the process', () => {
    const deep = ['[', '{', '- ', '? ', '[ ', '{a: ', '-\t', 'a: - '].map((part) => part.repeat(3000));
    const indented = Array.from({ length: 250 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    for (const text of [...deep, indented, 'x'.repeat(300_001)]) {
      const { corrections, problems } = readSidecar(text);
      expect(corrections).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
    }
  });

  it('never throw, and every problem lies in the text', () => {
    const piece = fc.constantFrom(
      ...['更正:', '文件', 'file', ': ', '：', '- ', '\n', '  ', '\t', '"', "'", '[', ']', '{', '}', ', ', '&a', '*a'],
      ...[
        '!!x',
        '|',
        '>',
        '#',
        '%',
        '---',
        '...',
        '? ',
        '日期',
        '2024-02-30',
        '状态',
        '甲.txt',
        '\r',
        '\ufeff',
        '<<',
        '@',
      ],
    );
    const yamlLike = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(yamlLike, fc.string({ unit: 'binary' })), (text) => {
        for (const { start, end, line } of readSidecar(text).problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(line).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
