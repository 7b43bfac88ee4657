/** `policy-drafting check` with all its options, on a machine in memory. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../../../server/src/cli/machine.ts';
import { github } from '../../../server/src/cli/reports/github.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { cityTexts } from '../../lsp/corpus-texts.ts';
import { machineWith } from './machine.ts';

const slip = '根据《青溪市城市绿地管理办法》，制定本方案。\n';
const fixedSlip = '根据《青溪市城市绿化管理办法》，制定本方案。\n';
const words = '- 应写: 社区食堂\n  不写: 老年饭堂\n  理由: 与市级一致\n';
const suppressed = `<!-- 政策起草 忽略下一行 citation/title-near-miss：沿用旧名 -->\n${slip}`;

describe('SARIF', () => {
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync('test/data/sarif-2.1.0.schema.json', 'utf8'));
  const ajv = new Ajv({
    strict: false,
    unicodeRegExp: false,
    allErrors: true,
    formats: { uri: /^[a-z]+:/, 'uri-reference': /^\S*$/, 'date-time': true },
  });
  const validate = ajv.compile(schema);
  const sarifOf = async (files: Record<string, string>, options = '') => {
    const { out } = await machineWith(files).call(
      `check ${Object.keys(files)[0]} --corpus corpus --format sarif ${options}`,
    );
    const log = JSON.parse(out);
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
    return log.runs[0];
  };

  it('is valid, and says place, rule, evidence and fix', async () => {
    const run = await sarifOf({ '文稿/甲（乙）.txt': slip });
    const [result] = run.results;
    expect(result).toMatchObject({
      ruleId: 'citation/title-near-miss',
      level: 'warning',
      partialFingerprints: { 'policyDraftingFinding/v1': expect.stringMatching(/^[0-9a-f]{16}$/) },
      suppressions: [],
    });
    const { rules } = run.tool.driver;
    expect(rules[result.ruleIndex]).toMatchObject({
      id: 'citation/title-near-miss',
      help: { text: expect.stringContaining('标题'), markdown: expect.stringContaining('**') },
      defaultConfiguration: { level: 'warning' },
    });
    const [{ physicalLocation }] = result.locations;
    expect(decodeURI(physicalLocation.artifactLocation.uri)).toBe('文稿/甲（乙）.txt');
    expect(physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: 3,
      endLine: 1,
      endColumn: 16,
      charOffset: 2,
      charLength: 13,
      snippet: { text: '《青溪市城市绿地管理办法》' },
    });
    expect(run.artifacts[physicalLocation.artifactLocation.index].location.uri).toBe(
      physicalLocation.artifactLocation.uri,
    );
    expect(result.relatedLocations[0].physicalLocation.region.startLine).toBe(1);
    const [{ replacements }] = result.fixes[0].artifactChanges;
    expect(replacements[0]).toMatchObject({
      deletedRegion: { charOffset: 2, charLength: 13 },
      insertedContent: { text: '《青溪市城市绿化管理办法》' },
    });
  });

  it('tells what is suppressed in the text, with the reason, and what is in the baseline', async () => {
    const inText = await sarifOf({ 'a.txt': suppressed });
    expect(inText.results).toMatchObject([{ suppressions: [{ kind: 'inSource', justification: '沿用旧名' }] }]);
    const machine = machineWith({ 'a.txt': slip });
    await machine.call('check a.txt --corpus corpus --write-baseline base.json');
    const run = await sarifOf(
      { 'a.txt': slip, 'base.json': String(machine.saved['base.json']) },
      '--baseline base.json',
    );
    expect(run.results).toMatchObject([{ suppressions: [{ kind: 'external' }] }]);
  });

  it('is valid without findings', async () => {
    expect((await sarifOf({ 'a.txt': '平安。\n' })).results).toEqual([]);
  });
});

describe('GitHub annotations', () => {
  it('escape what would end a command or property', async () => {
    const { call } = machineWith({ 'a,b:100%.txt': slip });
    const { out } = await call('check a,b:100%.txt --corpus corpus --format github');
    expect(out).toMatch(
      /^::warning file=a%2Cb%3A100%25\.txt,line=1,endLine=1,col=3,endColumn=16,title=citation\/title-near-miss::[^\n]+\n$/,
    );
  });

  it('name no columns where the stretch runs over lines', () => {
    const source = '甲乙\n丙丁\n';
    const message = { zh: '百分之%\n十', en: '' };
    const finding = {
      code: 'style/x',
      severity: 'hint',
      range: { start: 1, end: 4 },
      message,
      evidence: [],
      fixes: [],
      fingerprint: '',
    } as const;
    const draft = { uri: 'file:///a.txt', source, text: readPolicyText(source, { format: 'text' }) };
    const judgement = { shown: [finding], heldBack: [], suppressed: [], accepted: [] };
    expect(github([{ path: 'a.txt', draft, judgement }], { locale: 'zh' } as Machine)).toBe(
      '::notice file=a.txt,line=1,endLine=2,title=style/x::百分之%25%0A十\n',
    );
  });
});

describe('stylish', () => {
  it('shows the line with the flagged stretch underlined, two columns for an ideograph', async () => {
    const { call } = machineWith({ 'a.txt': slip });
    const { out } = await call('check a.txt --corpus corpus');
    const lines = out.split('\n');
    expect(lines[1]).toBe('    根据《青溪市城市绿地管理办法》，制定本方案。');
    expect(lines[2]).toBe(`    ${' '.repeat(4)}${'^'.repeat(26)}`);
    expect(lines.at(-2)).toBe('共 1 处：警告 1');
  });

  it('keeps long lines and control characters of the draft from the terminal', async () => {
    const long = `${'前后左右'.repeat(40)}\u001b[31m${slip.trim()}${'东南西北'.repeat(40)}\n`;
    const { out } = await machineWith({ 'a.txt': long }).call('check a.txt --corpus corpus');
    expect(out).not.toContain('\u001b');
    const line = out.split('\n').find((one) => /^ {4}….*《青溪市城市绿地/.test(one))!;
    expect(line).toMatch(/^ {4}….*《青溪市城市绿地管理办法》.*…$/);
    expect([...line].reduce((width, character) => width + (character > '\u2e80' ? 2 : 1), 0)).toBeLessThanOrEqual(80);
  });

  it('says what is not listed', async () => {
    const { call } = machineWith({ 'a.txt': suppressed });
    expect(await call('check a.txt --corpus corpus')).toMatchObject({
      code: 0,
      out: '没有发现问题；另有 1 处在文稿中注明不提示\n',
    });
  });
});

describe('drafts', () => {
  it('of a folder are checked but for the corpus in it', async () => {
    const { call } = machineWith({ '工作/b.txt': slip, '工作/a.policy': slip });
    const { out } = await call('check 工作 --corpus corpus --format json');
    expect(JSON.parse(out).files.map(({ file }: { file: string }) => file)).toEqual(['工作/b.txt', '工作/a.policy']);
    const within = machineWith({ './a.txt': slip, './corpus/b.txt': slip });
    const checked = JSON.parse((await within.call('check . --corpus corpus --format json')).out);
    expect(checked.files.map(({ file }: { file: string }) => file)).toEqual(['./a.txt']);
  });

  it('are read from standard input, under the name that is given', async () => {
    const machine = machineWith({}, 'zh', { input: slip });
    expect(JSON.parse((await machine.call('check - --corpus corpus --format json')).out).files[0]).toMatchObject({
      file: '-',
      findings: [{ code: 'citation/title-near-miss' }],
    });
    const { out } = await machine.call('check - --stdin-name 文稿/a.txt --corpus corpus --format json');
    expect(JSON.parse(out).files[0].file).toBe('文稿/a.txt');
  });

  it('may be empty', async () => {
    expect(await machineWith({}).call('check - --corpus corpus')).toMatchObject({ code: 0, out: '没有发现问题\n' });
  });
});

describe('--fix', () => {
  it('writes the text of standard input to standard output, the report elsewhere', async () => {
    const { call } = machineWith({}, 'zh', { input: slip });
    expect(await call('check - --fix --corpus corpus')).toMatchObject({
      code: 0,
      out: fixedSlip,
      err: '没有发现问题\n',
    });
  });

  it('changes nothing the second time, and nothing else', async () => {
    const text = `一、总体要求\r\n\r\n${slip.trim()}每处建设老年饭堂。\r\n`;
    const { call, files } = machineWith({ 'a.txt': text, 'policy-words.yaml': words });
    await call('check a.txt --fix --corpus corpus');
    const once = files['a.txt'];
    expect(once).toBe(`一、总体要求\r\n\r\n${fixedSlip.trim()}每处建设社区食堂。\r\n`);
    await call('check a.txt --fix --corpus corpus');
    expect(files['a.txt']).toBe(once);
  });

  it('ends with 2 where the draft cannot be written', async () => {
    const machine = machineWith({ 'a.txt': slip });
    machine.refuse();
    expect(await machine.call('check a.txt --fix --corpus corpus')).toMatchObject({
      code: 2,
      err: 'policy-drafting: a.txt：已改动\n',
    });
  });
});

describe('the baseline', () => {
  it('takes what is there, wherever it stands later, and lets new findings through', async () => {
    const machine = machineWith({ '文稿/a.txt': slip });
    expect(await machine.call('check 文稿/a.txt --corpus corpus --write-baseline 基线/base.json')).toMatchObject({
      code: 0,
      out: '',
      err: '1 处问题写入基线 基线/base.json\n',
    });
    const base = String(machine.saved['基线/base.json']);
    expect(Object.keys(JSON.parse(base).files)).toEqual(['../文稿/a.txt']);
    const later = machineWith({ '文稿/a.txt': `各有关单位：\n\n${slip}`, '基线/base.json': base });
    expect(await later.call('check 文稿/a.txt --corpus corpus --baseline 基线/base.json')).toMatchObject({
      code: 0,
      out: '没有发现问题；另有 1 处已在基线中\n',
    });
    const worse = machineWith({ '文稿/a.txt': `${slip}\n落实《青溪市城市绿地管理办法》。\n`, '基线/base.json': base });
    expect(await worse.call('check 文稿/a.txt --corpus corpus --baseline 基线/base.json')).toMatchObject({ code: 1 });
  });

  it.each([
    ['none.json', '找不到文件：none.json'],
    ['a.txt', 'a.txt：不是基线文件，请用 --write-baseline 生成'],
  ])('must be one: %s', async (path, message) => {
    const { call } = machineWith({ 'a.txt': slip });
    expect(await call(`check a.txt --corpus corpus --baseline ${path}`)).toMatchObject({
      code: 2,
      err: `policy-drafting: ${message}\n`,
    });
  });
});

describe('settings', () => {
  const severityOf = async (files: Record<string, string>, options: string) => {
    const { out } = await machineWith({ 'a.txt': slip, ...files }).call(
      `check a.txt --corpus corpus --format json ${options}`,
    );
    return JSON.parse(out).files[0].findings[0]?.severity ?? 'off';
  };

  it.each([
    ['settings.json', '{ "policyDrafting.checks": { "citation/title-near-miss": "error" } }'],
    ['jsonc.json', '{\n  // 审阅\n  "policyDrafting.checks": { "citation/*": "error", /* 其余 */ },\n}'],
    ['nested.yaml', 'policyDrafting:\n  checks:\n    citation/*: error\n'],
    ['plain.yaml', 'checks:\n  citation/title-near-miss: error\n'],
  ])('are read from %s', async (name, text) => {
    expect(await severityOf({ [name]: text }, `--config ${name}`)).toBe('error');
  });

  it('of the working folder hold without being named, and give way to the command line', async () => {
    const files = { '.vscode/settings.json': '{ "policyDrafting.checks": { "citation/*": "off" } }' };
    expect(await severityOf(files, '')).toBe('off');
    expect(await severityOf(files, '--severity citation/title-near-miss=hint')).toBe('hint');
  });

  it.each([
    [
      '--severity citation/title-near-miss',
      '--severity 应写作 代码=级别，级别为 error、warning、information、hint、off：citation/title-near-miss',
    ],
    ['--severity citation/none=off', '设置 policyDrafting.checks 中没有检查项“citation/none”。'],
    ['--config broken.json', expect.stringMatching(/^broken\.json：不是 JSON 或 YAML/)],
  ])('are told where they are wrong: %s', async (options, message) => {
    const { code, err } = await machineWith({ 'a.txt': slip, 'broken.json': '{ "a": ' }).call(
      `check a.txt ${options} --corpus corpus`,
    );
    expect({ code, err: err.replace('policy-drafting: ', '').trimEnd() }).toEqual({ code: 2, err: message });
  });
});

