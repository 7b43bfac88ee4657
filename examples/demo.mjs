// The demonstration: checks the example drafts against the example corpus and prints what is found.
// `check` ends with 1 when there are findings; here that is success.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const drafts = ['examples/示范稿.policy', 'examples/示范稿（助餐点管理办法）.policy'];
const { status } = spawnSync(process.execPath, ['dist/cli.js', 'check', ...drafts, '--corpus', 'examples/corpus'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'inherit',
});
process.exitCode = status === 1 ? 0 : status || 1;
