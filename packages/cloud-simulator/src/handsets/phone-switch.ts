import type { Context } from '../context.ts';
import { drawsFor } from '../randomness/randomness.ts';
import { planStatuses } from '../statuses/plan-statuses.ts';
import { step } from '../statuses/progress.ts';
import type { StatusLane } from '../statuses/status-lane.ts';
import { integer, optionalInteger, text } from '../store/row.ts';

const day = 86_400_000;
/** How long a message is tried: templates may say otherwise (cloud-api.md, 3.2). */
const usualLife = 30 * day;
const authenticationLife = 600_000;

/** What happens when a phone that was off is switched on again. */
export function createPhoneSwitch(context: Context, statuses: StatusLane) {
  const { accounts, behaviour, clock, store, templates } = context;
  const waiting = store.database.prepare(
    `SELECT p.due_at, m.seq, m.at, m.phone_number_id, m.template_revision FROM pending p JOIN message m ON m.seq = p.seq
     WHERE p.step = ${step.reach} AND m.number = ?`,
  );
  const remove = store.database.prepare(
    'DELETE FROM pending WHERE due_at = ? AND seq = ? AND step = ?',
  );

  const lifeOf = (revision: number | null, phoneNumberId: string): number => {
    const sent = revision === null ? undefined : templates.revision(revision);
    if (!sent) return usualLife;
    const wabaId = accounts.number(phoneNumberId)?.wabaId ?? '';
    const seconds = templates.find(wabaId, sent.name, sent.language)?.ttlSeconds ?? null;
    // -1 stands for the longest.
    if (seconds !== null) return seconds < 0 ? usualLife : seconds * 1000;
    return sent.category === 'AUTHENTICATION' ? authenticationLife : usualLife;
  };

  return {
    /** What waits arrives now; what is past its time to live is dropped in silence, as Meta does. */
    reach(number: string): void {
      const now = clock.now();
      for (const row of waiting.all(number)) {
        const seq = integer(row, 'seq');
        remove.run(integer(row, 'due_at'), seq, step.reach);
        const life = lifeOf(
          optionalInteger(row, 'template_revision'),
          text(row, 'phone_number_id'),
        );
        if (now - integer(row, 'at') > life) continue;
        const draw = drawsFor(behaviour.seed, seq);
        const fate = { kind: 'arrives', readShare: behaviour.readShare } as const;
        const plan = planStatuses(fate, behaviour.delays, now, draw);
        statuses.plan(
          seq,
          plan.filter((each) => each.step !== step.sent),
        );
      }
    },
    wake(): void {
      statuses.wake(clock.now());
    },
  };
}
