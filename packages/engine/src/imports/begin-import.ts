import { sql, type Kysely } from 'kysely';

import { transact } from '../database/transact.ts';
import type { Database } from '../database/schema.ts';
import { clearRows } from './clear-rows.ts';
import type { ImportRow } from './import-row.ts';
import type { ColumnMapping } from './mapping.ts';

export interface ImportOptions {
  mapping: ColumnMapping;
  /** ISO 3166 alpha-2; null: national numbers without a country are rejected. */
  defaultCountry: string | null;
  /** A new list of the imported people gets this name. */
  audienceName?: string | undefined;
}

/**
 * Sets an import to work from the start of its file, unless it is at work or done already: then
 * undefined. Whatever a check or an earlier try left is thrown away.
 */
export async function beginImport(
  db: Kysely<Database>,
  id: string,
  status: 'checking' | 'importing',
  options: ImportOptions,
  now: number,
): Promise<ImportRow | undefined> {
  return transact(db, async (trx) => {
    const held = await trx
      .selectFrom('profile_import')
      .select(['audience_id'])
      .where('id', '=', id)
      .where('status', 'in', ['uploaded', 'checked', 'failed'])
      .forUpdate()
      .executeTakeFirst();
    if (held === undefined) return undefined;
    await clearRows(trx, id);
    await trx.deleteFrom('profile_import_rejection').where('import_id', '=', id).execute();
    const audienceId =
      status === 'importing' && options.audienceName !== undefined
        ? await nameAudience(trx, held.audience_id, options.audienceName, now)
        : held.audience_id;
    return trx
      .updateTable('profile_import')
      .set({
        status,
        mapping: JSON.stringify(options.mapping),
        default_country: options.defaultCountry,
        audience_id: audienceId,
        summary: null,
        failure: null,
        read_at: null,
        finished_at: null,
        bytes_done: 0,
        rows_done: 0,
        rows_imported: 0,
        rows_rejected: 0,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/** The list of an earlier try is taken up again, and so is one that has this name already. */
async function nameAudience(
  trx: Kysely<Database>,
  existing: string | null,
  name: string,
  now: number,
): Promise<string> {
  const named = await sql<{ id: string }>`
    SELECT id FROM audience WHERE kind = 'list' AND name = ${name} ORDER BY created_at LIMIT 1`.execute(
    trx,
  );
  if (existing === null && named.rows[0] !== undefined) return named.rows[0].id;
  const { rows } = await sql<{ id: string }>`
    INSERT INTO audience (id, name, kind, created_at, updated_at)
    VALUES (coalesce(${existing}::uuid, gen_random_uuid()), ${name}, 'list', ${new Date(now)}, ${new Date(now)})
        ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, updated_at = EXCLUDED.updated_at
    RETURNING id`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('The audience was not created.');
  return row.id;
}
