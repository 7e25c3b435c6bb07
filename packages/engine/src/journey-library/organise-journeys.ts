import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** What is to become of several journeys at once; what is left out stays. */
export interface Reorganisation {
  ids: readonly string[];
  /** Null: out of their folders. */
  folderId?: string | null | undefined;
  addTags?: readonly string[] | undefined;
  removeTags?: readonly string[] | undefined;
  archived?: boolean | undefined;
}

/** What became of them, by their ids; who is deleted is in neither. */
export interface Reorganised {
  changed: string[];
  /** Those that still go on for somebody, and so stay out of the archive. */
  refused: string[];
}

/** How many tags a journey carries at most; more are not added. */
export const mostTags = 20;

/**
 * Puts journeys into a folder, gives or takes tags, puts them into the archive or takes them out, all in one statement. Of
 * those to be archived, whatever still goes on for anybody stays as it is altogether. Nobody's draft is touched, so it is no
 * edit. A tag that a journey carries in other capitals is not added again.
 */
export async function organiseJourneys(
  db: Kysely<Database>,
  { ids, folderId, addTags = [], removeTags = [], archived }: Reorganisation,
  now: number,
): Promise<Reorganised> {
  const { rows } = await sql<{ id: string; changed: boolean }>`
    WITH changed AS (
      UPDATE journey j
         SET folder_id = ${folderId === undefined ? sql`j.folder_id` : sql`${folderId}::uuid`},
             tags = ${tagsAfter(addTags, removeTags)},
             archived_at = ${archived === undefined ? sql`j.archived_at` : archived ? sql`coalesce(j.archived_at, ${new Date(now)})` : sql`NULL`}
       WHERE j.id = ANY (${[...ids]}::uuid[]) AND j.kind = 'journey'
         AND NOT (${archived === true} AND j.goes_on)
      RETURNING j.id)
    SELECT j.id, c.id IS NOT NULL AS changed
      FROM journey j LEFT JOIN changed c ON c.id = j.id
     WHERE j.id = ANY (${[...ids]}::uuid[]) AND j.kind = 'journey'`.execute(db);
  const idsOf = (changed: boolean) =>
    rows.flatMap((row) => (row.changed === changed ? row.id : []));
  return { changed: idsOf(true), refused: idsOf(false) };
}

function tagsAfter(added: readonly string[], removed: readonly string[]) {
  if (added.length === 0 && removed.length === 0) return sql`j.tags`;
  return sql`
    (SELECT coalesce(array_agg(tag ORDER BY lower(tag COLLATE "pg_c_utf8")), '{}')
       FROM (SELECT DISTINCT ON (lower(tag COLLATE "pg_c_utf8")) tag
               FROM (SELECT tag, 0 AS rank FROM unnest(j.tags) AS tag WHERE tag <> ALL (${[...removed]}::text[])
                      UNION ALL
                     SELECT tag, 1 FROM unnest(${[...added]}::text[]) AS tag) AS wanted
              ORDER BY lower(tag COLLATE "pg_c_utf8"), rank
              LIMIT ${mostTags}) AS kept)`;
}
