import type { Context } from '../context.ts';
import { drawsFor } from '../randomness/randomness.ts';
import { integer } from '../store/row.ts';
import { planStatuses, type Fate } from './plan-statuses.ts';
import { step } from './progress.ts';
import type { StatusLane } from './status-lane.ts';

/** What Meta's look at a paced template comes to. */
export type PacingDecision = 'release' | 'drop';

/** What becomes of a message that was held: it goes its way, or fails with 132015. */
export function fateAfterPacing(decision: PacingDecision, readShare: number): Fate {
  return decision === 'drop'
    ? { kind: 'fails', code: 132015, after: 'nothing' }
    : { kind: 'arrives', readShare };
}

/** Decides at once on all messages that are held, or on those of one template; answers how many. */
export function createDecideHeld(context: Context, statuses: StatusLane) {
  const { behaviour, clock, commits, store } = context;
  const held = store.database.prepare(
    `SELECT p.due_at, p.seq FROM pending p JOIN message m ON m.seq = p.seq
     WHERE p.step = ${step.decide} AND (?1 IS NULL OR m.template_name = ?1)`,
  );
  const remove = store.database.prepare(
    `DELETE FROM pending WHERE due_at = ? AND seq = ? AND step = ${step.decide}`,
  );
  return async (template: string | null, decision: PacingDecision): Promise<number> => {
    const now = clock.now();
    let decided = 0;
    await commits.commit(() => {
      const rows = held.all(template);
      decided = rows.length;
      for (const row of rows) {
        const seq = integer(row, 'seq');
        remove.run(integer(row, 'due_at'), seq);
        const fate = fateAfterPacing(decision, behaviour.readShare);
        const draw = drawsFor(behaviour.seed, seq);
        statuses.plan(seq, planStatuses(fate, behaviour.delays, now, draw));
      }
    });
    statuses.wake(now);
    return decided;
  };
}
