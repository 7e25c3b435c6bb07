import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { connect } from '@waypost/engine/database';
import { z } from 'zod';

import { runScript, type Process } from '../system/processes.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { BenchSession } from './session.ts';

/** As many connections as a sender has. */
const connections = 64;

/**
 * The limit of sending: a process that posts the same body to the same sink over keep-alive connections, and does
 * nothing else. Answers requests per second.
 */
export async function httpLoop(
  session: BenchSession,
  sink: Process,
  path: string,
  body: string,
  count: number,
): Promise<number> {
  const file = join(session.folder, 'loop-body.json');
  await writeFile(file, body);
  const { code, output } = await runScript('e2e/bench/http-loop.ts', {}, [
    `${sink.url}${path}`,
    String(count),
    String(connections),
    file,
  ]);
  if (code !== 0) throw new Error(`the plain loop failed: ${output}`);
  return z.object({ perSecond: z.number() }).parse(JSON.parse(output)).perSecond;
}

/**
 * The limit of writing: rows of 100 bytes with a primary key, inserted in groups by one statement each and committed
 * one group after the other over one connection. Answers rows per second.
 */
export async function insertLoop(
  database: BenchDatabase,
  rows: number,
  group: number,
): Promise<number> {
  const connection = connect({ connectionString: database.url }, 1);
  try {
    await connection.pool.query(
      'CREATE TABLE bench_limit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)',
    );
    const bodies = Array.from({ length: group }, () => 'x'.repeat(100));
    const begin = performance.now();
    for (let done = 0; done < rows; done += group) {
      await connection.pool.query({
        name: 'bench_limit',
        text: 'INSERT INTO bench_limit (body) SELECT unnest($1::text[])',
        values: [bodies],
      });
    }
    const seconds = (performance.now() - begin) / 1000;
    await connection.pool.query('DROP TABLE bench_limit');
    return (Math.ceil(rows / group) * group) / seconds;
  } finally {
    await connection.close();
  }
}
