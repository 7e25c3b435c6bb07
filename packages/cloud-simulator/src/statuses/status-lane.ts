import type { Context } from '../context.ts';
import { knownError } from '../graph/graph-error.ts';
import { userIdOf } from '../numbers/user-id.ts';
import { integer, optionalInteger, optionalText, text, type Row } from '../store/row.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';
import type { PlannedStep } from './plan-statuses.ts';
import { progressName, step } from './progress.ts';

/** Rows looked at in one turn, and updates that Meta puts into one POST at most. */
const turn = 1000;
/** Updates that fall due within this many milliseconds share a POST. */
const gatherMs = 10;
const largestBody = 1_500_000;

export interface StatusLane {
  /** Stores what will happen to message `seq`; call it in a transaction, then `wake` after it. */
  plan: (seq: number, steps: PlannedStep[]) => void;
  wake: (dueAt: number) => void;
  close: () => void;
}

/** What `field: messages` of one phone number is told in one POST. */
interface Batch {
  statuses: unknown[];
  messages: { contacts: unknown[]; messages: unknown[] }[];
  size: number;
}

/**
 * Makes due statuses happen: the message's own state, the handset, and the webhook that tells of it,
 * all in one transaction, so that a killed process neither loses nor invents a status.
 */
export function createStatusLane(context: Context, webhooks: WebhookLane): StatusLane {
  const { store, accounts, book, handsets, clock, faults, log, changed, chance } = context;
  const { database } = store;
  const insert = database.prepare(
    'INSERT OR IGNORE INTO pending (due_at, seq, step, failure) VALUES (?, ?, ?, ?)',
  );
  const due = database.prepare(
    `SELECT p.due_at, p.step, p.failure AS step_failure, m.seq, m.phone_number_id, m.number, m.at,
       m.progress, m.failure, m.pricing, m.echo, m.kind, m.quoted,
       CASE WHEN p.step = ${step.fromPerson} THEN m.content END AS content
     FROM pending p JOIN message m ON m.seq = p.seq
     WHERE p.due_at <= ? ORDER BY p.due_at, p.seq, p.step LIMIT ${turn}`,
  );
  const removeThrough = database.prepare(
    'DELETE FROM pending WHERE (due_at, seq, step) <= (?, ?, ?)',
  );
  const first = database.prepare('SELECT min(due_at) AS at FROM pending');
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = Infinity;
  let closed = false;

  const status = (row: Row, name: string, dueAt: number): Record<string, unknown> => {
    const number = text(row, 'number');
    const failure = optionalInteger(row, 'step_failure');
    const pricing = optionalText(row, 'pricing');
    const echo = optionalText(row, 'echo');
    const told: Record<string, unknown> = {
      id: book.idOf(number, integer(row, 'seq')),
      status: name,
      timestamp: String(Math.floor(dueAt / 1000)),
      recipient_id: number,
      recipient_user_id: userIdOf(number),
    };
    if (echo !== null) told['biz_opaque_callback_data'] = echo;
    if (failure !== null) {
      const { title } = knownError(failure);
      told['errors'] = [
        {
          code: failure,
          title,
          message: title,
          error_data: { details: title },
          href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
        },
      ];
    } else if (pricing !== null && (name === 'sent' || name === 'delivered')) {
      told['pricing'] = JSON.parse(pricing);
    }
    return told;
  };

  const fromPerson = (row: Row): { contacts: unknown[]; messages: unknown[] } => {
    const number = text(row, 'number');
    const quoted = optionalText(row, 'quoted');
    const business = accounts.number(text(row, 'phone_number_id'));
    const kind = text(row, 'kind');
    const userId = userIdOf(number);
    const content: unknown = JSON.parse(optionalText(row, 'content') ?? 'null');
    return {
      contacts: [{ profile: { name: handsets.nameOf(number) }, wa_id: number, user_id: userId }],
      messages: [
        {
          ...(quoted === null
            ? {}
            : {
                context: {
                  from: business?.displayPhoneNumber.replace(/\D/g, '') ?? '',
                  id: quoted,
                },
              }),
          from: number,
          from_user_id: userId,
          id: book.idOf(number, integer(row, 'seq')),
          timestamp: String(Math.floor(integer(row, 'at') / 1000)),
          type: kind,
          [kind]: content,
        },
      ],
    };
  };

  const tell = (phoneNumberId: string, batch: Batch): void => {
    const business = accounts.number(phoneNumberId);
    if (!business) return;
    const common = {
      messaging_product: 'whatsapp',
      metadata: {
        display_phone_number: business.displayPhoneNumber.replace(/\D/g, ''),
        phone_number_id: phoneNumberId,
      },
    };
    const values = [
      ...(batch.statuses.length > 0 ? [{ ...common, statuses: batch.statuses }] : []),
      ...batch.messages.map((message) => ({ ...common, ...message })),
    ];
    if (values.length === 0) return;
    webhooks.enqueue(phoneNumberId, {
      object: 'whatsapp_business_account',
      entry: [
        { id: business.wabaId, changes: values.map((value) => ({ value, field: 'messages' })) },
      ],
    });
  };

  /** Handles one turn of due rows; true when there may be more. */
  const handle = (): boolean =>
    store.transaction(() => {
      const rows = due.all(clock.now());
      const last = rows.at(-1);
      if (!last) return false;
      const trouble = faults.current().statuses;
      const batches = new Map<string, Batch>();
      const ranks = new Map<number, number>();
      for (const row of rows) {
        const seq = integer(row, 'seq');
        const kind = integer(row, 'step');
        const number = text(row, 'number');
        const phoneNumberId = text(row, 'phone_number_id');
        const dueAt = integer(row, 'due_at');
        let batch = batches.get(phoneNumberId);
        if (!batch || batch.size > largestBody || batch.statuses.length >= turn - 1) {
          if (batch) tell(phoneNumberId, batch);
          batch = { statuses: [], messages: [], size: 0 };
          batches.set(phoneNumberId, batch);
        }
        changed(number);
        if (kind === step.fromPerson) {
          batch.messages.push(fromPerson(row));
          batch.size += 500 + 6 * (optionalText(row, 'content')?.length ?? 0);
          continue;
        }
        const rank = ranks.get(seq) ?? integer(row, 'progress');
        let name = 'failed';
        if (kind === step.failed) {
          book.setFailure(seq, optionalInteger(row, 'step_failure') ?? 0);
        } else {
          // Opened by hand before its own time came: told already.
          if (kind === step.read && rank >= step.read) continue;
          name = progressName(kind);
          if (kind > rank) {
            book.setProgress(seq, kind);
            ranks.set(seq, kind);
            if (kind >= step.delivered && rank < step.delivered) handsets.arrived(number, seq);
            if (kind === step.read) handsets.opened(number);
          }
        }
        if (trouble.drop > 0 && chance() < trouble.drop) continue;
        const told = status(row, name, dueAt);
        batch.statuses.push(told);
        batch.size += 800;
        if (trouble.duplicate > 0 && chance() < trouble.duplicate) batch.statuses.push(told);
      }
      for (const [phoneNumberId, batch] of batches) tell(phoneNumberId, batch);
      removeThrough.run(integer(last, 'due_at'), integer(last, 'seq'), integer(last, 'step'));
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
    if (closed || dueAt >= wakesAt) return;
    wakesAt = dueAt;
    clearTimeout(timer);
    // The cap lets a clock that a test moved from outside be noticed.
    timer = setTimeout(look, Math.min(Math.max(dueAt - clock.now(), gatherMs), 1000));
  };

  return {
    plan(seq, steps) {
      for (const each of steps) insert.run(each.dueAt, seq, each.step, each.failure);
    },
    wake,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
