import type { Context } from '../context.ts';
import { isObject } from '../graph/read-body.ts';
import { createPersonMessage } from '../handsets/person-message.ts';
import { createNaming } from '../numbers/contact.ts';
import { drawsFor } from '../randomness/randomness.ts';
import { integer, optionalInteger, optionalText, text, type Row } from '../store/row.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';
import { fateAfterPacing } from './decide-held.ts';
import { planStatuses, type PlannedStep } from './plan-statuses.ts';
import type { Pricing } from './pricing.ts';
import { byHand, progressName, step } from './progress.ts';
import { createStatusObject } from './status-object.ts';
import { createTeller, type Update } from './tell-updates.ts';

/** Rows looked at in one turn, and updates that Meta puts into one POST at most. */
const turn = 1000;
/** Updates that fall due within this many milliseconds share a POST, unless a test asks for more. */
const usualGatherMs = 10;

export interface StatusLane {
  /** Stores what will happen to message `seq`; call it in a transaction, then `wake` after it. */
  plan: (seq: number, steps: PlannedStep[]) => void;
  wake: (dueAt: number) => void;
  close: () => void;
}

/**
 * Makes due statuses happen: the message's own state, the handset, and the webhook that tells of it,
 * all in one transaction, so that a killed process neither loses nor invents a status.
 */
