import type { z } from 'zod';

import type { Context } from '../context.ts';
import { checked } from '../control/checked.ts';
import { ControlError } from '../control/control-error.ts';
import { businessAccountSettingsSchema, numberSettingsSchema } from '../accounts/settings.ts';
import type { ManagementFaultDesk } from '../faults/management-faults.ts';
import type { CallMeter } from '../usage/call-meter.ts';
import { createEmit } from './emit.ts';
import type { StoredTemplate } from '../templates/stored-template.ts';
import type { TemplateDesk } from '../templates/template-desk.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';
import { managementCalls, type ManagementCall, type ManagementControl } from './calls.ts';

/** By path: what a call over HTTP does with a body. */
export type ManagementHandlers = Map<string, (input: unknown) => Promise<unknown>>;

const shown = ({ id, status, category, qualityScore }: StoredTemplate) => ({
  id: String(id),
  status,
  category,
  qualityScore,
});

/** The control of Meta's management side, in process; `handlers` is the same for HTTP. */
export function createLocalManagement(
  context: Context,
  parts: {
    webhooks: WebhookLane;
    desk: TemplateDesk;
    meter: CallMeter;
    faults: ManagementFaultDesk;
  },
): { control: ManagementControl; handlers: ManagementHandlers } {
  const { webhooks, desk, meter, faults } = parts;
  const emit = createEmit(context, webhooks);
  const { accounts, flows, review, templates, tokens } = context;
  const handlers: ManagementHandlers = new Map();
  const done = {};

  const serve = <I extends z.ZodType, O extends z.ZodType>(
    call: ManagementCall<I, O>,
    work: (input: z.output<I>) => z.input<O> | Promise<z.input<O>>,
  ): ((input: z.input<I>) => Promise<z.output<O>>) => {
    const carryOut = async (input: unknown): Promise<z.output<O>> =>
      call.output.parse(await work(checked(call.input, input)));
    handlers.set(call.path, carryOut);
    return carryOut;
  };

  const templateOf = (asked: { wabaId: string; name: string; language: string }) => {
    const template = templates.find(asked.wabaId, asked.name, asked.language);
    if (template) return template;
    throw new ControlError(404, 'name', 'no template has this name in this language');
  };
  const control: ManagementControl = {
    setPortfolio: serve(managementCalls.setPortfolio, (input) => {
      accounts.setPortfolio(input);
      return done;
    }),
    setApp: serve(managementCalls.setApp, (input) => {
      accounts.setApp(input);
      webhooks.wake();
      return done;
    }),
    setAccount: serve(managementCalls.setAccount, (input) => {
      accounts.setBusinessAccount({ ...input, name: input.name ?? `Account ${input.wabaId}` });
      return done;
    }),
    changeAccount: serve(managementCalls.changeAccount, (change) => {
      const account = accounts.businessAccount(change.wabaId);
      if (!account) throw new ControlError(404, 'wabaId', 'no account has this id');
      const schema = businessAccountSettingsSchema.strict();
      accounts.setBusinessAccount(checked(schema, { ...account, ...change }));
      return done;
    }),
    changeNumber: serve(managementCalls.changeNumber, (change) => {
      const number = accounts.number(change.phoneNumberId);
      if (!number) throw new ControlError(404, 'phoneNumberId', 'no number has this id');
      accounts.setNumber(checked(numberSettingsSchema.strict(), { ...number, ...change }));
      return done;
    }),
    setToken: serve(managementCalls.setToken, (input) => {
      tokens.put(input);
      return done;
    }),
    setUnknownTokens: serve(managementCalls.setUnknownTokens, ({ accept }) => {
      tokens.acceptUnknown(accept);
      return done;
    }),
    setReview: serve(managementCalls.setReview, (settings) => {
      review.set(settings);
      return done;
    }),
    reviewTemplate: serve(managementCalls.reviewTemplate, (input) => {
      const { decision, reason, recommendation } = input;
      const verdict = decision === 'APPROVED' ? { decision } : { decision, reason };
      return shown(desk.decide(templateOf(input), verdict, recommendation));
    }),
    changeTemplate: serve(managementCalls.changeTemplate, (input) => {
      let template = templateOf(input);
      const { qualityScore, pause, category, status, event } = input;
      if (qualityScore) template = desk.rate(template, qualityScore);
      if (pause) template = desk.pause(template, pause);
      if (category) template = desk.announceCategory(template, category.to, category.inMs);
      if (status) template = desk.setStatus(template, status, event);
      return shown(template);
    }),
    emit: serve(managementCalls.emit, (event) => {
      emit(event);
      return done;
    }),
    setFaults: serve(managementCalls.setFaults, (list) => {
      faults.set(list.faults);
      return done;
    }),
    setCallLimit: serve(managementCalls.setCallLimit, ({ perHour }) => {
      meter.limit(perHour);
      return done;
    }),
    putFlow: serve(managementCalls.putFlow, (flow) => {
      flows.put(flow);
      return done;
    }),
    snapshot: serve(managementCalls.snapshot, () => ({
      portfolios: accounts.portfolios(),
      accounts: accounts.businessAccounts(),
      apps: accounts.apps(),
      numbers: accounts.numbers(),
    })),
  };
  return { control, handlers };
}
