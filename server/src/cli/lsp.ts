/** `lsp`: the language server for other editors. */
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';

export const lsp: Command = {
  name: 'lsp',
  summary: { zh: '语言服务，供其他编辑器使用', en: 'the language server, for other editors' },
  help: {
    zh: `用法：policy-drafting lsp --stdio

  --stdio              经标准输入输出通信

在 Linux 上，编辑器启动它时设环境变量 MALLOC_ARENA_MAX=1 和 MALLOC_TRIM_THRESHOLD_=131072，
可少占约 25 MB 内存。`,
    en: `Usage: policy-drafting lsp --stdio

  --stdio              speak on standard input and output

On Linux, an editor that starts it with MALLOC_ARENA_MAX=1 and MALLOC_TRIM_THRESHOLD_=131072 in its
environment saves about 25 MB of memory.`,
  },
  options: { flags: ['stdio', 'no-cache'], values: ['cache-dir', 'clientProcessId'] },
  async run(given, machine) {
    if (!given.flags.has('stdio')) throw new UsageError({ zh: '请加上 --stdio', en: 'say --stdio' });
    await machine.serve();
    return 0;
  },
};
