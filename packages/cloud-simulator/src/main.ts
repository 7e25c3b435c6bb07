import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

import express from 'express';
import { z } from 'zod';

import { defaultNumber, standaloneAppSecret } from './accounts/default-account.ts';
import { appSettingsSchema, defaultAppId, defaultBusinessId } from './accounts/settings.ts';
import { loopbackOnly } from './control/loopback-only.ts';
import type { Log } from './log.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import { defaultTemplates } from './templates/default-templates.ts';

const usage = `Waypost's stand-in for Meta's Cloud API, as a process of its own.

  --port <number>         port to listen on (4500; 0 picks a free one)
  --data <folder>         folder of its file simulator.db (.data/simulator)
  --callback <url>        webhook of the default account
  --app-secret <secret>   secret of the default app, which signs webhooks (a known one)
  --token <token>         the only access token the default account takes (any)
  --seed <number>         makes delays and chances repeatable (1)
  --read-share <0..1>     share of messages that are read by themselves (0.7)
  --statuses all|none     none: accept and tell nothing (all)
`;

const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(4500),
  data: z.string().min(1).default('.data/simulator'),
  callback: z.url().optional(),
  'app-secret': z.string().min(1).optional(),
  token: z.string().min(1).optional(),
  seed: z.coerce.number().int().default(1),
  'read-share': z.coerce.number().min(0).max(1).default(0.7),
  statuses: z.enum(['all', 'none']).default('all'),
});

const text = { type: 'string' } as const;

function readOptions(): z.infer<typeof optionsSchema> {
  const { values } = parseArgs({
    options: {
      port: text,
      data: text,
      callback: text,
      'app-secret': text,
      token: text,
      seed: text,
      'read-share': text,
      statuses: text,
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const read = optionsSchema.safeParse(values);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Error(`--${issue?.path.join('.')}: ${issue?.message}`);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exit(1);
}

const nothing = (): void => {};
const complain = (fields: Record<string, unknown>, message: string): void => {
  process.stderr.write(`${JSON.stringify({ message, ...fields })}\n`);
};
const log: Log = { debug: nothing, info: nothing, warn: complain, error: complain };

/** What somebody needs who points a client at it. */
function introduction(simulator: Simulator): string {
  const secret = simulator.accounts.app(defaultAppId)?.appSecret ?? '';
  return [
    `  business portfolio ${defaultBusinessId}`,
    `  app                ${defaultAppId}, secret ${secret}`,
    `  account (WABA)     ${defaultNumber.wabaId}`,
    `  phone number id    ${defaultNumber.phoneNumberId} (${defaultNumber.displayPhoneNumber})`,
    '  token              any, until the control API says otherwise',
    '',
  ].join('\n');
}

async function start(): Promise<void> {
  const options = readOptions();
  const simulator = createSimulator({
    directory: options.data,
    seed: options.seed,
    readShare: options['read-share'],
    statuses: options.statuses,
    log,
  });
  const wabaId = defaultNumber.wabaId;
  const appSecret = options['app-secret'] ?? standaloneAppSecret;
  const app = simulator.accounts.app(defaultAppId);
  if (!app || options['app-secret'] !== undefined) {
    simulator.accounts.setApp(appSettingsSchema.parse({ ...app, appId: defaultAppId, appSecret }));
  }
  simulator.setNumber({
    ...(simulator.accounts.number(defaultNumber.phoneNumberId) ?? defaultNumber),
    ...(options.callback === undefined ? {} : { callbackUrl: options.callback }),
    ...(options['app-secret'] === undefined ? {} : { appSecret: options['app-secret'] }),
    ...(options.token === undefined ? {} : { token: options.token }),
  });
  const missing = defaultTemplates.filter(
    (template) => !simulator.hasTemplate(wabaId, template.name, template.language),
  );
  if (missing.length > 0) await simulator.putTemplates({ wabaId, templates: missing });

  const web = express();
  web.disable('x-powered-by');
  web.set('etag', false);
  web.use(loopbackOnly);
  web.use('/control', simulator.controlRouter);
  web.use('/media', simulator.mediaRouter);
  web.use('/graph', simulator.graphRouter);
  web.use(simulator.graphRouter);
  const server = createServer(web);
  server.keepAliveTimeout = 65_000;
  server.on('error', (error: NodeJS.ErrnoException) => {
    fail(
      error.code === 'EADDRINUSE'
        ? new Error(`Port ${options.port} is in use: choose another one with --port`)
        : error,
    );
  });
  server.listen(options.port, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : options.port;
    process.stdout.write(`Simulator on http://127.0.0.1:${port}\n`);
    process.stdout.write(introduction(simulator));
  });

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    server.close();
    server.closeAllConnections();
    void simulator.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

try {
  await start();
} catch (error) {
  fail(error);
}
