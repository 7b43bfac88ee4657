/** What an editor's own search does. */
import { spawnSync } from 'node:child_process';

/** Path of ripgrep: the development dependency's, or the one on PATH; null where there is none. */
export async function ripgrepPath(): Promise<string | null> {
  const bundled = await import('@vscode/ripgrep').then(({ rgPath }) => rgPath).catch(() => null);
  return [bundled, 'rg'].find((path) => path !== null && spawnSync(path, ['--version']).status === 0) ?? null;
}

/** Matches of a phrase in the files below a folder, as they stand there. */
export function ripgrepCount(path: string, phrase: string, folder: string): number {
  const { stdout } = spawnSync(path, [
    '--no-config',
    '--no-ignore',
    '--count-matches',
    '--no-filename',
    '-F',
    '-e',
    phrase,
    folder,
  ]);
  return String(stdout)
    .split('\n')
    .reduce((sum, count) => sum + Number(count), 0);
}
