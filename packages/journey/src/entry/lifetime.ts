import type { Duration } from '../activities/base.ts';
import { durationMs } from '../activities/duration.ts';
import type { JourneySettings } from '../graph/graph.ts';

/** How long people stay in a journey at most whose author chose nothing. */
export const defaultLifetime: Duration = { amount: 91, unit: 'days' };

/** Why a passage ended whose time was over. */
export const lifetimeReason = 'lifetime';

/** How long people stay in a journey at most, from entering on, ms. */
export function lifetimeMs({ lifetime }: Pick<JourneySettings, 'lifetime'>): number {
  return durationMs(lifetime ?? defaultLifetime);
}
