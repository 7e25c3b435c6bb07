import type { z } from 'zod';

import { flowSettingsSchema } from '../flows/flow-settings.ts';
import { reviewSettingsSchema } from '../templates/review-settings.ts';
import { accountEventSchema } from './account-events.ts';
import {
  accountChangeInput,
  accountInput,
  appInput,
  callLimitInput,
  doneSchema,
  managementFaultsInput,
  numberChangeInput,
  portfolioInput,
  reviewInput,
  snapshotSchema,
  templateChangeInput,
  templateStateSchema,
  tokenInput,
  unknownTokensInput,
} from './schemas.ts';

/** One call: its place under `/control/management`, what it takes and what it answers. */
export interface ManagementCall<I extends z.ZodType, O extends z.ZodType> {
  path: string;
  input: I;
  output: O;
}

function call<I extends z.ZodType, O extends z.ZodType>(
  path: string,
  input: I,
  output: O,
): ManagementCall<I, O> {
  return { path, input, output };
}

/** Every control call on Meta's management side. */
export const managementCalls = {
  /** Makes a business portfolio, or replaces one. */
  setPortfolio: call('set-portfolio', portfolioInput, doneSchema),
  /** Makes an app with its secret, or replaces one. */
  setApp: call('set-app', appInput, doneSchema),
  /** Makes a WhatsApp Business Account, or replaces one. */
  setAccount: call('set-account', accountInput, doneSchema),
  /** Changes what is named; the rest stays as it is. */
  changeAccount: call('change-account', accountChangeInput, doneSchema),
  changeNumber: call('change-number', numberChangeInput, doneSchema),
  /** Makes a token known: from then on it is checked for expiry, permissions and what it may see. */
  setToken: call('set-token', tokenInput, doneSchema),
  /** Whether tokens that nobody made known are taken; they are from the start. */
  setUnknownTokens: call('set-unknown-tokens', unknownTokensInput, doneSchema),
  /** How templates are reviewed from now on; what is left out goes back to the usual. */
  setReview: call('set-review', reviewSettingsSchema, doneSchema),
  /** Decides on a template now, told by webhook. */
  reviewTemplate: call('review-template', reviewInput, templateStateSchema),
  /** Changes quality, pause, category or status of a template as Meta would, told by webhook. */
  changeTemplate: call('change-template', templateChangeInput, templateStateSchema),
  /** Lets something happen to an account, a number or a Flow: the state changes, the app is told. */
  emit: call('emit', accountEventSchema, doneSchema),
  /** Orders trouble for calls other than sends; replaces what was ordered, an empty list clears it. */
  setFaults: call('set-faults', managementFaultsInput, doneSchema),
  /** Management calls per hour and account after which 80008 is answered; null for any number. */
  setCallLimit: call('set-call-limit', callLimitInput, doneSchema),
  /** Adds a Flow to an account, or replaces one. */
  putFlow: call('put-flow', flowSettingsSchema, doneSchema),
  /** Portfolios, accounts, apps and numbers as they stand, secrets included. */
  snapshot: call('snapshot', doneSchema, snapshotSchema),
};

type Calls = typeof managementCalls;

/**
 * What one can do to the accounts, tokens, templates and media of a simulator. The same in process and
 * over HTTP; bad input throws a ControlError that names the field.
 */
export type ManagementControl = {
  [Name in keyof Calls]: (
    input: z.input<Calls[Name]['input']>,
  ) => Promise<z.output<Calls[Name]['output']>>;
};
