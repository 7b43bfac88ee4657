import { describe, expect, it } from 'vitest';
import { cityPlan, provincePlan } from '../features/align/plans.ts';
import { machineWith } from './machine.ts';

const files = () => ({ 'city.txt': cityPlan, 'province.txt': provincePlan, 'empty.txt': '' });

describe('policy-drafting align', () => {
  it('prints markdown, in the language of the user', async () => {
    const zh = await machineWith(files()).call('align city.txt --upper province.txt');
    expect(zh.code).toBe(0);
    expect(zh.out).toMatch(/^# 规划衔接报告：/);
    const en = await machineWith(files(), 'en').call('align city.txt --upper province.txt');
    expect(en.out).toMatch(/^# Alignment report: /);
  });

  it('prints JSON with verdicts, sections and places', async () => {
    const { out } = await machineWith(files()).call('align city.txt --upper province.txt --format json');
    const { draft, upper, responsibilities } = JSON.parse(out);
    expect(draft).toEqual({ title: '漪州市养老服务发展“十四五”规划', file: 'city.txt' });
    expect(upper[0]).toMatchObject({ file: 'province.txt', origin: 'given' });
    expect(upper[0].targets.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'stronger',
      'weaker',
      'equal',
    ]);
    expect(upper[0].sections.map(({ section }: { section: string }) => section)).toEqual([
      'targets',
      'direction',
      'layout',
      'policies',
      'projects',
      'risks',
    ]);
    expect(responsibilities.tasks).toHaveLength(2);
  });

  it('writes the format that the name of the output asks for', async () => {
    const { call, saved } = machineWith(files());
    const page = await call('align city.txt --upper province.txt --output report.html');
    expect(page).toMatchObject({ code: 0, out: '' });
    expect(saved['report.html']).toMatch(/^<!doctype html>/);
    await call('align city.txt --upper province.txt --output report.docx');
    expect((saved['report.docx'] as Uint8Array).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });

  it('keeps bytes off a terminal', async () => {
    const { call } = machineWith(files());
    for (const format of ['docx', 'xlsx']) {
      const { code, out, err } = await call(`align city.txt --upper province.txt --format ${format}`);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('--output');
    }
  });

  it.each([
    ['align', /没有指定文稿/],
    ['align city.txt province.txt --upper province.txt', /一次只对照一份/],
    ['align city.txt --upper nowhere.txt', /找不到文件：nowhere\.txt/],
    ['align nowhere.txt --upper province.txt', /找不到文件：nowhere\.txt/],
    ['align empty.txt --upper province.txt', /没有可以对照的内容/],
    ['align city.txt --upper province.txt --format pdf', /未知格式：pdf/],
    ['align city.txt --upper province.txt --document 交通', /没有标题含“交通”的公文/],
    ['align city.txt --corpus /corpus', /没有指定上位文件/],
  ])('%s is a wrong call', async (line, reason) => {
    const { code, out, err } = await machineWith(files()).call(line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(reason);
  });

  it('explains itself in both languages', async () => {
    expect((await machineWith({}).call('align --help')).out).toMatch(/--upper 文件…/);
    expect((await machineWith({}, 'en').call('align --help')).out).toMatch(/--upper FILE…/);
  });
});

describe('policy-drafting compare', () => {
  it('puts two versions side by side', async () => {
    const changed = cityPlan.replace('限制任何单位', '禁止任何单位');
    const { call } = machineWith({ 'old.txt': cityPlan, 'new.txt': changed });
    const { code, out } = await call('compare old.txt new.txt --format json');
    expect(code).toBe(0);
    const { before, after, provisions } = JSON.parse(out);
    expect([before.file, after.file]).toEqual(['old.txt', 'new.txt']);
    const changes = provisions.filter(({ change }: { change: string }) => change !== 'same');
    expect(changes).toHaveLength(1);
    expect(changes[0].difference.filter(({ kind }: { kind: string }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '限制' },
      { kind: 'added', text: '禁止' },
    ]);
    expect(changed.slice(changes[0].after.offset, changes[0].after.offsetEnd)).toContain('禁止任何单位');
  });

  it('needs two files', async () => {
    const { code, err } = await machineWith(files()).call('compare city.txt');
    expect(code).toBe(2);
    expect(err).toMatch(/旧版和新版/);
  });
});
