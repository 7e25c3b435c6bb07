import { sql, type Kysely } from 'kysely';

import { recordConsent } from '../consent/index.ts';
import type { Database } from '../database/schema.ts';
import { closeWindows } from './close-windows.ts';
import type { ErrorJudgement } from './judge-error.ts';
import { noteMetaStop } from './note-meta-stop.ts';
import { pausedWith, pauseSenders } from './pause-senders.ts';
import { setTemplateStatus } from './set-template-status.ts';

/** An error and the message it was about. */
export interface Consequence {
  message: {
    bucket: number;
    messageId: string;
    createdAt: Date;
    profileId: string;
    senderId: string;
    template: { name: string; language: string } | null;
  };
  judgement: ErrorJudgement;
}

/**
 * Does what errors mean for others than their message: templates, windows, people and senders. Stands
 * late in a transaction: opt-outs and pauses lock the senders' rows, where everybody meets.
 */
export async function applyConsequences(
  trx: Kysely<Database>,
  consequences: readonly Consequence[],
  now: number,
): Promise<void> {
  if (consequences.length === 0) return;
  const senders = await accountsOf(trx, consequences);
  await setTemplateStatus(trx, templateChanges(consequences, senders), now);
  await closeWindows(
    trx,
    messagesWith(consequences, ({ closesWindow }) => closesWindow),
    now,
  );
  await optOut(trx, consequences, now);
  for (const { message, judgement } of consequences) {
    const sender = senders.get(message.senderId);
    if (judgement.pause === null || sender === undefined) continue;
    await pauseSenders(trx, pausedWith(sender, judgement.pause), judgement.pause, now);
  }
}

type Account = { id: string; waba_id: string };

async function accountsOf(
  trx: Kysely<Database>,
  consequences: readonly Consequence[],
): Promise<Map<string, Account>> {
  const ids = [...new Set(consequences.map(({ message }) => message.senderId))];
  const { rows } = await sql<Account>`
    SELECT id, waba_id FROM sender WHERE id = ANY (${ids}::uuid[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of several errors about one template the last one counts. */
function templateChanges(
  consequences: readonly Consequence[],
  senders: ReadonlyMap<string, Account>,
): Parameters<typeof setTemplateStatus>[1] {
  const changes = new Map<string, Parameters<typeof setTemplateStatus>[1][number]>();
  for (const { message, judgement } of consequences) {
    const wabaId = senders.get(message.senderId)?.waba_id;
    const { templateStatus: status, text: reason } = judgement;
    if (status === null || wabaId === undefined || message.template === null) continue;
    const { name, language } = message.template;
    changes.set(`${wabaId} ${name} ${language}`, { wabaId, name, language, status, reason });
  }
  return [...changes.values()];
}

function messagesWith(
  consequences: readonly Consequence[],
  matches: (judgement: ErrorJudgement) => boolean,
): Consequence['message'][] {
  return consequences.flatMap(({ message, judgement }) => (matches(judgement) ? [message] : []));
}

async function optOut(
  trx: Kysely<Database>,
  consequences: readonly Consequence[],
  now: number,
): Promise<void> {
  const stopped = consequences.filter(({ judgement }) => judgement.optOut);
  await recordConsent(
    trx,
    stopped.map(({ message: { bucket, profileId }, judgement }) => ({
      bucket,
      profileId,
      purpose: 'marketing',
      state: 'out',
      source: 'whatsapp',
      proof: `error ${judgement.code}`,
      givenAt: now,
    })),
    now,
  );
  await noteMetaStop(
    trx,
    stopped.map(({ message }) => message),
  );
}
