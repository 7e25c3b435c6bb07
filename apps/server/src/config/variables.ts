import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readServerList } from '@waypost/engine/database';
import { z } from 'zod';

/** Folder for data when DATA_DIR is not set: PostgreSQL's account must reach it, and a root's home is closed to it. */
export function defaultDataDir(): string {
  return process.getuid?.() === 0
    ? '/var/lib/waypost'
    : fileURLToPath(new URL('../../../../.data', import.meta.url));
}

const webAddress = (example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: `must be an address such as ${example}`,
    })
    .transform((text) => text.replace(/\/+$/, ''));

const months = z
  .string()
  .regex(/^\d{1,3}$/, { error: 'must be a whole number of months, 0 for ever' })
  .transform(Number);

/** Every environment variable Waypost reads. `docs/configuration.md` has the same list for people. */
export const variables = z.object({
  HOST: z
    .string()
    .min(1, { error: 'must be an IP address or host name such as 127.0.0.1' })
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, { error: 'must be a whole number between 1 and 65535' })
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, {
      error: 'must be a whole number between 1 and 65535',
    })
    .default(4400),
  WAYPOST_ROLE: z
    .enum(['all', 'web', 'worker'], { error: 'must be all, web or worker' })
    .default('all'),
  DATA_DIR: z
    .string()
    .transform((path) => path.replace(/^~(?=$|\/)/, homedir()))
    .default(defaultDataDir),
  // An address with a socket folder, as in libpq, is none in the sense of URL.
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, {
      error: 'must be an address such as postgresql://user:password@host:5432/database',
      abort: true,
    })
    .superRefine((address, context) => {
      try {
        readServerList(address);
      } catch (error) {
        const why = error instanceof Error ? error.message : '';
        context.addIssue({ code: 'custom', message: `can't be used. ${why}` });
      }
    })
    .optional(),
  PUBLIC_URL: webAddress('https://waypost.example.com')
    .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', {
      error: 'must be an address without a path, such as https://waypost.example.com',
    })
    .optional(),
  GRAPH_URL: webAddress('https://graph.facebook.com').default('https://graph.facebook.com'),
  GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, { error: 'must be a Graph API version such as v25.0' })
    .default('v25.0'),
  WAYPOST_SECRET_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, {
      error: 'must be 32 random bytes in base64; make one with: openssl rand -base64 32',
    })
    .optional(),
  WAYPOST_API_KEY: z
    .string()
    .min(24, { error: 'must have at least 24 characters; make one with: openssl rand -hex 24' })
    .optional(),
  WAYPOST_DEMO: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .optional(),
  UNKNOWN_GRACE_SECONDS: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'must be a whole number of seconds such as 120' })
    .transform(Number)
    .default(120),
  WAYPOST_KEEP_WEBHOOKS_MONTHS: months.default(3),
  WAYPOST_KEEP_MESSAGES_MONTHS: months.default(0),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress('http://127.0.0.1:4318').optional(),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0|1|0?\.\d+|1\.0+)$/, { error: 'must be a share between 0 and 1 such as 0.01' })
    .transform(Number)
    .default(1),
  METRICS_TOKEN: z
    .string()
    .min(24, { error: 'must have at least 24 characters; make one with: openssl rand -hex 24' })
    .optional(),
  WAYPOST_DRAIN_SECONDS: z
    .string()
    .regex(/^\d{1,3}$/, { error: 'must be a whole number of seconds such as 10' })
    .transform(Number)
    .default(0),
  WAYPOST_ALLOWED_PRIVATE_HOSTS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter((host) => host !== ''),
    )
    .refine(
      (hosts) => hosts.every((host) => /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(:\d+)?$/.test(host)),
      {
        error:
          'must be hosts with or without port, joined by commas, such as crm.internal:8443,127.0.0.1',
      },
    )
    .default([]),
  SIMULATOR_URL: webAddress('http://127.0.0.1:4500').optional(),
});
