import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { cityTexts } from '../../lsp/corpus-texts.ts';

const plan = '青溪市城市绿化“十四五”规划';
const notice = `青溪市人民政府关于印发《${plan}》的通知`;
const withSidecars = (...sidecars: readonly (readonly [name: string, text: string])[]) =>
  corpusOf([...cityTexts, ...sidecars.map(([name, text]) => ({ name, text }))]);
const corrected = (text: string) => withSidecars(['policy-corpus.yaml', text]);
const problems = (text: string) =>
  corrected(text).sidecarProblems.map(({ kind, text: at, hint, line }) => [kind, at, hint, line + 1]);

describe('a corpus with corrections beside its files', () => {
  it('knows its documents by the corrected facts', () => {
    const corpus = corrected(`更正:
  - 文件: 绿化办法.txt
    标题: 青溪市园林绿化条例
    文号: 青政令第12号
    日期: 2021-03-05
    状态: 已被替代
    新文件: 《青溪市公园条例》
    上位文件: 《城市绿化条例》
`);
    expect(corpus.sidecarProblems).toEqual([]);
    expect(corpus.title('青溪市城市绿化管理办法')?.documents).toEqual([]);
    expect(corpus.nearTitles('青溪市园林绿地条例').map(({ title }) => title)).toEqual(['青溪市园林绿化条例']);
    expect(corpus.titlesWith('园林', 5)).toHaveLength(1);
    expect(corpus.numbers().map(({ number }) => number)).toContain('青政令第12号');
    expect(corpus.title('青溪市园林绿化条例')?.documents[0]).toMatchObject({
      genre: '条例',
      level: 'city',
      number: '青政令第12号',
      date: '2021-03-05',
      status: 'superseded',
      supersededBy: '青溪市公园条例',
      upper: ['城市绿化条例'],
    });
  });

  it('gives attachments what they have from the document that carries them', () => {
    const corpus = corrected('- 文件: 绿化规划.txt\n  文号: 青政发〔2022〕8号\n  发文机关: 江东省人民政府\n');
    expect(corpus.title(notice)?.documents[0]).toMatchObject({ number: '青政发〔2022〕8号', level: 'province' });
    expect(corpus.title(plan)?.documents[0]).toMatchObject({
      number: '青政发〔2022〕8号',
      level: 'province',
      issuers: ['江东省人民政府'],
    });
  });

  it.each(['1.1', plan, `《${plan}》`])('corrects one document of several, named as %s', (name) => {
    const corpus = corrected(`- 文件: 绿化规划.txt\n  文书: "${name}"\n  日期: 2022-06-01\n  文号: 无\n`);
    expect(corpus.sidecarProblems).toEqual([]);
    expect(corpus.title(notice)?.documents[0]).toMatchObject({ date: '2022-06-08', number: '青政发〔2022〕7号' });
    expect(corpus.title(plan)?.documents[0]).toMatchObject({ date: '2022-06-01', number: null });
  });

  it('believes the corrections nearer to the file', () => {
    const files = [{ name: '市/甲.txt', text: '青溪市公园办法\n\n第一条　公园向公众开放。\n' }];
    const outer = { name: 'policy-corpus.yaml', text: '- 文件: 市\\甲.txt\n  文号: 1号\n  日期: 2020\n' };
    const inner = { name: '市/policy-corpus.yml', text: '- 文件: ./甲.txt\n  文号: 2号\n' };
    const { documents, sidecarProblems } = corpusOf([inner, outer, ...files]);
    expect(documents).toMatchObject([{ number: '2号', date: '2020' }]);
    expect(sidecarProblems).toEqual([]);
  });

  it('tells what the corrections miss', () => {
    expect(problems('- 文件: 子/绿化办法.txt\n  文号: 1号\n- 文件: ../绿化办法.txt\n- 文件: 乙.txt\n')).toEqual([
      ['missing-file', '子/绿化办法.txt', '绿化办法.txt', 1],
      ['missing-file', '../绿化办法.txt', '绿化办法.txt', 3],
      ['missing-file', '乙.txt', '', 4],
    ]);
    expect(problems('- 文件: 绿化规划.txt\n  文书: 青溪市城市绿地十四五规划\n')).toEqual([
      ['missing-document', '青溪市城市绿地十四五规划', `${plan}\n${notice}`, 2],
    ]);
    expect(problems('- 文件: 绿化规划.txt\n  文书: 城市绿化\n')).toEqual([
      ['ambiguous-document', '城市绿化', '1\n1.1', 2],
    ]);
    expect(problems('- 文件: 绿化办法.txt\n  文号: 1号\n- 文件: 绿化办法.txt\n  文号: 2号\n')).toEqual([
      ['stated-twice', '文号', '', 4],
    ]);
  });

  it('tells of a sidecar that is being written, against the files as they were read', () => {
    const corpus = corrected('- 文件: 绿化规划.txt\n  文书: "1.1"\n  标题: 绿化规划\n');
    const uri = 'file:///corpus/policy-corpus.yaml';
    expect(corpus.checkSidecar(uri, `- 文件: 绿化规划.txt\n  文书: ${plan}\n  标题: 规划\n`)).toEqual([]);
    expect(corpus.checkSidecar(uri, '- 文件: 没有.txt\n')).toMatchObject([{ kind: 'missing-file', uri }]);
    expect(corpus.checkSidecar('file:///elsewhere/policy-corpus.yaml', '- 文件: 没有.txt\n')).toEqual([]);
  });

  it('takes status and upper documents from the front matter of a file, unless corrected', () => {
    const file = {
      name: '甲.md',
      text: '---\n状态: 征求意见稿\n上位文件: [《乙条例》]\n---\n青溪市公园办法\n\n第一条　公园开放。\n',
    };
    expect(corpusOf([file]).documents[0]).toMatchObject({ status: 'draft', upper: ['乙条例'] });
    const sidecar = { name: 'policy-corpus.yaml', text: '- 文件: 甲.md\n  状态: 现行有效\n  上位文件: 无\n' };
    expect(corpusOf([file, sidecar]).documents[0]).toMatchObject({ status: 'in-force', upper: [] });
  });
});
