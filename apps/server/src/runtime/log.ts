import { destination, pino, type Logger } from 'pino';
import type { Config } from '../config/config.ts';

/** Log lines as JSON on standard error; what people should read goes to standard output instead. */
export function createLog(config: Config): Logger {
  const level = config.logLevel ?? (process.stderr.isTTY ? 'warn' : 'info');
  return pino(
    {
      level,
      base: {},
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: describeError, error: describeError },
    },
    destination({ dest: 2, sync: false }),
  );
}

/** Only what finds the mistake: other properties of an error (a database's `detail`) may hold personal data. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return maskNumbers(String(error));
  return {
    type: error.name,
    message: maskNumbers(error.message),
    ...('code' in error ? { code: error.code } : {}),
    stack: maskNumbers(error.stack ?? ''),
  };
}

/** A value in a message may be a phone number. */
function maskNumbers(text: string): string {
  return text.replace(/\+?\d{7,}/g, '…');
}
