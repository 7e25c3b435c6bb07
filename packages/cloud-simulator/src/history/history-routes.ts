import type { Request, Router } from 'express';

import { numberOf } from '../accounts/number-routes.ts';
import type { Context } from '../context.ts';
import { knownError, GraphError } from '../graph/graph-error.ts';
import { pageOf } from '../graph/page.ts';
import type { KeptMessage } from '../messages/message-book.ts';
import { progress } from '../statuses/progress.ts';

const newest = 5000;

/** Steps of a message that are told, with the names that message history gives them. */
const steps = [
  { rank: progress.sent, name: 'SENT' },
  { rank: progress.delivered, name: 'DELIVERED' },
  { rank: progress.read, name: 'READ' },
];

/** `/{phone}/message_history`: which statuses a message had, and whether its webhooks got through. */
export function addHistoryRoutes(router: Router, context: Context): void {
  const { accounts, book, store } = context;
  const sentBy = store.database.prepare(
    'SELECT * FROM message WHERE phone_number_id = ? AND from_person = 0 ORDER BY seq DESC LIMIT ?',
  );
  const waiting = store.database.prepare(
    'SELECT count(*) AS n, max(attempts) AS attempts FROM delivery WHERE target = ?',
  );

  const webhookState = (phoneNumberId: string): string => {
    const row = waiting.get(phoneNumberId);
    if (row === undefined || row['n'] === 0) return 'DELIVERED';
    return Number(row['attempts']) > 0 ? 'RETRYING' : 'PENDING';
  };
  const eventsOf = (message: KeptMessage) => {
    const { phoneNumberId, failure } = message;
    const number = accounts.number(phoneNumberId);
    const app = number && accounts.appOf(number.wabaId);
    const uri = accounts.callbackOf(phoneNumberId)?.url;
    const names = steps.filter(({ rank }) => message.progress >= rank).map(({ name }) => name);
    if (failure !== null) names.push('FAILED');
    return names.map((name, place) => ({
      id: `${message.seq}${place}`,
      delivery_status: name,
      timestamp: Math.floor(message.at / 1000),
      webhook_update_state: webhookState(phoneNumberId),
      ...(uri === undefined ? {} : { webhook_uri: uri }),
      ...(app ? { application: { id: app.appId } } : {}),
      ...(name === 'FAILED' ? { error_description: knownError(failure ?? 0).title } : {}),
    }));
  };
  const entryOf = (message: KeptMessage) => ({
    id: `5${String(message.seq).padStart(15, '0')}`,
    message_id: message.id,
    events: { data: eventsOf(message) },
  });

  const messagesOf = (request: Request, phoneNumberId: string): KeptMessage[] => {
    const asked = request.query['message_id'];
    if (asked === undefined) return sentBy.all(phoneNumberId, newest).map(book.readRow);
    const message = typeof asked === 'string' ? book.find(asked) : undefined;
    if (message?.phoneNumberId !== phoneNumberId || message.fromPerson) {
      throw new GraphError(100, 'Param message_id is not the id of a message of this number.');
    }
    return [message];
  };

  router.get('/:node/message_history', (request, response) => {
    const { phoneNumberId } = numberOf(context, request);
    const page = pageOf(request, messagesOf(request, phoneNumberId), ({ id }) => id);
    response.json({ ...page, data: page.data.map(entryOf) });
  });
}
