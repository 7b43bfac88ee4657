import { Buffer } from 'node:buffer';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import {
  type AlignParams,
  alignRequest,
  compareRequest,
  type ReportCandidate,
  type ReportFailure,
  type ReportFile,
  type ReportFormat,
  type ReportPage,
  reportFileRequest,
  reportProgressNotification,
  upperCandidatesRequest,
  versionsRequest,
} from '../../server/src/lsp/protocol.ts';
import { cityPlan, provincePlan } from '../unit/features/align/plans.ts';
import { openServer, type TestClient, type TestDraft } from './harness.ts';

const corpus = [
  { name: '省级/养老规划.txt', text: `${provincePlan}\n霁江省人民政府\n\n2021年8月1日\n` },
  { name: '市级/养老规划（2022）.txt', text: cityPlan.replace('60%以上', '58%以上') },
  { name: '市级/交通规划.txt', text: '漪州市综合交通“十四五”规划\n\n一、主要目标\n\n到2025年，公交分担率达到40%。\n' },
];
/** A plan of so many tasks that it is worked on for many steps. */
const tasks = Array.from({ length: 250 }, (_, at) => `（${at + 1}）建设第${at + 1}个社区养老服务中心，完善服务制度。`);
const longPlan = { name: '长规划.txt', text: `${provincePlan}\n${tasks.join('\n\n')}\n` };
const files = new Map([...corpus, longPlan].map(({ name, text }) => [`/corpus/${name}`, text]));

describe('reports', () => {
  let client: TestClient;
  let draft: TestDraft;

  beforeAll(async () => {
    const readUserFile = (path: string) => {
      const text = files.get(path);
      return text === undefined ? null : { text, problem: null, detail: '' };
    };
    client = await openServer('in-process', { corpus, host: { readUserFile } });
    draft = await client.open(cityPlan);
  });
  afterAll(() => client.close());

  const textDocument = () => ({ uri: draft.uri });
  const ask = <Result>(method: string, parameters: object): Promise<Result> =>
    client.connection.sendRequest(method, { textDocument: textDocument(), ...parameters });
  const align = (uppers: AlignParams['uppers']) => ask<ReportPage & ReportFailure>(alignRequest, { uppers });

  it('offer the documents above the draft, the guessed one chosen, then others', async () => {
    const candidates = await ask<readonly ReportCandidate[]>(upperCandidatesRequest, {});
    expect(candidates.map(({ title, likely }) => [title, likely])).toEqual([
      ['霁江省养老服务发展“十四五”规划', true],
      ['漪州市综合交通“十四五”规划', false],
      ['漪州市养老服务发展“十四五”规划', false],
    ]);
    expect(candidates[0]!.description).toContain('标题与文稿相近');
  });

  it('show how the draft agrees, with links that open both places', async () => {
    const [upper] = await ask<readonly ReportCandidate[]>(upperCandidatesRequest, {});
    const { title, body } = await align([upper!.text]);
    expect(title).toBe('规划衔接报告：漪州市养老服务发展“十四五”规划');
    expect(body).toContain('高于上位');
    const places = [...body.matchAll(/data-uri="([^"]+)" data-line="(\d+)"/g)];
    expect(new Set(places.map(([, uri]) => uri))).toEqual(new Set([draft.uri, upper!.text.uri]));
    const line = cityPlan.split('\n').findIndex((text) => text.includes('到2025年'));
    expect(places.map(([, uri, at]) => [uri, Number(at)])).toContainEqual([draft.uri, line]);
  });

  it('show an indicator over the years that the corpus knows of', async () => {
    const years = ['2021', '2022', '2023'].map((year, at) => ({
      name: `报告${year}.txt`,
      text: `漪州市${year}年养老服务工作报告\n\n${year}年，全市养老机构护理型床位占比达到${50 + at}%。\n`,
    }));
    const other = await openServer('in-process', {
      corpus: [...corpus, ...years],
      host: { readUserFile: (path) => ({ text: files.get(path) ?? '', problem: null, detail: '' }) },
    });
    try {
      const plan = await other.open(cityPlan);
      const uri = 'file:///corpus/%E7%9C%81%E7%BA%A7/%E5%85%BB%E8%80%81%E8%A7%84%E5%88%92.txt';
      const { body } = await other.connection.sendRequest<ReportPage>(alignRequest, {
        textDocument: { uri: plan.uri },
        uppers: [{ uri }],
      });
      expect(body).toContain('指标走势');
      for (const year of ['2021', '2022', '2023', '2025'])
        expect(body).toMatch(new RegExp(`<text[^>]*>${year}</text>`));
    } finally {
      await other.close();
    }
  });

  it('put the draft beside an earlier version', async () => {
    const [version] = await ask<readonly ReportCandidate[]>(versionsRequest, {});
    expect(version).toMatchObject({ title: '漪州市养老服务发展“十四五”规划', file: '市级/养老规划（2022）.txt' });
    const { body } = await ask<ReportPage>(compareRequest, { earlier: version!.text });
    expect(body).toMatch(/<del>58%?<\/del>/);
    expect(body).toMatch(/<ins>60%?<\/ins>/);
  });

  it('are given as files while the server has them', async () => {
    const [version] = await ask<readonly ReportCandidate[]>(versionsRequest, {});
    const { id } = await ask<ReportPage>(compareRequest, { earlier: version!.text });
    const file = async (format: ReportFormat) => {
      const answer = await client.connection.sendRequest<ReportFile>(reportFileRequest, { id, format });
      return Buffer.from(answer.base64, 'base64');
    };
    expect((await file('md')).toString()).toMatch(/^# 修改前后对照表/);
    expect((await file('html')).toString()).toMatch(/^<!doctype html>/);
    expect(Object.keys(unzipSync(await file('docx')))).toContain('word/document.xml');
    expect(Object.keys(unzipSync(await file('xlsx')))).toContain('xl/workbook.xml');
    expect(await client.connection.sendRequest(reportFileRequest, { id: id + 100, format: 'md' })).toBeNull();
  });

  it('stop where they are when they are cancelled midway', async () => {
    const source = new CancellationTokenSource();
    const fractions: number[] = [];
    const listening = client.connection.onNotification(reportProgressNotification, ({ fraction }) => {
      fractions.push(fraction);
      source.cancel();
    });
    const parameters = { textDocument: textDocument(), uppers: [{ uri: `file:///corpus/${longPlan.name}` }] };
    expect(await client.connection.sendRequest(alignRequest, parameters, source.token)).toBeNull();
    expect(fractions.at(-1)).toBeLessThan(1);
    const heard = fractions.length;
    // What is asked next is answered, and nothing more is heard of what was left.
    expect(await ask(versionsRequest, {})).not.toEqual([]);
    expect(fractions).toHaveLength(heard);
    listening.dispose();
    const { title } = await client.connection.sendRequest<ReportPage>(alignRequest, parameters);
    expect(title).toContain('规划衔接报告');
  });

  it('say which file cannot be read', async () => {
    const { problem } = await align([{ uri: 'file:///corpus/nowhere.txt' }]);
    expect(problem).toBe('nowhere.txt: 找不到这个文件');
  });
});
