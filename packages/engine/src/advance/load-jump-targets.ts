import { letsPeopleIn, type JumpField } from '@waypost/journey';
import { sql } from 'kysely';

import type { PublishedVersion, PublishedVersions } from '../journeys/published-versions.ts';
import type { AdvanceWork } from './advance-runs.ts';

/** The live versions that these journeys' jumps lead to and that let people in now, by journey. */
export type JumpTargets = ReadonlyMap<string, PublishedVersion>;

const none: JumpTargets = new Map();

/** Finds where the jumps of a batch lead. No statement where no graph of the batch jumps. */
export async function loadJumpTargets(
  { trx, versions }: Pick<AdvanceWork, 'trx'> & { versions: PublishedVersions },
  journeyIds: ReadonlySet<string>,
  now: number,
): Promise<JumpTargets> {
  if (journeyIds.size === 0) return none;
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
      const isOpen =
        version?.graph.entry?.type === 'entryJump' &&
        letsPeopleIn(version.graph.graph.settings, now);
      return version !== undefined && isOpen ? [[row.id, version]] : [];
    }),
  );
}

/** What these journeys take over, as steps look at it. */
export function jumpFields(targets: JumpTargets): Map<string, readonly JumpField[]> {
  return new Map(
    [...targets].flatMap(([id, { graph }]) =>
      graph.entry?.type === 'entryJump' ? [[id, graph.entry.fields]] : [],
    ),
  );
}
