/** The program: finds the command, prints help, turns wrong calls into messages. */
import type { Message } from '../checks/message.ts';
import { align } from './align.ts';
import { readArguments, UsageError } from './arguments.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { indexCorpus } from './index-corpus.ts';
import { inspect } from './inspect.ts';
import { lsp } from './lsp.ts';
import type { Machine } from './machine.ts';
import { search } from './search.ts';

const commands: readonly Command[] = [check, inspect, search, align, compare, indexCorpus, lsp];

/** Runs the program with the arguments behind its name. Resolves with the exit code. */
export async function run(parts: readonly string[], version: string, machine: Machine): Promise<number> {
  const [name, ...rest] = parts;
  try {
    if (name === '--version' || name === '-v') {
      machine.out(`${version}\n`);
      return 0;
    }
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      const asked = commands.find((command) => command.name === rest[0]);
      const text = `${(asked?.help ?? overview())[machine.locale]}\n`;
      if (name === undefined) machine.err(text);
      else machine.out(text);
      return name === undefined ? 2 : 0;
    }
    const command = commands.find((candidate) => candidate.name === name);
    if (!command) {
      const known = commands.map((one) => one.name);
      throw new UsageError({
        zh: `没有命令 ${name}，可用的命令有 ${known.join('、')}`,
        en: `unknown command ${name}; there are ${known.join(', ')}`,
      });
    }
    if (asksForHelp(rest)) {
      machine.out(`${command.help[machine.locale]}\n`);
      return 0;
    }
    return await command.run(readArguments(rest, command.options), machine);
  } catch (error) {
    machine.progress('');
    machine.err(`policy-drafting: ${reasonOf(error, machine)}\n`);
    return 2;
  }
}

function asksForHelp(parts: readonly string[]): boolean {
  const end = parts.indexOf('--');
  return (end < 0 ? parts : parts.slice(0, end)).some((part) => part === '--help' || part === '-h');
}

function reasonOf(error: unknown, machine: Machine): string {
  if (error instanceof UsageError) return error.text[machine.locale];
  return error instanceof Error ? error.message : String(error);
}

function overview(): Message {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const list = (locale: keyof Message) =>
    commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary[locale]}`).join('\n');
  return {
    zh: `政策起草：对照已有政策文件检查和查询\n\n用法：policy-drafting 命令 …\n\n${list('zh')}\n\n各命令的用法：policy-drafting 命令 --help`,
    en: `Policy drafting against the corpus of existing policy files\n\nUsage: policy-drafting COMMAND …\n\n${list('en')}\n\nEach command explains itself: policy-drafting COMMAND --help`,
  };
}
