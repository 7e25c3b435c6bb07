import { destination, pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.ts';

/** Log lines as JSON on standard error; what people should read goes to standard output instead. */
export function createLog(
  config: Pick<Config, 'logLevel'>,
  stream: DestinationStream = destination({ dest: 2, sync: false }),
): Logger {
  const level = config.logLevel ?? (process.stderr.isTTY ? 'warn' : 'info');
  return pino(
    {
      level,
      base: {},
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: describeError, error: describeError },
    },
    stream,
  );
}

/** Only what finds the mistake: other properties of an error (a database's `detail`) may hold personal data. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return maskNumbers(String(error));
  const code = 'code' in error ? error.code : undefined;
  const mask = (text: string): string => maskNumbers(isAboutData(code) ? maskQuoted(text) : text);
  return {
    type: error.name,
    message: mask(error.message),
    ...(code === undefined ? {} : { code }),
    stack: mask(error.stack ?? ''),
  };
}

/** PostgreSQL's errors of class 22 repeat the value they are about. */
function isAboutData(code: unknown): boolean {
  return typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
}

function maskQuoted(text: string): string {
  return text.replace(/"[^"]*"/g, '"…"');
}

/** A value in a message may be a phone number. */
function maskNumbers(text: string): string {
  return text.replace(/\+?\d{7,}/g, '…');
}
