import { sql } from 'kysely';

import type { AdvanceWork } from '../advance/advance-runs.ts';
import type { PublishedVersion } from '../journeys/published-versions.ts';

/** The live versions of those of these journeys that an event starts, by journey. */
export async function findEventVersions(
  { trx, versions }: Pick<AdvanceWork, 'trx' | 'versions'>,
  journeyIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, PublishedVersion>> {
  const { rows } = await sql<{ id: string; version_id: number }>`
    SELECT id, live_version_id AS version_id FROM journey
     WHERE admits AND live_version_id IS NOT NULL AND id = ANY (${[...journeyIds]}::uuid[])`.execute(
    trx,
  );
  const live = await versions.load(
    trx,
    rows.map((row) => row.version_id),
  );
  return new Map(
    rows.flatMap((row): [string, PublishedVersion][] => {
      const version = live.get(row.version_id);
      return version?.graph.entry?.type === 'entryEvent' ? [[row.id, version]] : [];
    }),
  );
}
