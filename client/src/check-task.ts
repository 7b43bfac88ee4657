/** Tasks that check all drafts of a folder outside the editor, with the findings in the Problems view. */
import {
  type Disposable,
  env,
  l10n,
  ProcessExecution,
  Task,
  type TaskDefinition,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { section } from './settings.ts';

export const taskType = 'policy-drafting';

/** As package.json contributes them: one for each severity, as its words are Chinese or English. */
export const problemMatchers = ['$policy-drafting-error', '$policy-drafting-warning', '$policy-drafting-information'];

interface CheckDefinition extends TaskDefinition {
  /** Files, folders or globs from the workspace folder; absent: all of it. */
  readonly drafts?: readonly string[];
  /** Further options of `policy-drafting check`. */
  readonly options?: readonly string[];
}

/** `cliModule`: path of the bundled command line. */
export function provideCheckTasks(cliModule: string): Disposable {
  return tasks.registerTaskProvider(taskType, {
    provideTasks: () =>
      Promise.all((workspace.workspaceFolders ?? []).map((folder) => taskOf({ type: taskType }, folder, cliModule))),
    resolveTask: ({ definition, scope }) => {
      const folder = isFolder(scope) ? scope : workspace.workspaceFolders?.[0];
      return folder && taskOf(definition as CheckDefinition, folder, cliModule);
    },
  });
}

async function taskOf(definition: CheckDefinition, folder: WorkspaceFolder, cliModule: string): Promise<Task> {
  const corpus = await corpusOf(folder);
  const { drafts = ['.'], options = [] } = definition;
  const parts = ['check', ...drafts, ...(corpus.length > 0 ? ['--corpus', ...corpus] : []), ...options];
  // The editor's own program runs as Node, so that nothing else has to be installed.
  const execution = new ProcessExecution(process.execPath, [cliModule, ...parts], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1', LC_ALL: /^zh/i.test(env.language) ? 'zh_CN.UTF-8' : 'en_US.UTF-8' },
  });
  return new Task(
    definition,
    folder,
    l10n.t('Check All Drafts'),
    l10n.t('Policy Drafting'),
    execution,
    problemMatchers,
  );
}

/**
 * Entries of the setting that the command line is to read. It ends where a folder is not there: those that are looked for by
 * habit are named only where they are.
 */
async function corpusOf({ uri }: WorkspaceFolder): Promise<readonly string[]> {
  const configuration = workspace.getConfiguration(section, uri);
  const habitual = configuration.inspect<readonly string[]>('corpus')?.defaultValue ?? [];
  const entries = configuration.get<readonly string[]>('corpus', []);
  const named = await Promise.all(
    entries.map(async (entry) => !habitual.includes(entry) || (await isThere(Uri.joinPath(uri, entry)))),
  );
  return entries.filter((_, index) => named[index]);
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function isFolder(scope: Task['scope']): scope is WorkspaceFolder {
  return typeof scope === 'object';
}
