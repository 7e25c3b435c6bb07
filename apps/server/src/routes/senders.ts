import {
  createSender,
  getSender,
  listSenders,
  queuedBySender,
  removeSender,
  setSenderPause,
  updateSender,
  type SenderRow,
} from '@waypost/engine/senders';

import { registerSimulatorSenders } from '../runtime/simulator-senders.ts';
import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { failedCallText, graphConnection } from './graph-connection.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';
import { ensureSimulatedNumber } from './simulated-number.ts';
import { syncTemplates } from './templates.ts';

function senderOf(row: SenderRow, queued: number) {
  return {
    id: row.id,
    name: row.name,
    connection: row.connection,
    phoneNumberId: row.phone_number_id,
    wabaId: row.waba_id,
    displayPhoneNumber: row.display_phone_number,
    verifiedName: row.verified_name,
    messagesPerSecond: row.messages_per_second,
    quality: row.quality,
    pausedAt: iso(row.paused_at),
    pauseReason: row.pause_reason,
    lastWebhookAt: iso(row.last_webhook_at),
    webhookPath: `/webhooks/whatsapp/${row.id}`,
    verifyToken: row.verify_token,
    queued,
    createdAt: iso(row.created_at),
  };
}

async function answer(deps: ApiDependencies, row: SenderRow | undefined) {
  if (row === undefined) throw notFound('sender');
  const queued = await queuedBySender(deps.db);
  return senderOf(row, queued.get(row.id) ?? 0);
}

/** The simulator signs webhooks with the sender's secret and brings them to its path. */
async function announceToSimulator(deps: ApiDependencies, sender: SenderRow): Promise<void> {
  if (sender.connection !== 'simulator') return;
  const { db, secretBox, simulator, origin } = deps;
  await registerSimulatorSenders({ db, secretBox, simulator, webhookOrigin: origin });
}

export const senders = {
  list: api.senders.list.handler(async ({ context: { deps } }) => {
    const rows = await listSenders(deps.db);
    const queued = await queuedBySender(deps.db);
    return { items: rows.map((row) => senderOf(row, queued.get(row.id) ?? 0)) };
  }),

  get: api.senders.get.handler(async ({ context: { deps }, input }) =>
    answer(deps, await getSender(deps.db, input.id)),
  ),

  create: api.senders.create.handler(async ({ context: { deps }, input }) => {
    const connection = graphConnection(deps, input.connection, input.accessToken);
    if (input.connection === 'simulator') {
      await ensureSimulatedNumber(deps.simulator, deps.cloudApi, connection, input);
    }
    const phone = await deps.cloudApi.getPhoneNumber(connection, input.phoneNumberId);
    if (phone.kind !== 'ok') {
      throw badRequest([{ field: 'phoneNumberId', text: failedCallText(phone) }]);
    }
    const list = await deps.cloudApi.listTemplates(connection, input.wabaId);
    if (list.kind !== 'ok') throw badRequest([{ field: 'wabaId', text: failedCallText(list) }]);
    const created = await createSender(
      deps.db,
      {
        name: input.name,
        connection: input.connection,
        phoneNumberId: input.phoneNumberId,
        wabaId: input.wabaId,
        displayPhoneNumber: phone.displayPhoneNumber ?? '',
        verifiedName: phone.verifiedName ?? '',
        quality: phone.qualityRating ?? 'UNKNOWN',
        messagesPerSecond: input.messagesPerSecond,
        token: deps.secretBox.seal(input.accessToken),
        appSecret: deps.secretBox.seal(input.appSecret),
      },
      deps.now(),
    );
    if (created === null) {
      throw badRequest([
        { field: 'phoneNumberId', text: 'A sender with this phone number id exists already.' },
      ]);
    }
    await syncTemplates(deps, created);
    await announceToSimulator(deps, created);
    return answer(deps, created);
  }),

  update: api.senders.update.handler(async ({ context: { deps }, input }) => {
    const { secretBox } = deps;
    const updated = await updateSender(deps.db, input.id, {
      name: input.name,
      messagesPerSecond: input.messagesPerSecond,
      token: input.accessToken === undefined ? undefined : secretBox.seal(input.accessToken),
      appSecret: input.appSecret === undefined ? undefined : secretBox.seal(input.appSecret),
    });
    if (updated !== undefined) await announceToSimulator(deps, updated);
    return answer(deps, updated);
  }),

  pause: api.senders.pause.handler(async ({ context: { deps, actor }, input }) => {
    const pause = { reason: `Paused by ${actor}`, at: deps.now() };
    return answer(deps, await setSenderPause(deps.db, input.id, pause));
  }),

  resume: api.senders.resume.handler(async ({ context: { deps }, input }) =>
    answer(deps, await setSenderPause(deps.db, input.id, null)),
  ),

  remove: api.senders.remove.handler(async ({ context: { deps }, input }) => {
    const removal = await removeSender(deps.db, input.id);
    switch (removal.kind) {
      case 'removed':
        return { removed: true as const };
      case 'not_found':
        throw notFound('sender');
      case 'in_use':
        throw badRequest([
          {
            field: 'id',
            text: `These still send with it: ${removal.by.join(', ')}. Stop them first.`,
          },
        ]);
      case 'queued':
        throw badRequest([
          {
            field: 'id',
            text: `${removal.messages} of its messages have not left yet. Wait, or stop what sends them.`,
          },
        ]);
    }
  }),
};
