/** `lsp`: the language server for other editors. */
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';

export const lsp: Command = {
  name: 'lsp',
  summary: { zh: '语言服务，供其他编辑器使用', en: 'the language server, for other editors' },
  help: {
    zh: `用法：policy-drafting lsp --stdio

  --stdio              经标准输入输出通信`,
    en: `Usage: policy-drafting lsp --stdio

  --stdio              speak on standard input and output`,
  },
  options: { flags: ['stdio', 'no-cache'], values: ['cache-dir', 'clientProcessId'] },
  async run(given, machine) {
    if (!given.flags.has('stdio')) throw new UsageError({ zh: '请加上 --stdio', en: 'say --stdio' });
    await machine.serve();
    return 0;
  },
};
