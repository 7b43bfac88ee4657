/** A command of the program. */
import type { Message } from '../checks/message.ts';
import type { Arguments, OptionKinds } from './arguments.ts';
import type { Machine } from './machine.ts';

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: Message;
  /** Usage and options, without the common ones. */
  readonly help: Message;
  readonly options: OptionKinds;
  /** Resolves with the exit code: 0 well, 1 findings, 2 usage or unreadable input. */
  run(given: Arguments, machine: Machine): Promise<number>;
}
