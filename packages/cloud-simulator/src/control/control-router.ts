import express, { type NextFunction, type Request, type Response, type Router } from 'express';

import { GraphError } from '../graph/graph-error.ts';
import { readBody } from '../graph/read-body.ts';
import { personSendSchema } from '../handsets/person-sends.ts';
import type { Log } from '../log.ts';
import { rulesChange } from '../rules/rules.ts';
import type { ManagementHandlers } from '../management/local-management.ts';
import { checked } from './checked.ts';
import { ControlError } from './control-error.ts';
import type { SimulatorControl } from './control.ts';
import { loopbackOnly } from './loopback-only.ts';
import {
  blockInput,
  changeNumberInput,
  clockInput,
  conversationInput,
  createHandsetInput,
  decidePacingInput,
  identityInput,
  listHandsetsInput,
  messageInput,
  numbersInput,
  openLinkInput,
  preferenceInput,
  readInput,
  replyInput,
  sendsInput,
  tapInput,
  templatesInput,
} from './schemas.ts';

/** Calls the listener with a person's number when something happens on that phone; answers its end. */
export type Watch = (listener: (number: string) => void) => () => void;

/** A file of 100 MB in base64, the largest a person can send. */
const largestFile = 145_000_000;

async function bodyOf(request: Request, most?: number): Promise<Record<string, unknown>> {
  if (request.is('json') === false) {
    throw new ControlError(415, 'content-type', 'send the body as application/json');
  }
  return readBody(request, most);
}

/** Answers with what `work` gives. */
const answer =
  (work: (request: Request, number: string) => Promise<unknown>) =>
  async (request: Request, response: Response): Promise<void> => {
    response.json(await work(request, String(request.params['number'])));
  };

/**
 * The control API over HTTP: plain JSON, no sign-in, so it answers under loopback names only.
 * A body must be declared as JSON, which a foreign web page can't do unasked.
 */
export function createControlRouter(
  control: SimulatorControl,
  management: ManagementHandlers,
  watch: Watch,
  log: Log,
): Router {
  const router = express.Router();
  router.use(loopbackOnly);

  router.get(
    '/handsets',
    answer((request) => control.listHandsets(checked(listHandsetsInput, request.query))),
  );
  router.post(
    '/handsets',
    answer(async (request) =>
      control.createHandset(checked(createHandsetInput, await bodyOf(request))),
    ),
  );
  router.get(
    '/handsets/:number',
    answer((request, number) =>
      control.conversation(number, checked(conversationInput, request.query)),
    ),
  );
  router.post(
    '/handsets/:number/reply',
    answer(async (request, number) =>
      control.reply(number, checked(replyInput, await bodyOf(request))),
    ),
  );
  router.post(
    '/handsets/:number/send',
    answer(async (request, number) =>
      control.send(number, checked(personSendSchema, await bodyOf(request, largestFile))),
    ),
  );
  router.get(
    '/handsets/:number/form',
    answer((request, number) => control.form(number, checked(messageInput, request.query))),
  );
  router.get(
    '/handsets/:number/shop',
    answer((request, number) => control.shop(number, checked(messageInput, request.query))),
  );
  router.post(
    '/handsets/:number/play',
    answer(async (request, number) =>
      control.play(number, checked(messageInput, await bodyOf(request))),
    ),
  );
  router.post(
    '/handsets/:number/identity',
    answer(async (request, number) =>
      control.setIdentity(number, checked(identityInput, await bodyOf(request))),
    ),
  );
  router.post(
    '/handsets/:number/change-number',
    answer(async (request, number) =>
      control.changeNumber(number, checked(changeNumberInput, await bodyOf(request))),
    ),
  );
  router.post(
    '/handsets/:number/change-user-id',
    answer((_request, number) => control.changeUserId(number)),
  );
  router.post(
    '/open-link',
    answer(async (request) => control.openLink(checked(openLinkInput, await bodyOf(request)))),
  );
  router.get(
    '/rules',
    answer(() => control.rules()),
  );
  router.post(
    '/rules',
    answer(async (request) => control.setRules(checked(rulesChange, await bodyOf(request)))),
  );
  router.post(
    '/pacing',
    answer(async (request) =>
      control.decidePacing(checked(decidePacingInput, await bodyOf(request))),
    ),
  );
  router.post(
    '/handsets/:number/tap',
    answer(async (request, number) =>
      control.tap(number, checked(tapInput, await bodyOf(request))),
    ),
  );
  router.post(
    '/handsets/:number/read',
    answer(async (request, number) =>
      control.read(number, checked(readInput, await bodyOf(request))),
    ),
  );
  router.post(
    '/handsets/:number/block',
    answer(async (request, number) =>
      control.block(number, checked(blockInput, await bodyOf(request))),
    ),
  );
  router.post(
    '/handsets/:number/preference',
    answer(async (request, number) =>
      control.preference(number, checked(preferenceInput, await bodyOf(request))),
    ),
  );
  router.get(
    '/counts',
    answer(() => control.counts()),
  );
  router.get(
    '/sends',
    answer((request) => control.sends(checked(sendsInput, request.query))),
  );
  router.get(
    '/faults',
    answer(() => control.faults()),
  );
  router.post(
    '/faults',
    answer(async (request) => control.setFaults(await bodyOf(request))),
  );
  router.post(
    '/clock',
    answer(async (request) => control.advance(checked(clockInput, await bodyOf(request)))),
  );
  router.post(
    '/templates',
    answer(async (request) => control.putTemplates(checked(templatesInput, await bodyOf(request)))),
  );
  router.post(
    '/numbers',
    answer(async (request) => control.setNumber(checked(numbersInput, await bodyOf(request)))),
  );
  for (const [path, carryOut] of management) {
    router.post(
      `/management/${path}`,
      answer(async (request) => carryOut(await bodyOf(request))),
    );
  }
  router.get('/changes', (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': numbers of handsets on which something happened\n\n');
    const end = watch((number) => response.write(`data: ${number}\n\n`));
    request.on('close', end);
  });

  router.use((_request: Request, response: Response) => {
    response.status(404).json({ error: { field: 'path', message: 'no such control route' } });
  });
  router.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    if (error instanceof ControlError) {
      response.status(error.status).json({ error: { field: error.field, message: error.message } });
      return;
    }
    if (error instanceof GraphError) {
      response.status(400).json({ error: { field: 'body', message: error.details } });
      return;
    }
    log.error({ reason: String(error) }, 'control request failed');
    response
      .status(500)
      .json({ error: { field: '', message: 'the simulator failed, see its log' } });
  });
  return router;
}
