import type { WhatsAppActivity } from '../activities/whatsapp/schema.ts';
import type { ReactionOutcome } from '../activities/reaction/schema.ts';
import { responseReplies, templateReplies } from '../activities/reaction/replies.ts';
import type { Graph } from '../graph/graph.ts';
import type { Advice, AdviceContext } from './advice.ts';
import { bodies, sentTemplates } from './message-words.ts';

/** What a reaction can wait for that a person says, taps or fills in. */
const answers: ReadonlySet<ReactionOutcome['kind']> = new Set([
  'reply',
  'button',
  'keyword',
  'flow',
] satisfies ReactionOutcome['kind'][]);

/** Question marks of the languages people write in. */
const question = /[?？؟]/u;

/** A message that invites an answer, where neither the journey nor a colleague is there to take it. */
export function unansweredReplies(graph: Graph, context: AdviceContext): Advice[] {
  if (graph.activities.some(({ type }) => type === 'handOver')) return [];
  const answered = new Set(
    graph.activities.flatMap((activity) =>
      activity.type === 'reaction' && activity.outcomes.some(({ kind }) => answers.has(kind))
        ? [activity.activityId]
        : [],
    ),
  );
  const found = graph.activities.find(
    (activity) =>
      activity.type === 'whatsapp' &&
      !answered.has(activity.id) &&
      invitesAnswer(activity, context),
  );
  if (found === undefined) return [];
  return [
    {
      code: 'replies_unanswered',
      activityId: found.id,
      field: '',
      text: 'This message invites an answer, but nothing waits for one and nobody is asked to read it. Add a reaction, hand the conversation over to your team, or leave the question out.',
      figures: {},
    },
  ];
}

function invitesAnswer(activity: WhatsAppActivity, context: AdviceContext): boolean {
  const responses = Object.values(activity.content.response?.byLanguage ?? {});
  return (
    sentTemplates(activity, context).some((template) => templateReplies(template).length > 0) ||
    responses.some(
      (content) => responseReplies(content).length > 0 || content.kind === 'locationRequest',
    ) ||
    bodies(activity, context).some((text) => question.test(text))
  );
}
