import type { ExplanationAnswer } from '@waypost/api';
import { getJourney, getVersion } from '@waypost/engine/journeys';
import { explainPerson, type Answer } from '@waypost/engine/people';
import { classify } from '@waypost/whatsapp';

import { notFound } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';

export const explanations = {
  why: api.explanations.why.handler(async ({ context: { deps }, input }) => {
    const journey = await getJourney(deps.db, input.id);
    if (journey === undefined) throw notFound('journey');
    const version =
      journey.live_version === null
        ? undefined
        : await getVersion(deps.db, journey.id, journey.live_version);
    const answers = await explainPerson(
      deps.db,
      { id: journey.id, status: journey.status, graph: version?.graph ?? null },
      input.profileId,
      deps.now(),
    );
    return { answers: answers.map(answerOf) };
  }),
};

/** An answer as the API gives it: instants as text, Meta's codes in words. */
function answerOf(answer: Answer): ExplanationAnswer {
  switch (answer.kind) {
    case 'enters_at':
    case 'let_in_before':
    case 'event_not_matching':
    case 'event_did_not_start':
    case 'left':
      return { ...answer, at: instant(answer.at) };
    case 'set_aside':
      return { ...answer, since: instant(answer.since) };
    case 'inside':
      return { ...answer, until: answer.until === null ? null : instant(answer.until) };
    case 'message':
      return {
        ...answer,
        meaning: answer.code === null ? null : classify(answer.code).text,
        dueAt: answer.dueAt === null ? null : instant(answer.dueAt),
      };
    case 'closed':
    case 'decided':
    case 'entering':
    case 'no_change':
    case 'no_entry':
    case 'no_event':
    case 'not_in_audience':
    case 'not_published':
    case 'not_sent_here':
    case 'nothing_written':
    case 'paused':
    case 'sending_held':
    case 'stopped':
      return answer;
  }
}

function instant(at: number): string {
  return iso(new Date(at));
}