export function createStatusLane(context: Context, webhooks: WebhookLane): StatusLane {
  const { behaviour, book, changed, chance, clock, faults, handsets, log, rules, store } = context;
  const { database } = store;
  const statusObject = createStatusObject(context);
  const personMessage = createPersonMessage(context);
  const { contactOf } = createNaming(context);
  const tell = createTeller(context, webhooks);
  const insert = database.prepare(
    'INSERT OR IGNORE INTO pending (due_at, seq, step, failure) VALUES (?, ?, ?, ?)',
  );
  const due = database.prepare(
    `SELECT p.due_at, p.step, p.failure AS step_failure, m.seq, m.phone_number_id, m.number, m.at,
       m.progress, m.failure, m.pricing, m.echo, m.kind, m.quoted, h.name,
       CASE WHEN p.step = ${step.fromPerson} THEN m.content END AS content,
       CASE WHEN p.step = ${step.fromPerson} THEN m.extras END AS extras
     FROM pending p JOIN message m ON m.seq = p.seq LEFT JOIN handset h ON h.number = m.number
     WHERE p.due_at <= ? ORDER BY p.due_at, p.seq, p.step LIMIT ${turn}`,
  );
  const removeThrough = database.prepare(
    'DELETE FROM pending WHERE (due_at, seq, step) <= (?, ?, ?)',
  );
  const first = database.prepare('SELECT min(due_at) AS at FROM pending');
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = Infinity;
  let closed = false;

  const plan = (seq: number, steps: PlannedStep[]): void => {
    for (const each of steps) insert.run(each.dueAt, seq, each.step, each.failure);
  };

  const fromPerson = (row: Row): Update => {
    const number = text(row, 'number');
    const extras: unknown = JSON.parse(optionalText(row, 'extras') ?? '{}');
    const content = optionalText(row, 'content') ?? 'null';
    const told = personMessage({
      id: book.idOf(number, integer(row, 'seq')),
      number,
      phoneNumberId: text(row, 'phone_number_id'),
      at: integer(row, 'at'),
      kind: text(row, 'kind'),
      content: JSON.parse(content),
      extras: isObject(extras) ? extras : {},
      quotedId: optionalText(row, 'quoted'),
    });
    return { kind: 'message', value: told, size: 700 + 6 * content.length };
  };

  const ofStatus = (row: Row, name: string): Update => {
    const number = text(row, 'number');
    const phoneNumberId = text(row, 'phone_number_id');
    const pricing = optionalText(row, 'pricing');
    const price: Pricing | null = pricing === null ? null : JSON.parse(pricing);
    const status = statusObject({
      id: book.idOf(number, integer(row, 'seq')),
      number,
      phoneNumberId,
      name,
      at: integer(row, 'due_at'),
      pricing: price,
      echo: optionalText(row, 'echo'),
      failure: optionalInteger(row, 'step_failure'),
    });
    const contact =
      name === 'failed'
        ? null
        : contactOf(number, phoneNumberId, optionalText(row, 'name') ?? undefined);
    return { kind: 'status', value: status, contact, number, size: 1000 };
  };

  /** Meta has looked at a paced template: the message goes its way now, or fails with 132015. */
  const decide = (row: Row): void => {
    const now = clock.now();
    const seq = integer(row, 'seq');
    const decision = rules.current().pacing?.decision ?? 'release';
    const fate = fateAfterPacing(decision, behaviour.readShare);
    plan(seq, planStatuses(fate, behaviour.delays, now, drawsFor(behaviour.seed, seq)));
  };

  /** Makes one due row happen; what of it is to be told. */
  const happen = (row: Row, ranks: Map<number, number>): Update | undefined => {
    const seq = integer(row, 'seq');
    const kind = integer(row, 'step');
    const number = text(row, 'number');
    changed(number);
    switch (kind) {
      case step.fromPerson:
        return fromPerson(row);
      case step.decide:
        decide(row);
        return undefined;
      case step.failed:
        book.setFailure(seq, optionalInteger(row, 'step_failure') ?? 0);
        return ofStatus(row, 'failed');
      default: {
        const rank = ranks.get(seq) ?? integer(row, 'progress');
        // Opened by hand before its own time came: told already.
        if (kind === step.read && rank >= step.read) return undefined;
        if (kind > rank) {
          book.setProgress(seq, kind);
          ranks.set(seq, kind);
          if (kind >= step.delivered && rank < step.delivered) {
            handsets.arrived(number, text(row, 'phone_number_id'), seq);
          }
          if (kind === step.read) handsets.opened(number);
        }
        return ofStatus(row, progressName(kind));
      }
    }
  };

  /** Handles one turn of due rows; true when there may be more. */
  const handle = (): boolean =>
    store.transaction(() => {
      const rows = due.all(clock.now());
      const last = rows.at(-1);
      if (!last) return false;
      removeThrough.run(integer(last, 'due_at'), integer(last, 'seq'), integer(last, 'step'));
      const trouble = faults.current().statuses;
      const updates = new Map<string, Update[]>();
      const ranks = new Map<number, number>();
      for (const row of rows) {
        const update = happen(row, ranks);
        if (!update) continue;
        const phoneNumberId = text(row, 'phone_number_id');
        const all = updates.get(phoneNumberId) ?? [];
        updates.set(phoneNumberId, all);
        if (update.kind === 'status') {
          if (trouble.drop > 0 && chance() < trouble.drop) continue;
          if (trouble.duplicate > 0 && chance() < trouble.duplicate) all.push(update);
        }
        all.push(update);
      }
      for (const [phoneNumberId, all] of updates) tell(phoneNumberId, all);
      return rows.length === turn;
    });

  const look = (): void => {
    if (closed) return;
    wakesAt = Infinity;
    try {
      const more = handle();
      webhooks.wake();
      const next = more ? 0 : first.get()?.['at'];
      if (typeof next === 'number') wake(next);
    } catch (error) {
      log.error({ reason: String(error) }, 'statuses could not be written, trying again');
      wake(clock.now() + 1000);
    }
  };

  const wake = (dueAt: number): void => {
    if (closed || dueAt >= wakesAt || dueAt >= byHand) return;
    wakesAt = dueAt;
    clearTimeout(timer);
    const gatherMs = faults.current().webhooks.gatherMs ?? usualGatherMs;
    // The cap lets a clock that a test moved from outside be noticed.
    timer = setTimeout(look, Math.min(Math.max(dueAt - clock.now(), gatherMs), 1000));
  };

  return {
    plan,
    wake,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
