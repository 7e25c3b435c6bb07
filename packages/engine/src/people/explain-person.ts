import type { Graph } from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { explainAbsence } from './explain-absence.ts';
import { explainPassage } from './explain-passage.ts';
import type { Answer } from './explanation.ts';
import { findPassages } from './find-passages.ts';

/** The journey that is asked about. `graph` is its live version's; null: it was never published. */
export interface ExplainedJourney {
  id: string;
  status: string;
  graph: Graph | null;
}

/**
 * Answers why a person did not get what a journey sends: from their latest passage, or, where they never came in, from
 * what lets people in. It only reads.
 */
export async function explainPerson(
  db: Kysely<Database>,
  journey: ExplainedJourney,
  profileId: string,
  now: number,
): Promise<Answer[]> {
  const [latest] = await findPassages(db, { journeyId: journey.id, profileId });
  const paused: Answer[] = journey.status === 'paused' ? [{ kind: 'paused' }] : [];
  if (latest !== undefined) {
    const answers = await explainPassage(db, latest);
    return latest.status === 'inside' ? [...paused, ...answers] : answers;
  }
  if (journey.graph === null) return [{ kind: 'not_published' }];
  if (journey.status === 'stopped' || journey.status === 'finished') return [{ kind: 'stopped' }];
  if (journey.status === 'closed') return [{ kind: 'closed' }];
  return [
    ...paused,
    await explainAbsence(db, { journeyId: journey.id, graph: journey.graph, profileId }, now),
  ];
}
