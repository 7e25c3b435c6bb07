import { resolve } from 'node:path';
import { variables } from './variables.ts';

/** How this installation runs. */
export interface Config {
  /** What this process does; `npm start -- --role=…` says it too. */
  readonly role: 'all' | 'web' | 'worker';
  readonly host: string;
  readonly port: number;
  /** Absolute path. Holds the embedded database, the simulator's file and the secret key. */
  readonly dataDir: string;
  /** null: the embedded database. */
  readonly databaseUrl: string | null;
  /** Address under which Meta and people outside reach Waypost, without a slash at its end. */
  readonly publicUrl: string | null;
  readonly graphUrl: string;
  readonly graphVersion: string;
  /** 32 bytes; null: kept in a file of the data folder. */
  readonly secretKey: Buffer | null;
  readonly apiKey: string | null;
  /** Whether the first start fills the workspace with people, templates and a journey to try. */
  readonly demo: boolean;
  /** null: `warn` on a terminal, else `info`. */
  readonly logLevel: string | null;
  /** How long a message whose outcome is unknown waits for a status before it may be sent again, in milliseconds. */
  readonly graceMs: number;
  /** How long is kept what happened; null for ever. */
  readonly retention: { webhookMonths: number | null; messageMonths: number | null };
  /** Where traces go, and which share of them; null: there are none. */
  readonly traces: { endpoint: string; share: number } | null;
  /** Whoever has it may read `/metrics`. */
  readonly metricsToken: string | null;
  /** How long a process that stops goes on answering while `/readyz` says 503, in milliseconds. */
  readonly drainMs: number;
  /** Hosts in private networks that HTTP requests of journeys may call, as `host` or `host:port`. */
  readonly allowedPrivateHosts: readonly string[];
  /** A simulator that runs as its own process; null: the embedded one. */
  readonly simulatorUrl: string | null;
}

/** One message per wrong variable, each with the variable's name and what it must be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration from environment variables. An empty variable counts as absent.
 * @throws ConfigError naming every wrong variable. Values are not repeated: some are secrets.
 */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.keys(variables.shape)
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = variables.safeParse(given);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(
      `Waypost can't start: ${lines.length === 1 ? 'a setting is' : 'some settings are'} wrong.\n${lines.join('\n')}\n` +
        'docs/configuration.md explains every setting.',
    );
  }
  const value = read.data;
  if (value.WAYPOST_ROLE !== 'all' && value.DATABASE_URL === undefined) {
    throw new ConfigError(
      `Waypost can't start: a process of role ${value.WAYPOST_ROLE} needs DATABASE_URL. The embedded database serves ` +
        'one process that does everything. docs/scaling.md explains how to run several.',
    );
  }
  return {
    role: value.WAYPOST_ROLE,
    host: value.HOST,
    port: value.PORT,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL ?? null,
    publicUrl: value.PUBLIC_URL ?? null,
    graphUrl: value.GRAPH_URL,
    graphVersion: value.GRAPH_VERSION,
    secretKey: value.WAYPOST_SECRET_KEY ? Buffer.from(value.WAYPOST_SECRET_KEY, 'base64') : null,
    apiKey: value.WAYPOST_API_KEY ?? null,
    demo: value.WAYPOST_DEMO === 'on',
    logLevel: value.LOG_LEVEL ?? null,
    graceMs: value.UNKNOWN_GRACE_SECONDS * 1000,
    retention: {
      webhookMonths: value.WAYPOST_KEEP_WEBHOOKS_MONTHS || null,
      messageMonths: value.WAYPOST_KEEP_MESSAGES_MONTHS || null,
    },
    traces:
      value.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? null
        : { endpoint: value.OTEL_EXPORTER_OTLP_ENDPOINT, share: value.OTEL_TRACES_SAMPLER_ARG },
    metricsToken: value.METRICS_TOKEN ?? null,
    drainMs: value.WAYPOST_DRAIN_SECONDS * 1000,
    allowedPrivateHosts: value.WAYPOST_ALLOWED_PRIVATE_HOSTS,
    simulatorUrl: value.SIMULATOR_URL ?? null,
  };
}