describe('the words of the unit', () => {
  it('are taken from beside the draft, and told where they are wrong', async () => {
    const files = { '文稿/a.txt': '每处建设老年饭堂。\n', '文稿/policy-words.yaml': `${words}- 备注: 无\n` };
    const { code, out, err } = await machineWith(files).call('check 文稿/a.txt --corpus corpus');
    expect(code).toBe(1);
    expect(out).toMatch(/^文稿\/a\.txt:1:5 {2}警告 {2}本单位写“社区食堂”，不写“老年饭堂”（与市级一致）。/);
    expect(out).toContain('本单位用语  文稿/policy-words.yaml:1');
    expect(err).toMatch(/^文稿\/policy-words\.yaml:4: /);
  });
});

describe('--timing', () => {
  it('lists the time of every check that ran, and changes nothing else', async () => {
    const { call } = machineWith({ 'a.txt': slip });
    const plain = await call('check a.txt --corpus corpus');
    const { out, err } = await call('check a.txt --corpus corpus --timing');
    expect(out).toBe(plain.out);
    expect(err).toMatch(/^ {2}citation\/title-near-miss +\d+\.\d +1$/m);
    expect(err).toMatch(/^ {2}wording\/differs +\d+\.\d +0$/m);
  });
});

it('each text is its own corpus no more', async () => {
  const [first] = cityTexts;
  const machine = machineWith({ [`corpus/${first!.name}`]: first!.text });
  expect((await machine.call(`check corpus/${first!.name} --corpus corpus`)).code).toBe(0);
});
