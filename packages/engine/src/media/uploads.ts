import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** An uploaded file's id at Meta lives 30 days (Cloud API, "Media"). */
const lifetimeMs = 30 * 86_400_000;
/** A message may wait this long between the look at an id and its delivery: younger ids only. */
export const renewalMarginMs = 2 * 86_400_000;

export interface MediaUpload {
  asset_id: string;
  media_id: string;
  expires_at: Date;
}

/** Ids at Meta of some files, for one sender; those that end soon are left out. */
export async function loadUploads(
  db: Kysely<Database>,
  senderId: string,
  assetIds: readonly string[],
  now: number,
): Promise<MediaUpload[]> {
  const { rows } = await sql<MediaUpload>`
    SELECT asset_id, media_id, expires_at FROM media_upload
     WHERE sender_id = ${senderId}::uuid AND asset_id = ANY (${[...assetIds]}::uuid[])
       AND expires_at > ${new Date(now + renewalMarginMs)}`.execute(db);
  return rows;
}

/** Notes the id a file got; of two the later counts. */
export async function saveUpload(
  db: Kysely<Database>,
  upload: { assetId: string; senderId: string; mediaId: string },
  now: number,
): Promise<Date> {
  const at = new Date(now);
  const expiresAt = new Date(now + lifetimeMs);
  await sql`
    INSERT INTO media_upload (asset_id, sender_id, media_id, uploaded_at, expires_at)
    VALUES (${upload.assetId}, ${upload.senderId}, ${upload.mediaId}, ${at}, ${expiresAt})
    ON CONFLICT (asset_id, sender_id) DO UPDATE
       SET media_id = excluded.media_id, uploaded_at = excluded.uploaded_at,
           expires_at = excluded.expires_at`.execute(db);
  return expiresAt;
}

/** Forgets an id that Meta does not serve any more, so that the file is uploaded again. */
export async function forgetUpload(
  db: Kysely<Database>,
  senderId: string,
  assetId: string,
): Promise<void> {
  await sql`DELETE FROM media_upload WHERE sender_id = ${senderId}::uuid AND asset_id = ${assetId}::uuid`.execute(
    db,
  );
}

/** Uploads that end soon, of files that were used in the last 30 days' messages or still are in a live journey. */
export async function endingUploads(
  db: Kysely<Database>,
  now: number,
): Promise<{ asset_id: string; sender_id: string }[]> {
  const { rows } = await sql<{ asset_id: string; sender_id: string }>`
    SELECT u.asset_id, u.sender_id FROM media_upload u
     WHERE u.expires_at <= ${new Date(now + renewalMarginMs)}
       AND EXISTS (
         SELECT FROM journey j JOIN journey_version v ON v.id = j.live_version_id
          WHERE j.goes_on AND v.graph::text LIKE '%media:' || u.asset_id || '%')
     ORDER BY u.expires_at
     LIMIT 50`.execute(db);
  return rows;
}
