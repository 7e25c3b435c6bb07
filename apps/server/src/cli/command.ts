import type { Config } from '../config/config.ts';

/** What the person typed is wrong, or what they asked for can't be done now. The message says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** One command of `npm run waypost -- <command>`. */
export interface Command {
  readonly name: string;
  /** What follows the name, for the help text. */
  readonly usage: string;
  readonly summary: string;
  /** @throws CommandError */
  run(config: Config, words: readonly string[], say: (line: string) => void): Promise<void>;
}
