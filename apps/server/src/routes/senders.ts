import { transact } from '@waypost/engine';
import { listNotices } from '@waypost/engine/news';
import { confirmPolicies } from '@waypost/engine/sender-setups';
import {
  createSender,
  getSender,
  listSenders,
  removeSender,
  resumeSender,
  setSenderPause,
  standardRate,
  updateSender,
  type SenderRow,
} from '@waypost/engine/senders';

import { registerSimulatorSenders } from '../runtime/simulator-senders.ts';
import { handOverWebhook } from '../sender-setup/hand-over-webhook.ts';
import { readState } from '../sender-setup/read-state.ts';
import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { failedCallText, graphConnection } from './graph-connection.ts';
import { api } from './procedure.ts';
import { noticeShape, senderShape, senderShapes } from './sender-shape.ts';
import { ensureSimulatedNumber, newSimulatedNumber } from './simulated-number.ts';
import { syncTemplates } from './template-account.ts';

async function answer(deps: ApiDependencies, row: SenderRow | undefined) {
  if (row === undefined) throw notFound('sender');
  return senderShape(deps, row);
}

/** The simulator signs webhooks with the sender's secret and brings them to its path. */
async function announceToSimulator(deps: ApiDependencies, sender: SenderRow): Promise<void> {
  if (sender.connection !== 'simulator') return;
  const { db, secretBox, simulator, origin } = deps;
  await registerSimulatorSenders({ db, secretBox, simulator, webhookOrigin: origin });
}

export const senders = {
  list: api.senders.list.handler(async ({ context: { deps } }) => ({
    items: await senderShapes(deps, await listSenders(deps.db)),
  })),

  get: api.senders.get.handler(async ({ context: { deps }, input }) =>
    answer(deps, await getSender(deps.db, input.id)),
  ),

  create: api.senders.create.handler(async ({ context: { deps, actor }, input }) => {
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
        appId: input.appId ?? null,
        policiesConfirmedBy: input.policiesConfirmed ? actor : null,
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
    await readState(deps, created);
    return answer(deps, await getSender(deps.db, created.id));
  }),

  createSimulated: api.senders.createSimulated.handler(async ({ context: { deps }, input }) => {
    const number = await newSimulatedNumber(deps, input.name);
    const created = await createSender(
      deps.db,
      {
        ...number,
        connection: 'simulator',
        quality: 'UNKNOWN',
        messagesPerSecond: standardRate,
        token: deps.secretBox.seal(number.token),
        appSecret: deps.secretBox.seal(number.appSecret),
      },
      deps.now(),
    );
    if (created === null) throw new Error('a new number can’t be connected already');
    await announceToSimulator(deps, created);
    await syncTemplates(deps, created);
    await readState(deps, created);
    return answer(deps, await getSender(deps.db, created.id));
  }),

  update: api.senders.update.handler(async ({ context: { deps }, input }) => {
    const { secretBox } = deps;
    const updated = await updateSender(deps.db, input.id, {
      name: input.name,
      messagesPerSecond: input.messagesPerSecond,
      token: input.accessToken === undefined ? undefined : secretBox.seal(input.accessToken),
      appSecret: input.appSecret === undefined ? undefined : secretBox.seal(input.appSecret),
    });
    if (updated === undefined) throw notFound('sender');
    await announceToSimulator(deps, updated);
    const hasNewSecrets = input.accessToken !== undefined || input.appSecret !== undefined;
    if (hasNewSecrets) await readState(deps, updated);
    return answer(deps, await getSender(deps.db, input.id));
  }),

  check: api.senders.check.handler(async ({ context: { deps }, input }) => {
    const sender = await getSender(deps.db, input.id);
    if (sender === undefined) throw notFound('sender');
    const checks = await readState(deps, sender);
    return { sender: await answer(deps, await getSender(deps.db, input.id)), checks };
  }),

  confirmPolicies: api.senders.confirmPolicies.handler(
    async ({ context: { deps, actor }, input }) => {
      await confirmPolicies(deps.db, { senderId: input.id, actor }, deps.now());
      deps.engine.wakeDispatch();
      return answer(deps, await getSender(deps.db, input.id));
    },
  ),

  notices: api.senders.notices.handler(async ({ context: { deps }, input }) => {
    const sender = await getSender(deps.db, input.id);
    if (sender === undefined) throw notFound('sender');
    const of = { wabaId: sender.waba_id, senderId: sender.id };
    return { items: (await listNotices(deps.db, of, 20)).map(noticeShape) };
  }),

  pause: api.senders.pause.handler(async ({ context: { deps, actor }, input }) => {
    const pause = { reason: `Paused by ${actor}`, at: deps.now() };
    return answer(deps, await setSenderPause(deps.db, input.id, pause));
  }),

  resume: api.senders.resume.handler(async ({ context: { deps }, input }) => {
    await transact(deps.db, (trx) => resumeSender(trx, input.id, deps.now()));
    deps.engine.wakeDispatch();
    return answer(deps, await getSender(deps.db, input.id));
  }),

  remove: api.senders.remove.handler(async ({ context: { deps }, input }) => {
    const sender = await getSender(deps.db, input.id);
    const removal = await removeSender(deps.db, input.id);
    switch (removal.kind) {
      case 'removed':
        if (sender !== undefined) await handOverWebhook(deps, sender);
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
