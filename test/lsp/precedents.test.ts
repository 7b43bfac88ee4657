import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Range } from 'vscode-languageserver/node';
import {
  type PrecedentsParams,
  type PrecedentsResult,
  precedentsRequest,
  type SimilarSectionsParams,
  type SimilarSectionsResult,
  similarSectionsRequest,
} from '../../server/src/lsp/protocol.ts';
import { cityTexts } from './corpus-texts.ts';
import { openServer, type TestClient } from './harness.ts';
import { scenario } from './scenario.ts';

let client: TestClient;
beforeAll(async () => {
  client = await openServer('in-process', { corpus: cityTexts });
});
afterAll(() => client.close());

describe('precedents as a list', () => {
  const ask = (parameters: PrecedentsParams): Promise<PrecedentsResult> =>
    client.connection.sendRequest(precedentsRequest, parameters);
  const sentence = '建设口袋公园应当坚持因地制宜、便民惠民，做到开窗见绿、出门入园。';

  it('of a text: rows with their documents, places and differences', async () => {
    const { sentences, choices } = await ask({ text: sentence });
    const [row] = sentences[0]!.rows;
    expect(row!.works).toBe(2);
    expect(row!.pieces.map(({ kind }) => kind)).toContain('added');
    expect(row!.clauses).toHaveLength(2);
    expect(row!.clauses[0]).toMatchObject({ title: '青溪市城市绿化“十四五”规划', headingPath: ['二、重点任务'] });
    const { uri, range } = row!.clauses[0]!.location;
    expect(decodeURIComponent(uri)).toMatch(/绿化规划\.txt$/);
    expect(range.start.line).toBeLessThanOrEqual(range.end.line);
    expect(choices.levels).toContainEqual(expect.objectContaining({ level: 'city', name: '市级' }));
  });

  it('of the sentence at the cursor, or of what is selected', async () => {
    const { text, cursor, ranges } = scenario(
      `加强管护。${sentence.slice(0, 20)}|${sentence.slice(20)}⟦加强资金保障⟧。`,
    );
    const { uri } = await client.open(text);
    const at = (range: Range) =>
      ask({ textDocument: { uri }, range }).then(({ sentences }) => sentences.map((one) => one.sentence));
    expect(await at({ start: cursor, end: cursor })).toEqual([sentence]);
    expect(await at(ranges[0]!)).toEqual(['加强资金保障']);
  });

  it('of some documents only', async () => {
    const { sentences } = await ask({ text: sentence, filter: { to: '2021' } });
    expect(sentences[0]!.rows[0]!.clauses.map(({ title }) => title)).toEqual(['青溪市城市绿化管理办法']);
    expect((await ask({ text: sentence, filter: { levels: ['central'] } })).sentences[0]!.rows).toEqual([]);
  });

  it('of nothing, and of a draft that is not open, is empty', async () => {
    expect((await ask({ text: ' ' })).sentences).toEqual([]);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    expect((await ask({ textDocument: { uri: 'untitled:none' }, range })).sentences).toEqual([]);
  });
});

describe('similar sections', () => {
  const ask = (parameters: SimilarSectionsParams): Promise<SimilarSectionsResult> =>
    client.connection.sendRequest(similarSectionsRequest, parameters);

  it('of the section at a position, with their places', async () => {
    const { text, cursor } = scenario('白石市绿化方案\n\n一、工作保障\n\n加强资金保障，落实管护|责任。\n');
    const { uri } = await client.open(text);
    const { heading, rows, choices } = await ask({ textDocument: { uri }, position: cursor });
    expect(heading).toBe('一、工作保障');
    expect(rows[0]).toMatchObject({
      title: '青溪市城市绿化“十四五”规划',
      headingPath: ['三、保障措施'],
      shared: 1,
      parts: 2,
    });
    expect(choices.years.map(({ year }) => year)).toContain('2022');
  });

  it('of no section are none', async () => {
    const { uri } = await client.open('随便写一句。\n');
    const { heading, rows } = await ask({ textDocument: { uri }, position: { line: 0, character: 1 } });
    expect({ heading, rows }).toEqual({ heading: null, rows: [] });
  });
});
