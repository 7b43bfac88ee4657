/** The task's problem matchers read what `check` prints, in both languages. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { machineWith } from '../cli/machine.ts';

interface Provider {
  provideTasks(): Promise<{ readonly parts: readonly unknown[] }[]>;
}
let provider: Provider | undefined;
const { setting, there } = vi.hoisted(() => ({ setting: { corpus: [] as string[] }, there: new Set<string>() }));

vi.mock('vscode', () => ({
  env: { language: 'zh-cn' },
  l10n: { t: (text: string) => text },
  ProcessExecution: class {
    readonly parts: readonly unknown[];
    constructor(...parts: unknown[]) {
      this.parts = parts;
    }
  },
  Task: class {
    readonly parts: readonly unknown[];
    constructor(...parts: unknown[]) {
      this.parts = parts;
    }
  },
  tasks: {
    registerTaskProvider: (_: string, given: Provider) => {
      provider = given;
    },
  },
  Uri: { joinPath: (_: unknown, entry: string) => entry },
  workspace: {
    workspaceFolders: [{ uri: { fsPath: '/工作' }, name: '工作', index: 0 }],
    getConfiguration: () => ({
      get: () => setting.corpus,
      inspect: () => ({ defaultValue: ['corpus', '政策库'] }),
    }),
    fs: {
      stat: async (entry: string) => {
        if (!there.has(entry)) throw new Error('not there');
      },
    },
  },
}));

const { problemMatchers, provideCheckTasks, taskType } = await import('../../../client/src/check-task.ts');
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));

interface Matcher {
  readonly name: string;
  readonly severity: string;
  readonly pattern: { readonly regexp: string; readonly [group: string]: string | number };
}
const matchers: readonly Matcher[] = contributes.problemMatchers;

it('the matchers and the type are those of the manifest', () => {
  expect(matchers.map(({ name }) => `$${name}`)).toEqual(problemMatchers);
  expect(contributes.taskDefinitions.map(({ type }: { type: string }) => type)).toEqual([taskType]);
});

/** What the task runs, with the corpus that the setting names while these folders are there. */
async function run(corpus: readonly string[], folders: readonly string[]): Promise<readonly unknown[]> {
  setting.corpus = [...corpus];
  there.clear();
  for (const folder of folders) there.add(folder);
  provideCheckTasks('/dist/cli.js');
  const [task] = await provider!.provideTasks();
  return (task!.parts[4] as { readonly parts: readonly unknown[] }).parts.slice(1);
}

it('a task checks all drafts of the folder with the program that is packed', async () => {
  expect(await run(['corpus', '政策库'], ['政策库'])).toEqual([
    ['/dist/cli.js', 'check', '.', '--corpus', '政策库'],
    { cwd: '/工作', env: { ELECTRON_RUN_AS_NODE: '1', LC_ALL: 'zh_CN.UTF-8' } },
  ]);
});

it.each([
  [['corpus', '政策库'], [], []],
  [
    ['corpus', '政策库'],
    ['corpus', '政策库'],
    ['corpus', '政策库'],
  ],
  [['corpus', '/公文', '省/**'], [], ['/公文', '省/**']],
])('of the corpus %j it names, where %j are there, %j', async (corpus, folders, named) => {
  const [parts] = await run(corpus, folders);
  expect(parts).toEqual(['/dist/cli.js', 'check', '.', ...(named.length > 0 ? ['--corpus', ...named] : [])]);
});

describe.each(['zh', 'en'] as const)('in %s', (locale) => {
  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['information', 'info'],
    ['hint', 'info'],
  ])('a finding at %s is read once, and nothing else of the report', async (severity, expected) => {
    const text = '一、总体要求\n\n根据《青溪市城市绿地管理办法》，制定本方案。\n';
    const { call } = machineWith({ '文稿/a（一）.txt': text }, locale);
    const { out } = await call(`check 文稿 --corpus corpus --severity citation/title-near-miss=${severity}`);
    const read = out.split('\n').flatMap((line) =>
      matchers.flatMap((matcher) => {
        const found = new RegExp(matcher.pattern.regexp).exec(line);
        const part = (name: string) => found![Number(matcher.pattern[name])];
        return found ? [[matcher.severity, part('file'), part('line'), part('column'), part('code')]] : [];
      }),
    );
    expect(read).toEqual([[expected, '文稿/a（一）.txt', '3', '3', 'citation/title-near-miss']]);
  });
});
