import type { Decision, Graph } from '@waypost/journey';
import { sql, type Kysely, type Selectable } from 'kysely';

import type { Database, EventKind, RunStepTable } from '../database/schema.ts';
import { findMove } from './find-move.ts';
import type { PersonInJourney } from './person-in-journey.ts';

/** A parallel branch of a passage. */
export interface PassageBranch {
  id: string;
  branch: string;
  activity: string;
  status: PersonInJourney['status'];
  reason: string | null;
  waiting_for: PersonInJourney['waiting_for'];
  deadline_at: Date | null;
}

export interface PassageDetail {
  journeyName: string;
  version: number;
  /** When the publisher had people of earlier versions moved to this one, this person among them; null: they entered it. */
  movedAt: Date | null;
  graph: Graph;
  steps: {
    activity: string;
    visit: number;
    port: string | null;
    reason: string | null;
    at: Date;
    /** The branch it was on (see `RunState.branch`); null: the person's own way. */
    branch: string | null;
    /** What decided where it was left; null where no rule did. */
    decided: Decision | null;
  }[];
  branches: PassageBranch[];
  events: {
    kind: EventKind;
    name: string | null;
    payload: Record<string, unknown>;
    received_at: Date;
  }[];
  /** It belongs to a trial of the journey. */
  isTrial: boolean;
  /** True when every sender of the version is on the simulator. */
  onlySimulator: boolean;
}

/** The path of one passage, what happened to the person meanwhile, and the graph they walk in. */
export async function passageDetail(
  db: Kysely<Database>,
  passage: PersonInJourney,
): Promise<PassageDetail> {
  const version = await db
    .selectFrom('journey_version')
    .innerJoin('journey', 'journey.id', 'journey_version.journey_id')
    .select(['journey_version.number', 'journey_version.graph', 'journey.name', 'journey.kind'])
    .where('journey_version.id', '=', passage.version_id)
    .executeTakeFirstOrThrow();
  const { rows: branches } = await sql<PassageBranch>`
    SELECT id, branch, activity, status, reason, CASE WHEN live THEN waiting_for END AS waiting_for,
           CASE WHEN live THEN deadline_at END AS deadline_at
      FROM run
     WHERE bucket = ${passage.bucket} AND root_id = ${passage.id}::uuid
     ORDER BY arrived_at, id`.execute(db);
  const branchOf = new Map(branches.map(({ id, branch }) => [id, branch]));
  const tokens = [passage.id, ...branchOf.keys()];
  const steps = await db
    .selectFrom('run_step')
    .select([
      'run_id',
      'activity',
      'visit',
      'port',
      'reason',
      'at',
      'further_activities',
      'further_ports',
      'further_reasons',
      'decided',
    ])
    .where('bucket', '=', passage.bucket)
    .where('run_id', 'in', tokens)
    .orderBy('at')
    .orderBy('visit')
    .execute();
  const events = await sql<PassageDetail['events'][number]>`
    SELECT e.kind, e.name, e.payload, e.received_at
      FROM event e
     WHERE e.bucket = ${passage.bucket} AND e.profile_id = ${passage.profile_id}::uuid
       AND (e.run_id = ANY (${tokens}::uuid[])
            OR e.message_id IN (SELECT m.id FROM message m
                                 WHERE m.bucket = ${passage.bucket}
                                   AND m.profile_id = ${passage.profile_id}::uuid
                                   AND m.run_id = ANY (${tokens}::uuid[]))
            OR (e.kind = 'custom' AND e.received_at >= ${passage.entered_at}
                AND e.received_at <= coalesce(${passage.ended_at}::timestamptz, 'infinity')))
     ORDER BY e.id LIMIT 500`.execute(db);
  const senderIds = version.graph.activities.flatMap((activity) =>
    activity.type === 'whatsapp' && activity.senderId !== null ? [activity.senderId] : [],
  );
  const meta =
    senderIds.length === 0
      ? []
      : await db
          .selectFrom('sender')
          .select('id')
          .where('id', 'in', senderIds)
          .where('connection', '=', 'meta')
          .execute();
  return {
    journeyName: version.name,
    version: version.number,
    movedAt: await findMove(db, passage),
    graph: version.graph,
    steps: steps.flatMap((row) =>
      passedInOneLook(row).map((step) => ({ ...step, branch: branchOf.get(row.run_id) ?? null })),
    ),
    branches,
    events: events.rows,
    isTrial: version.kind === 'trial',
    onlySimulator: meta.length === 0,
  };
}

type StepRow = Selectable<RunStepTable>;

/** Each look at a run is a row: the activity it stood at, and those it passed after it. */
function passedInOneLook(
  row: Omit<StepRow, 'bucket' | 'run_id'>,
): Omit<PassageDetail['steps'][number], 'branch'>[] {
  const { activity, visit, port, reason, at } = row;
  const further = (row.further_activities ?? []).map((passed, index) => ({
    activity: passed,
    visit: visit + 1 + index,
    port: row.further_ports?.[index] ?? null,
    reason: row.further_reasons?.[index] ?? null,
    at,
    decided: row.decided?.[index + 1] ?? null,
  }));
  return [{ activity, visit, port, reason, at, decided: row.decided?.[0] ?? null }, ...further];
}
