/** Arguments of a command: options with and without value, and lists that go on to the next option. */
import type { Message } from '../checks/message.ts';

export interface OptionKinds {
  readonly flags?: readonly string[];
  readonly values?: readonly string[];
  readonly lists?: readonly string[];
}

export interface Arguments {
  readonly positionals: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** A wrong call: exit code 2. */
export class UsageError extends Error {
  readonly text: Message;

  constructor(text: Message) {
    super(text.en);
    this.text = text;
  }
}

/**
 * Reads the arguments behind the command. `--name value` and `--name=value` are the same, `--` ends the options.
 * A list takes everything up to the next option; when nothing else is left for the command, only its first entry
 * belongs to it: `check --corpus DIR DRAFT`. Throws {@link UsageError} on an unknown option or a missing value.
 */
export function readArguments(parts: readonly string[], kinds: OptionKinds): Arguments {
  const positionals: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const lists = new Map<string, string[]>();
  let last: string[] | null = null;
  const queue = [...parts];
  for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
    if (part === '--') {
      positionals.push(...queue);
      break;
    }
    if (!part.startsWith('-') || part === '-') {
      (last ?? positionals).push(part);
      continue;
    }
    last = null;
    const equals = part.startsWith('--') ? part.indexOf('=') : -1;
    const name = (equals < 0 ? part : part.slice(0, equals)).replace(/^--?/, '');
    if (equals >= 0) queue.unshift(part.slice(equals + 1));
    if (equals < 0 && kinds.flags?.includes(name)) flags.add(name);
    else if (kinds.values?.includes(name)) values.set(name, takeValue(name, queue));
    else if (kinds.lists?.includes(name)) {
      const list = lists.get(name) ?? [];
      lists.set(name, list);
      list.push(takeValue(name, queue));
      if (equals < 0) last = list;
    } else throw new UsageError({ zh: `没有选项 ${part}，用法见 --help`, en: `unknown option ${part}; see --help` });
  }
  if (positionals.length === 0) {
    for (const list of lists.values()) positionals.push(...list.splice(1));
  }
  return { positionals, flags, values, lists };
}

function takeValue(name: string, queue: string[]): string {
  const value = queue.shift();
  if (value !== undefined && value !== '' && !value.startsWith('--')) return value;
  throw new UsageError({ zh: `选项 --${name} 缺少值`, en: `option --${name} needs a value` });
}
