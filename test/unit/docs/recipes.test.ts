/** The recipes of the guide do what it says: the hook is run on a repository of its own, the settings are read. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWordsFile } from '../../../server/src/corpus/user-files/words-file.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const guide = readFileSync(join(root, 'docs/guide.md'), 'utf8');
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text]) => text!);

it('the words of the unit in the guide are read as they are meant', () => {
  const [text] = blocks('yaml').filter((block) => block.startsWith('用语:'));
  const { entries, problems } = readWordsFile(text!);
  expect(problems).toEqual([]);
  expect(entries).toHaveLength(4);
});

it('the task in the guide is one that the extension contributes', () => {
  const [tasks] = blocks('json').filter((block) => block.includes('"tasks"'));
  const [task] = JSON.parse(tasks!).tasks;
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [definition] = contributes.taskDefinitions;
  expect(task.type).toBe(definition.type);
  expect(Object.keys(task)).toEqual(expect.arrayContaining(Object.keys(definition.properties)));
  expect(task.problemMatcher).toEqual(contributes.problemMatchers.map(({ name }: { name: string }) => `$${name}`));
});

const hasTools = process.platform !== 'win32' && spawnSync('git', ['--version']).status === 0;

describe.skipIf(!hasTools)('the hook before a commit (needs git and a shell)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-drafting-'));
  const bin = join(folder, 'bin');
  const work = join(folder, 'work');
  const environment = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    LC_ALL: 'zh_CN.UTF-8',
    XDG_CACHE_HOME: join(folder, 'cache'),
    GIT_CONFIG_GLOBAL: join(folder, 'gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const git = (...parts: string[]) => spawnSync('git', parts, { cwd: work, env: environment, encoding: 'utf8' });
  const commit = (name: string, text: string) => {
    writeFileSync(join(work, name), text);
    git('add', '-A');
    return git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-m', name);
  };

  beforeAll(async () => {
    await build({
      absWorkingDir: root,
      entryPoints: { cli: 'server/src/cli.ts', worker: 'server/src/worker.ts' },
      outdir: join(folder, 'dist'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      external: ['nodejieba', './office.js'],
      define: { 'import.meta.url': '__filename' },
      logLevel: 'error',
    });
    for (const path of [bin, join(work, '政策库')]) mkdirSync(path, { recursive: true });
    const program = join(bin, 'policy-drafting');
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(folder, 'dist/cli.js')}" "$@"\n`);
    chmodSync(program, 0o755);
    writeFileSync(
      join(work, '政策库/绿化办法.txt'),
      '青溪市城市绿化管理办法\n\n第一条　为了加强城市绿化管理，制定本办法。\n',
    );
    execFileSync('git', ['init', '-q', work], { env: environment });
    const [hook] = blocks('sh').filter((block) => block.startsWith('#!/bin/sh'));
    const path = join(work, '.git/hooks/pre-commit');
    mkdirSync(join(work, '.git/hooks'), { recursive: true });
    writeFileSync(path, hook!);
    chmodSync(path, 0o755);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('lets a good draft through', () => {
    const { status, stderr } = commit('方案 一.policy', '根据《青溪市城市绿化管理办法》，制定本方案。\n');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '没有发现问题\n' });
  });

  it('keeps a bad one back, and says why', () => {
    const { status, stdout, stderr } = commit('方案 二.policy', '根据《青溪市城市绿地管理办法》，制定本方案。\n');
    expect(status).not.toBe(0);
    expect(stdout + stderr).toMatch(/^方案 二\.policy:1:3 {2}警告 {2}.*citation\/title-near-miss$/m);
    expect(existsSync(join(work, '.git/refs/heads'))).toBe(true);
    expect(git('log', '--oneline').stdout.trim().split('\n')).toHaveLength(1);
  });

  it('minds nothing but drafts', () => {
    rmSync(join(work, '方案 二.policy'));
    expect(commit('说明.txt', '根据《青溪市城市绿地管理办法》，制定本方案。\n').status).toBe(0);
  });
});
