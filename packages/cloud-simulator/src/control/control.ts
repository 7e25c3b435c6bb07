import type { z } from 'zod';

import type { Faults } from '../faults/faults.ts';
import type { ManagementControl } from '../management/calls.ts';
import type {
  blockInput,
  clockInput,
  conversationInput,
  Conversation,
  Counts,
  createHandsetInput,
  HandsetPage,
  HandsetSummary,
  listHandsetsInput,
  numbersInput,
  preferenceInput,
  readInput,
  replyInput,
  Send,
  sendsInput,
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
  /** Taps a quick reply or a reply button as the person. */
  tap: (number: string, input: z.input<typeof tapInput>) => Promise<{ id: string }>;
  /** Opens the chat: what has been delivered becomes read. */
  read: (number: string, input?: z.input<typeof readInput>) => Promise<{ read: number }>;
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
  /** Moves the simulator's time forward; what becomes due happens at once. */
  advance: (input: z.input<typeof clockInput>) => Promise<{ now: number }>;
  /** Adds or changes templates; a changed status is told by webhook. */
  putTemplates: (input: z.input<typeof templatesInput>) => Promise<{ ids: string[] }>;
  setNumber: (input: z.input<typeof numbersInput>) => Promise<{ phoneNumberId: string }>;
}
