import type { z } from 'zod';

import type { Context } from '../context.ts';
import { openLink } from '../handsets/open-link.ts';
import { personSendSchema } from '../handsets/person-sends.ts';
import type { Person } from '../handsets/person.ts';
import { rulesChange } from '../rules/rules.ts';
import { createDecideHeld } from '../statuses/decide-held.ts';
import type { ManagementControl } from '../management/calls.ts';
import type { StatusLane } from '../statuses/status-lane.ts';
import { createAnnounce, statusValue } from '../templates/announce.ts';
import type { TemplateDesk } from '../templates/template-desk.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';
import { checked } from './checked.ts';
import { ControlError } from './control-error.ts';
import type { SimulatorControl } from './control.ts';
import { countSends } from './count-sends.ts';
import { createListSends } from './list-sends.ts';
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

/** The control API in process. */
export function createLocalControl(
  context: Context,
  person: Person,
  lanes: { statuses: StatusLane; webhooks: WebhookLane; desk: TemplateDesk },
  management: ManagementControl,
): SimulatorControl {
  const { statuses, webhooks, desk } = lanes;
  const { accounts, book, clock, commits, faults, rules, store, templates } = context;
  const decideHeld = createDecideHeld(context, statuses);
  const announce = createAnnounce(context, webhooks);
  const listSends = createListSends(store, book.idOf);
  /** What the input leaves out stays as it is. */
  const setNumber = (input: z.input<typeof numbersInput>) => {
    const before = accounts.number(input.phoneNumberId);
    return accounts.setNumber(checked(numbersInput, { ...before, ...input }));
  };

  return {
    management,
    listHandsets: async (input = {}) => person.list(checked(listHandsetsInput, input)),
    conversation: async (number, input = {}) =>
      person.conversation(number, checked(conversationInput, input)),
    createHandset: async (input) =>
      person.summary(await person.create(checked(createHandsetInput, input))),
    reply: async (number, input) => person.reply(number, checked(replyInput, input)),
    send: async (number, input) => person.send(number, checked(personSendSchema, input)),
    form: async (number, input) => person.form(number, checked(messageInput, input)),
    shop: async (number, input) => person.shop(number, checked(messageInput, input)),
    play: async (number, input) => person.play(number, checked(messageInput, input)),
    setIdentity: async (number, input) =>
      person.summary(await person.setIdentity(number, checked(identityInput, input))),
    openLink: async (input) => openLink(context, checked(openLinkInput, input).link),
    changeNumber: async (number, input) =>
      person.summary(await person.changeNumber(number, checked(changeNumberInput, input))),
    changeUserId: async (number) => person.summary(await person.changeUserId(number)),
    rules: async () => rules.current(),
    setRules: async (input) => {
      checked(rulesChange, input);
      return rules.change(input);
    },
    decidePacing: async (input) => {
      const { template, decision } = checked(decidePacingInput, input);
      return { decided: await decideHeld(template ?? null, decision) };
    },
    tap: async (number, input) => person.tap(number, checked(tapInput, input)),
    read: async (number, input = {}) => person.read(number, checked(readInput, input)),
    block: async (number, input = {}) => person.block(number, checked(blockInput, input)),
    preference: async (number, input) => person.preference(number, checked(preferenceInput, input)),
    counts: async () => countSends(store.database),
    sends: async (input = {}) => {
      const { after, limit } = checked(sendsInput, input);
      return { items: listSends(after, limit) };
    },
    faults: async () => faults.current(),
    setFaults: async (input) => {
      try {
        const set = faults.set(input);
        webhooks.wake();
        return set;
      } catch (error) {
        throw new ControlError(422, 'faults', error instanceof Error ? error.message : 'not valid');
      }
    },
    advance: async (input) => {
      clock.advance(checked(clockInput, input).advanceMs);
      statuses.wake(0);
      webhooks.wake();
      desk.wake();
      return { now: clock.now() };
    },
    putTemplates: async (input) => {
      const { wabaId, templates: list, rejectedReason } = checked(templatesInput, input);
      let ids: string[] = [];
      await commits.commit(() => {
        ids = [];
        for (const template of list) {
          const extra = rejectedReason === undefined ? {} : { rejectedReason };
          const { now, before } = templates.put(wabaId, template, extra);
          ids.push(String(now.id));
          if (before && before.status !== now.status) {
            announce(wabaId, 'message_template_status_update', statusValue(now));
          }
        }
      });
      webhooks.wake();
      return { ids };
    },
    setNumber: async (input) => {
      const { phoneNumberId } = setNumber(input);
      webhooks.wake();
      return { phoneNumberId };
    },
  };
}
