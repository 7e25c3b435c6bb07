import { hash } from 'node:crypto';

/** A uuid made of a seed; its first three hex digits are the bucket. The same as `id_in_bucket` in SQL. */
export function idInBucket(bucket: number, seed: string): string {
  const digest = hash('md5', seed);
  const hex = bucket.toString(16).padStart(3, '0') + digest.slice(3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Seed of a run's id: one profile, one journey, one entry. `enrol-slice` says the same in SQL. */
export function runSeed(journeyId: string, profileId: string, entryKey: string): string {
  return `run:${journeyId}:${profileId}:${entryKey}`;
}

export function runId(
  bucket: number,
  journeyId: string,
  profileId: string,
  entryKey: string,
): string {
  return idInBucket(bucket, runSeed(journeyId, profileId, entryKey));
}

/** Id of the message that a run sends at one visit of an activity: stepping twice can't write it twice. */
export function messageId(
  run: { bucket: number; id: string },
  activity: string,
  visit: number,
): string {
  return idInBucket(run.bucket, `message:${run.id}:${activity}:${visit}`);
}

/** Id of the run of one parallel branch, by the visit that began it: stepping twice can't begin it twice. */
export function branchRunId(
  parent: { bucket: number; id: string },
  branch: string,
  visit: number,
): string {
  return idInBucket(parent.bucket, `branch:${parent.id}:${branch}:${visit}`);
}
