import { sql, type RawBuilder } from 'kysely';

/** The people who went through a version, as a condition over `profile p`. */
export function peopleOfVersion(versionId: number): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (
    SELECT FROM run r
     WHERE r.bucket = p.bucket AND r.profile_id = p.id AND r.version_id = ${versionId}::int AND r.root_id IS NULL)`;
}
