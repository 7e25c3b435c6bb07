import type { Context } from '../context.ts';
import { ControlError } from '../control/control-error.ts';
import type {
  Conversation,
  FlowForm,
  HandsetPage,
  HandsetSummary,
  Shop,
} from '../control/schemas.ts';
import type { KeptMessage } from '../messages/message-book.ts';
import type { StatusLane } from '../statuses/status-lane.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';
import { createChat } from './chat.ts';
import { sentFlowOf } from './flow-form.ts';
import { createIdentity } from './identity.ts';
import { personSendSchema, type PersonSend } from './person-sends.ts';
import { createPen } from './pen.ts';
import { createPreference } from './preference.ts';
import { shopOf } from './shop.ts';
import { tapContent } from './tap-content.ts';
import { createWireOf } from './wire-of.ts';

/** Everything the person with the phone can do and see. */
export type Person = ReturnType<typeof createPerson>;

/** The handset side of the simulator. Numbers may be written in any way, or be user ids. */
export function createPerson(context: Context, statuses: StatusLane, webhooks: WebhookLane) {
  const { book, catalogues, flows, accounts } = context;
  const chat = createChat(context);
  const pen = createPen(context, statuses);
  const identity = createIdentity(context, pen, statuses);
  const wireOf = createWireOf(context);
  const { known, waId } = pen;

  /** A message of this person's chats, of either side. */
  const messageOf = (number: string, field: string, id: string): KeptMessage => {
    const message = book.find(id);
    if (message && chat.numbersOf(number).includes(message.number)) return message;
    throw new ControlError(404, field, 'this phone has no such message');
  };
  /** A message from a business that has arrived. */
  const arrived = (number: string, field: string, id: string): KeptMessage => {
    const message = messageOf(number, field, id);
    if (message.fromPerson) throw new ControlError(404, field, 'this phone has no such message');
    if (chat.onPhone(message)) return message;
    throw new ControlError(409, field, 'the message has not arrived on the phone yet');
  };

  /** The message that what a person sends refers to, if it refers to one. */
  const targetOf = (number: string, send: PersonSend): KeptMessage | undefined => {
    if (send.kind === 'flow') return arrived(number, 'messageId', send.messageId);
    if (send.kind === 'reaction' || send.kind === 'edit' || send.kind === 'revoke') {
      return messageOf(number, 'messageId', send.messageId);
    }
    return send.quotedId === undefined ? undefined : messageOf(number, 'quotedId', send.quotedId);
  };

  const send = async (written: string, input: PersonSend): Promise<{ id: string }> => {
    const number = waId(written);
    const target = targetOf(number, input);
    const phoneNumberId = pen.businessFor(number, input.phoneNumberId ?? target?.phoneNumberId);
    const flow =
      input.kind === 'flow' && target ? sentFlowOf(target, chat.templateOf(target)) : null;
    if (flow === undefined) throw new ControlError(422, 'messageId', 'the message has no Flow');
    const wire = wireOf(input, number, phoneNumberId, flow?.token ?? '');
    const sharesCard = input.kind === 'contacts' && input.contacts === undefined;
    return pen.write(number, phoneNumberId, wire, {
      cameFromAd: input.referral !== undefined,
      showsNumber: sharesCard,
    });
  };

  return {
    ...identity,
    ...createPreference(context, pen, webhooks),
    send,

    list: (input: { search: string; cursor?: string | undefined; limit: number }): HandsetPage =>
      chat.list(input),

    conversation: (
      number: string,
      input: { before?: string | undefined; limit: number; all: boolean },
    ): Conversation => chat.conversation(known(number), input),

    summary: (number: string): HandsetSummary => chat.summary(known(number)),

    reply: (
      number: string,
      input: { text: string; quotedId?: string | undefined; phoneNumberId?: string | undefined },
    ): Promise<{ id: string }> => send(number, personSendSchema.parse({ kind: 'text', ...input })),

    async tap(
      written: string,
      input: { messageId: string; buttonIndex: number; cardIndex?: number | undefined },
    ): Promise<{ id: string }> {
      const number = waId(written);
      const message = arrived(number, 'messageId', input.messageId);
      const { place, ...wire } = tapContent(message, chat.drawnOf(message), input);
      return pen.write(
        number,
        message.phoneNumberId,
        { ...wire, extras: {}, quotedId: message.id },
        { tapped: { message, place } },
      );
    },

    /** The form behind a message's Flow button. */
    form(written: string, input: { messageId: string }): FlowForm {
      const message = arrived(waId(written), 'messageId', input.messageId);
      const sent = sentFlowOf(message, chat.templateOf(message));
      if (!sent) throw new ControlError(422, 'messageId', 'the message has no Flow');
      const wabaId = accounts.number(message.phoneNumberId)?.wabaId ?? '';
      const flow = sent.flow === null ? undefined : flows.find(wabaId, sent.flow);
      return { flow: sent.flow, name: flow?.name ?? null, screens: flow?.screens ?? null };
    },

    /** The products behind a message's button. */
    shop(written: string, input: { messageId: string }): Shop {
      const message = arrived(waId(written), 'messageId', input.messageId);
      const wabaId = accounts.number(message.phoneNumberId)?.wabaId ?? '';
      return shopOf(catalogues, wabaId, message, chat.drawnOf(message));
    },

    read: (number: string, input: { phoneNumberId?: string | undefined }) =>
      pen.read(number, input),
    play(written: string, input: { messageId: string }): Promise<{ played: boolean }> {
      return pen.play(arrived(waId(written), 'messageId', input.messageId));
    },
    block: (number: string, input: { blocked: boolean }) => pen.block(number, input),
  };
}
