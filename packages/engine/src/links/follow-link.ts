import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { wakeRunsOfProfiles } from '../runs/wake-runs-of-profiles.ts';
import { findLink } from './find-link.ts';
import { insertClick } from './insert-click.ts';
import { isRobot } from './is-robot.ts';

/** Somebody asks where a short link leads. */
export interface LinkRequest {
  code: string;
  /** False for requests that only look (HEAD). */
  isVisit: boolean;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Finds where a short link leads and counts the tap: an event of the person, and once per message a click
 * of its activity. Previews and robots are sent on without being counted. Null for a code that is not ours
 * or whose message is gone.
 */
export async function followLink(
  context: EngineContext,
  request: LinkRequest,
): Promise<string | null> {
  const named = context.shortLinks?.read(request.code) ?? null;
  if (named === null) return null;
  const link = await findLink(context.db, named);
  if (link === null) return null;
  if (!request.isVisit || isRobot(request.headers)) return link.target;
  const now = context.now();
  await transact(context.db, async (trx) => {
    const click = await insertClick(trx, link, named.index, now);
    if (click === 'repeated') return;
    await wakeRunsOfProfiles(
      trx,
      [{ bucket: link.bucket, id: link.profile_id, urgent: true }],
      now,
    );
    if (click !== 'first' || link.version_id === null || link.activity === null) return;
    const tally = new DeltaTally();
    tally.add(link.version_id, link.activity, 'clicked');
    await appendDeltas(trx, tally);
  });
  context.signals.woken.raise();
  context.signals.counts.raise();
  return link.target;
}
