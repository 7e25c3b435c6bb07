import { sql, type Kysely, type Selectable } from 'kysely';

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

export interface WorkspaceChange {
  name?: string | undefined;
  defaultCountry?: string | undefined;
  timeZone?: string | undefined;
}

/** Changes what is given and answers the whole. */
export async function updateWorkspace(
  db: Kysely<Database>,
  change: WorkspaceChange,
  now: number,
): Promise<WorkspaceRow> {
  const workspace = await ensureWorkspace(db, now);
  return db
    .updateTable('workspace')
    .set({
      name: change.name ?? workspace.name,
      default_country: change.defaultCountry ?? workspace.default_country,
      time_zone: change.timeZone ?? workspace.time_zone,
    })
    .where('id', '=', workspace.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
