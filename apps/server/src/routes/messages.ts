import { getMessage, listMessages } from '@waypost/engine/messages';

import { notFound } from './errors.ts';
import { messageOf } from './message-shape.ts';
import { api } from './procedure.ts';

export const messages = {
  list: api.messages.list.handler(async ({ context: { deps }, input }) => {
    const page = await listMessages(deps.db, input);
    return { ...page, items: page.items.map(messageOf) };
  }),

  get: api.messages.get.handler(async ({ context: { deps }, input }) => {
    const row = await getMessage(deps.db, input.id);
    if (row === undefined) throw notFound('message');
    return messageOf(row);
  }),

  resend: api.messages.resend.handler(async ({ context: { deps }, input, errors }) => {
    const row = await getMessage(deps.db, input.id);
    if (row === undefined) throw notFound('message');
    const isQueued = await deps.engine.resendUnknown(input.id);
    if (!isQueued) {
      throw errors.CONFLICT({
        message: 'Only a message of unknown outcome can be sent again. Look at its state again.',
      });
    }
    return messageOf((await getMessage(deps.db, input.id)) ?? row);
  }),
};
