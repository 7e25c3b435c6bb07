import type { Message, runDetailSchema } from '@waypost/api';
import { branchPlace } from '@waypost/journey';
import type { z } from 'zod';

export type Passage = z.infer<typeof runDetailSchema>;
export type Step = Passage['steps'][number];
export type PassageEvent = Passage['events'][number];

/** An answer's event and its message are written by one transaction; rounding may part them. */
const sameMomentMs = 1000;

/** One thing that happened on a person's path. */
export type Happening =
  | { kind: 'step'; at: string; step: Step }
  | { kind: 'message'; at: string; message: Message }
  | { kind: 'event'; at: string; event: PassageEvent }
  | { kind: 'moved'; at: string; version: number };

/**
 * A person's path as one story, oldest first: what the person did, activities left, messages. At the
 * same instant in this order, since a message is written by the move that reaches its activity.
 */
export function happenings(passage: Passage): Happening[] {
  const { movedAt, version } = passage;
  const all: Happening[] = [
    ...(movedAt === null ? [] : [{ kind: 'moved' as const, at: movedAt, version }]),
    ...passage.events
      .filter((event) => !isSpoken(event, passage.messages))
      .map((event) => ({ kind: 'event' as const, at: event.at, event })),
    ...passage.steps.map((step) => ({ kind: 'step' as const, at: step.at, step })),
    ...passage.messages.map((message) => ({
      kind: 'message' as const,
      at: message.createdAt,
      message,
    })),
  ];
  return all.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Ids of the activities and connections a person came by, the present one included. */
export function visited(passage: Passage): Set<string> {
  const ids = new Set(passage.steps.map(({ activityId }) => activityId));
  ids.add(passage.activityId);
  for (const { activityId, branch } of passage.branches) {
    ids.add(activityId);
    const begun = branchPlace(branch);
    const first = passage.graph.connections.find(
      ({ from }) => from.activity === begun.activityId && from.port === begun.port,
    );
    if (first) ids.add(first.id);
  }
  for (const { activityId, port } of passage.steps) {
    const connection = passage.graph.connections.find(
      ({ from }) => from.activity === activityId && from.port === port,
    );
    if (connection) ids.add(connection.id);
  }
  return ids;
}

/** How a passage that reached an end went, in the author's words; null: there are none. */
export function outcomeOf(
  { activities }: Passage['graph'],
  { status, activityId }: Pick<Passage, 'status' | 'activityId'>,
): string | null {
  if (status !== 'finished') return null;
  const end = activities.find(({ id }) => id === activityId);
  return end?.type === 'end' && end.outcome ? end.outcome : null;
}

/** What a person does by a message of their own. */
const spokenKinds = new Set<PassageEvent['kind']>([
  'reply',
  'button',
  'list',
  'flow',
  'media',
  'location',
  'contacts',
  'order',
  'emojiReaction',
  'unsupported',
]);

/** A reply or tap that also stands there as the message the person wrote is told once. */
function isSpoken({ kind, at }: PassageEvent, messages: readonly Message[]): boolean {
  return (
    spokenKinds.has(kind) &&
    messages.some(
      ({ direction, createdAt }) =>
        direction === 'in' && Math.abs(Date.parse(createdAt) - Date.parse(at)) < sameMomentMs,
    )
  );
}
