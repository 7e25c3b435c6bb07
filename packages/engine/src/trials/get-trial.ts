import { graphSchema, type Graph, type WaitingFor } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { passages, type PersonInJourney } from '../people/person-in-journey.ts';
import { trials, type ListedTrial } from './list-trials.ts';

/** Where one passage of a person, or a parallel branch of it, stands. */
export interface TrialPlace {
  run_id: string;
  /** The person's passage. */
  root_id: string;
  activity: string;
  waiting_for: WaitingFor | null;
  deadline_at: Date | null;
}

export interface TrialDetail extends ListedTrial {
  /** As it was when the trial began. */
  graph: Graph;
  people_in: PersonInJourney[];
  /** Of those who are under way. */
  places: TrialPlace[];
}

/** A trial with everybody in it; undefined when there is none. */
export async function getTrial(db: Kysely<Database>, id: string): Promise<TrialDetail | undefined> {
  const { rows } = await sql<ListedTrial>`${trials} WHERE t.journey_id = ${id}::uuid`.execute(db);
  const [trial] = rows;
  if (trial === undefined) return undefined;
  const [draft, people, places] = await Promise.all([
    db.selectFrom('journey').select('draft').where('id', '=', id).executeTakeFirstOrThrow(),
    sql<PersonInJourney>`
      ${passages} WHERE r.journey_id = ${id}::uuid AND r.parent_id IS NULL
       ORDER BY r.entered_at, p.first_name, r.id`.execute(db),
    sql<TrialPlace>`
      SELECT r.id AS run_id, coalesce(r.root_id, r.id) AS root_id, r.activity, r.waiting_for, r.deadline_at
        FROM run r WHERE r.journey_id = ${id}::uuid AND r.live
       ORDER BY r.parent_id IS NOT NULL, r.branch, r.id`.execute(db),
  ]);
  return {
    ...trial,
    graph: graphSchema.parse(draft.draft),
    people_in: people.rows,
    places: places.rows,
  };
}
