import { z } from 'zod';

/** An event of a person that journeys may wait for. */
export interface ProfileEvent {
  /** Our receive order. */
  id: number;
  name: string;
  /** ms since the epoch, by our clock */
  receivedAt: number;
  payload: Readonly<Record<string, unknown>>;
}

/**
 * From where on events count for a passage. An event that is being recorded at that moment may become visible later than
 * one that was received after it, so a single "newest so far" would lose it: the mark names the latest events that were
 * visible, and all others of that time count.
 */
export const eventMarkSchema = z.object({
  /** ms since the epoch */
  at: z.number(),
  /** Ids of events visible then that were received at most `longestRecordingMs` before. */
  seen: z.array(z.number()),
});
export type EventMark = z.infer<typeof eventMarkSchema>;

/** Recording an event takes less, differences between the clocks of several machines included. */
export const longestRecordingMs = 60_000;

/**
 * A mark behind all events that are visible now. `pace`: how much faster the clock goes by which `now` and the events are
 * told than the one that recording takes its time by.
 */
export function markAt(now: number, visible: readonly ProfileEvent[], pace = 1): EventMark {
  const since = now - longestRecordingMs * pace;
  return {
    at: since + longestRecordingMs,
    seen: visible.filter(({ receivedAt }) => receivedAt >= since).map(({ id }) => id),
  };
}

/** The events behind a mark, in the order in which we received them. */
export function eventsSince(
  { at, seen }: EventMark,
  visible: readonly ProfileEvent[],
): ProfileEvent[] {
  const since = at - longestRecordingMs;
  return visible
    .filter(({ id, receivedAt }) => receivedAt >= since && !seen.includes(id))
    .toSorted((a, b) => a.id - b.id);
}
