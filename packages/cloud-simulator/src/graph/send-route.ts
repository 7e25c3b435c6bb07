import { setTimeout as pause } from 'node:timers/promises';

import type { Request, Response } from 'express';
import { z } from 'zod';

import type { Context } from '../context.ts';
import type { HandsetShelf } from '../handsets/handset-shelf.ts';
import type { AcceptSend } from '../messages/accept-send.ts';
import { readPart } from '../messages/read-part.ts';
import { numberOf } from '../messages/recipient.ts';
import { GraphError, unknownObject } from './graph-error.ts';
import { isObject, readBody } from './read-body.ts';

const markReadSchema = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().min(1),
  typing_indicator: z.looseObject({ type: z.literal('text') }).optional(),
});

/** Who a body is for and by which template, before anything about it is checked. */
function addresseeOf(
  handsets: HandsetShelf,
  body: Record<string, unknown>,
): { number: string | null; template: string | null } {
  const { to = body['recipient'], template } = body;
  const name = isObject(template) ? template['name'] : undefined;
  return {
    number: typeof to === 'string' || typeof to === 'number' ? numberOf(handsets, `${to}`) : null,
    template: typeof name === 'string' ? name : null,
  };
}

/** The page a broken gateway shows instead of an answer. */
const gatewayPage =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** `POST /{phone}/messages`: sends, and marks a person's message as read. */
export function createSendRoute(context: Context, accept: AcceptSend) {
  const { accounts, book, changed, chance, clock, commits, faults, handsets } = context;

  const markRead = async (phoneNumberId: string, body: Record<string, unknown>): Promise<void> => {
    const asked = readPart(markReadSchema, body, 'body');
    const message = book.find(asked.message_id);
    if (!message?.fromPerson || message.phoneNumberId !== phoneNumberId) {
      throw new GraphError(131009, 'The parameter message_id is not the id of a received message.');
    }
    await commits.commit(() => {
      book.readThrough(message);
    });
    if (asked.typing_indicator) handsets.typing(message.number, phoneNumberId, clock.now());
    changed(message.number);
  };

  return async (request: Request, response: Response): Promise<void> => {
    const phoneNumberId = String(request.params['node']);
    const business = accounts.number(phoneNumberId);
    context.permit(request, {
      scope: 'whatsapp_business_messaging',
      phoneNumberId,
      wabaId: business?.wabaId,
    });
    if (!business) throw unknownObject(phoneNumberId, request.method);
    const body = await readBody(request);
    if (body['status'] !== undefined) {
      await markRead(phoneNumberId, body);
      response.json({ success: true });
      return;
    }

    const trouble = faults.current();
    const { badGateway, slow } = trouble;
    const ordered = faults.errorFor('http', { phoneNumberId, ...addresseeOf(handsets, body) });
    if (ordered) {
      const details = ordered.details ?? 'Ordered by the simulator’s faults.';
      throw new GraphError(ordered.code, details, ordered.subcode);
    }
    if (badGateway && badGateway.count > 0) {
      badGateway.count -= 1;
      response.status(502).type('html').send(gatewayPage);
      return;
    }
    if (trouble.cutBefore > 0 && chance() < trouble.cutBefore) {
      request.socket.destroy();
      return;
    }
    const accepted = await accept(business, body);
    if (trouble.cutAfter > 0 && chance() < trouble.cutAfter) {
      request.socket.destroy();
      return;
    }
    if (slow && chance() < slow.share) await pause(slow.ms);
    response.setHeader('content-type', 'application/json; charset=UTF-8');
    response.end(JSON.stringify(accepted));
  };
}
