import { type Kysely, type Selectable, sql } from 'kysely';

import type { Database } from '../database/schema.ts';

export type WorkspaceRow = Selectable<Database['workspace']>;

/** Advisory lock under which the workspace is made, so that two first requests make one. */
const workspaceLock = 7_251_010;

/** The installation's one workspace, made when it is first asked for. */
export async function ensureWorkspace(db: Kysely<Database>, now: number): Promise<WorkspaceRow> {
  const existing = await findWorkspace(db);
  if (existing !== undefined) return existing;
  return db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${workspaceLock})`.execute(trx);
    return (
      (await findWorkspace(trx)) ??
      trx
        .insertInto('workspace')
        .values({ name: 'Waypost', created_at: new Date(now) })
        .returningAll()
        .executeTakeFirstOrThrow()
    );
  });
}

async function findWorkspace(db: Kysely<Database>): Promise<WorkspaceRow | undefined> {
  return db.selectFrom('workspace').selectAll().limit(1).executeTakeFirst();
}
