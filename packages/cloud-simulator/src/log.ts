/** Where the simulator tells what goes on; pino's shape. Never given numbers or texts of messages. */
export interface Log {
  debug: (fields: Record<string, unknown>, text: string) => void;
  info: (fields: Record<string, unknown>, text: string) => void;
  warn: (fields: Record<string, unknown>, text: string) => void;
  error: (fields: Record<string, unknown>, text: string) => void;
}

const nothing = (): void => {};

/** A log for tests that nobody reads. */
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
