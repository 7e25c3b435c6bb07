import { createHash } from 'node:crypto';

/** Id of the profile with this external id; the same as `profile_id_of` in SQL. */
export function profileIdOf(externalId: string): string {
  const hex = createHash('md5').update(`profile:${externalId}`, 'utf8').digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** Bucket of a profile, run or message: the first three hex digits of its id. */
export function bucketOf(id: string): number {
  return Number.parseInt(id.slice(0, 3), 16);
}

/** What finds a profile's rows. */
export interface ProfileKey {
  bucket: number;
  id: string;
}

export function profileKey(id: string): ProfileKey {
  return { bucket: bucketOf(id), id };
}
