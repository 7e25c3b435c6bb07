import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { ensureWorkspace, type WorkspaceRow } from './ensure-workspace.ts';

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
