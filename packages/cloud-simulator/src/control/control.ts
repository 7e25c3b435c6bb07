import type { z } from 'zod';

import type { Faults } from '../faults/faults.ts';
import type { ManagementControl } from '../management/calls.ts';
import type { PersonSendInput } from '../handsets/person-sends.ts';
import type { Rules, rulesChange } from '../rules/rules.ts';
import type {
  blockInput,
  changeNumberInput,
  clockInput,
  conversationInput,
  Conversation,
  Counts,
  createHandsetInput,
  decidePacingInput,
  FlowForm,
  HandsetPage,
  HandsetSummary,
  identityInput,
  listHandsetsInput,
  messageInput,
  numbersInput,
  openLinkInput,
  preferenceInput,
  readInput,
  replyInput,
  Send,
  sendsInput,
  Shop,
  tapInput,
  templatesInput,
} from './schemas.ts';

/**
 * What one can do to a simulator: be the person with the phone, look at what was sent, order trouble.
 * The same in process and over HTTP. Numbers may be written in any way; bad input and unknown things
 * throw a ControlError that names the field.
 */
export interface SimulatorControl {
  /** Accounts, tokens, templates and media: Meta's management side. */
  management: ManagementControl;
  listHandsets: (input?: z.input<typeof listHandsetsInput>) => Promise<HandsetPage>;
  conversation: (
    number: string,
    input?: z.input<typeof conversationInput>,
  ) => Promise<Conversation>;
  createHandset: (input: z.input<typeof createHandsetInput>) => Promise<HandsetSummary>;
  /** Writes as the person; answers the id of the message. */
  reply: (number: string, input: z.input<typeof replyInput>) => Promise<{ id: string }>;
  /** Sends anything a phone can send: media, a place, a card, an emoji, an order, a filled Flow … */
  send: (number: string, input: PersonSendInput) => Promise<{ id: string }>;
  /** Taps a quick reply, a reply button or a row of a list as the person. */
  tap: (number: string, input: z.input<typeof tapInput>) => Promise<{ id: string }>;
  /** Opens the chat: what has been delivered becomes read. */
  read: (number: string, input?: z.input<typeof readInput>) => Promise<{ read: number }>;
  /** Listens to a voice message or other audio. */
  play: (number: string, input: z.input<typeof messageInput>) => Promise<{ played: boolean }>;
  /** The form behind a message's Flow button. */
  form: (number: string, input: z.input<typeof messageInput>) => Promise<FlowForm>;
  /** The products behind a message's button. */
  shop: (number: string, input: z.input<typeof messageInput>) => Promise<Shop>;
  /** Name, username, whether the number is hidden, whether the phone is on. */
  setIdentity: (number: string, input: z.input<typeof identityInput>) => Promise<HandsetSummary>;
  /** The chat that a WhatsApp link or a QR code opens, and the words it puts into the line. */
  openLink: (
    input: z.input<typeof openLinkInput>,
  ) => Promise<{ phoneNumberId: string; text: string }>;
  /** Moves the person to another number; businesses they wrote to are told. */
  changeNumber: (
    number: string,
    input: z.input<typeof changeNumberInput>,
  ) => Promise<HandsetSummary>;
  /** Gives the person a new user id; businesses they wrote to are told. */
  changeUserId: (number: string) => Promise<HandsetSummary>;
  block: (number: string, input?: z.input<typeof blockInput>) => Promise<{ blocked: boolean }>;
  /** Tells Meta to stop or resume marketing from us. */
  preference: (
    number: string,
    input: z.input<typeof preferenceInput>,
  ) => Promise<{ stoppedMarketing: boolean }>;
  counts: () => Promise<Counts>;
  sends: (input?: z.input<typeof sendsInput>) => Promise<{ items: Send[] }>;
  faults: () => Promise<Faults>;
  /** Replaces all faults; `{}` clears them. */
  setFaults: (input: unknown) => Promise<Faults>;
  /** Meta's rules as they stand, and a change of some of them. */
  rules: () => Promise<Rules>;
  setRules: (input: z.input<typeof rulesChange>) => Promise<Rules>;
  /** Releases or drops (132015) what is held for quality assessment; answers how many messages. */
  decidePacing: (input: z.input<typeof decidePacingInput>) => Promise<{ decided: number }>;
  /** Moves the simulator's time forward; what becomes due happens at once. */
  advance: (input: z.input<typeof clockInput>) => Promise<{ now: number }>;
  /** Adds or changes templates; a changed status is told by webhook. */
  putTemplates: (input: z.input<typeof templatesInput>) => Promise<{ ids: string[] }>;
  setNumber: (input: z.input<typeof numbersInput>) => Promise<{ phoneNumberId: string }>;
}
