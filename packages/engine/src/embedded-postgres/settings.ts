import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';

const MEGABYTE = 1024 * 1024;

/** Where the server listens: a folder for its Unix socket, or a port on the loopback address. */
export interface Endpoint {
  readonly socketDir: string | null;
  readonly port: number;
}

/**
 * The server's settings as the text of a PostgreSQL configuration file, sized to this machine's memory and disk.
 * @param durable false trades safety after a power cut for speed; only tests may ask for it.
 */
export async function serverSettings(options: {
  binaries: string;
  clusterDir: string;
  endpoint: Endpoint;
  durable: boolean;
}): Promise<string> {
  const { binaries, clusterDir, endpoint, durable } = options;
  const memory = memoryBytes() / MEGABYTE;
  const disk = await statfs(clusterDir);
  const freeDisk = (disk.bavail * disk.bsize) / MEGABYTE;

  const settings: Record<string, string> = {
    listen_addresses: endpoint.socketDir === null ? '127.0.0.1' : '',
    port: String(endpoint.port),
    unix_socket_directories: endpoint.socketDir ?? '',
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: megabytes(clamp(memory / 8, 64, 2048)),
    effective_cache_size: megabytes(clamp(memory / 2, 128, 65_536)),
    work_mem: megabytes(clamp(memory / 512, 4, 32)),
    maintenance_work_mem: megabytes(clamp(memory / 64, 32, 512)),
    max_wal_size: megabytes(clamp(freeDisk / 10, 256, 4096)),
    min_wal_size: '80MB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    logging_collector: durable ? 'on' : 'off',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    // Details and statements of errors hold phone numbers and message texts.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  if (hasStatementStatistics(binaries)) settings['shared_preload_libraries'] = 'pg_stat_statements';
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join('');
}

function hasStatementStatistics(binaries: string): boolean {
  return ['so', 'dylib', 'dll'].some((ending) =>
    [['lib', 'postgresql'], ['lib']].some((folder) =>
      existsSync(join(binaries, ...folder, `pg_stat_statements.${ending}`)),
    ),
  );
}

/** A container's limit where there is one, else the machine's memory. */
function memoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function megabytes(value: number): string {
  return `${Math.floor(value)}MB`;
}
