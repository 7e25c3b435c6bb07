import type { SetupStep } from '@waypost/api';
import { transact } from '@waypost/engine';
import {
  chooseSendOnly,
  confirmPolicies,
  discardSetup,
  finishSetup,
  getSetup,
  listSetups,
  placeSender,
  repairSender,
  saveAccount,
  saveCredentials,
  startSetup,
  type SenderSetupRow,
} from '@waypost/engine/sender-setups';
import {
  getSender,
  listSenders,
  noteHandshake,
  setSubscribed,
  standardRate,
  type SenderRow,
} from '@waypost/engine/senders';
import { getTemplate } from '@waypost/engine/templates';
import { check, hasProblem, isRegistered, type Check } from '@waypost/whatsapp';

import { checkCredentials } from '../sender-setup/check-credentials.ts';
import { checkTemplates } from '../sender-setup/check-templates.ts';
import { checkWebhook, registerWebhook } from '../sender-setup/connect-webhook.ts';
import { checkAccount, findAccounts } from '../sender-setup/find-accounts.ts';
import { findNumbers, readNumber, registerNumber } from '../sender-setup/find-numbers.ts';
import { readState } from '../sender-setup/read-state.ts';
import { sendTest } from '../sender-setup/send-test.ts';
import { accessOf, setupAccess, type SetupAccess } from '../sender-setup/setup-access.ts';
import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { api } from './procedure.ts';
import { senderShape } from './sender-shape.ts';
import { setupShape } from './setup-shape.ts';
import { syncTemplates } from './template-account.ts';

async function setupOf(deps: ApiDependencies, id: string): Promise<SenderSetupRow> {
  const setup = await getSetup(deps.db, id);
  if (setup === undefined) throw notFound('set-up');
  return setup;
}

/** The set-up as it is now, with what was found. */
async function answer(deps: ApiDependencies, id: string, checks: Check[]) {
  return { setup: await setupShape(deps, await setupOf(deps, id)), checks };
}

function accessTo(deps: ApiDependencies, setup: SenderSetupRow): SetupAccess {
  const access = setupAccess(deps, setup);
  if (access === null) {
    throw badRequest([{ field: 'accessToken', text: 'Enter app id, app secret and token first.' }]);
  }
  return access;
}

async function senderOf(deps: ApiDependencies, setup: SenderSetupRow): Promise<SenderRow> {
  const sender = setup.sender_id === null ? undefined : await getSender(deps.db, setup.sender_id);
  if (sender === undefined) {
    throw badRequest([{ field: 'phoneNumberId', text: 'Choose the phone number first.' }]);
  }
  return sender;
}

/** What Meta says now about one step. */
async function checksOf(
  deps: ApiDependencies,
  setup: SenderSetupRow,
  step: SetupStep,
): Promise<Check[]> {
  switch (step) {
    case 'credentials': {
      const checks = await checkCredentials(deps, accessTo(deps, setup));
      await keepVerdict(deps, setup, checks);
      return checks;
    }
    case 'account': {
      const { waba_id: wabaId } = setup;
      if (wabaId === null) return [];
      return (await checkAccount(deps, accessTo(deps, setup), wabaId)).checks;
    }
    case 'number': {
      const sender = await senderOf(deps, setup);
      const { checks } = await readNumber(deps, accessTo(deps, setup), sender.phone_number_id);
      return [...checks, await checkTemplates(deps, sender.id)];
    }
    case 'webhook':
      return webhookChecks(deps, setup);
    case 'rules':
    case 'test': {
      const { policies_confirmed_at } = await senderOf(deps, setup);
      return [check(policies_confirmed_at === null ? 'rules_missing' : 'rules_confirmed')];
    }
  }
}

/** Credentials may turn good or bad while nobody touches them: a token expires. */
async function keepVerdict(
  deps: ApiDependencies,
  setup: SenderSetupRow,
  checks: readonly Check[],
): Promise<void> {
  const { app_id: appId, app_secret: appSecret, token } = setup;
  const areGood = !hasProblem(checks);
  if (areGood === setup.credentials_ok || !appId || !appSecret || !token) return;
  const credentials = { appId, appSecret, token, areGood };
  await transact(deps.db, (trx) => saveCredentials(trx, setup.id, credentials, deps.now()));
}

async function webhookChecks(deps: ApiDependencies, setup: SenderSetupRow): Promise<Check[]> {
  const sender = await senderOf(deps, setup);
  const access = accessTo(deps, setup);
  const place = { sender, senders: await listSenders(deps.db) };
  const checks = await checkWebhook(deps, access, place);
  const isSubscribed = checks.some(({ code }) => code === 'app_subscribed');
  if (isSubscribed || checks.some(({ code }) => code === 'app_not_subscribed')) {
    const of = { wabaId: sender.waba_id, appId: access.appId };
    await setSubscribed(deps.db, of, isSubscribed);
  }
  // Senders of one app share its address: one proof is every sender's.
  const isProved = checks.some(({ code }) => code === 'handshake_done');
  if (isProved && sender.handshake_at === null) {
    await noteHandshake(deps.db, sender.id, deps.now());
  }
  return checks;
}

export const senderSetups = {
  list: api.senderSetups.list.handler(async ({ context: { deps } }) => ({
    items: await Promise.all((await listSetups(deps.db)).map((one) => setupShape(deps, one))),
  })),

  start: api.senderSetups.start.handler(async ({ context: { deps, actor }, input }) =>
    setupShape(deps, await startSetup(deps.db, { ...input, actor }, deps.now())),
  ),

  repair: api.senderSetups.repair.handler(async ({ context: { deps, actor }, input }) => {
    const setup = await repairSender(deps.db, { senderId: input.id, actor }, deps.now());
    if (setup === undefined) throw notFound('sender at Meta');
    return setupShape(deps, setup);
  }),

  get: api.senderSetups.get.handler(async ({ context: { deps }, input }) =>
    setupShape(deps, await setupOf(deps, input.id)),
  ),

  discard: api.senderSetups.discard.handler(async ({ context: { deps }, input }) => {
    if (!(await transact(deps.db, (trx) => discardSetup(trx, input.id)))) throw notFound('set-up');
    return { removed: true };
  }),

  check: api.senderSetups.check.handler(async ({ context: { deps }, input }) => {
    const checks = await checksOf(deps, await setupOf(deps, input.id), input.step);
    return answer(deps, input.id, checks);
  }),

  saveCredentials: api.senderSetups.saveCredentials.handler(
    async ({ context: { deps }, input }) => {
      const { secretBox } = deps;
      const setup = await setupOf(deps, input.id);
      const appSecret = input.appSecret ?? opened(deps, setup.app_secret);
      const token = input.accessToken ?? opened(deps, setup.token);
      const missing = [
        ...(appSecret === null ? [{ field: 'appSecret', text: 'Enter the app secret.' }] : []),
        ...(token === null ? [{ field: 'accessToken', text: 'Enter the access token.' }] : []),
      ];
      if (appSecret === null || token === null) throw badRequest(missing);
      const access = accessOf(deps, { appId: input.appId, appSecret, token });
      const checks = await checkCredentials(deps, access);
      const credentials = {
        appId: input.appId,
        appSecret: secretBox.seal(appSecret),
        token: secretBox.seal(token),
        areGood: !hasProblem(checks),
      };
      await transact(deps.db, (trx) => saveCredentials(trx, setup.id, credentials, deps.now()));
      return answer(deps, setup.id, checks);
    },
  ),

  accounts: api.senderSetups.accounts.handler(async ({ context: { deps }, input }) => {
    const setup = await setupOf(deps, input.id);
    return findAccounts(deps, accessTo(deps, setup), input.portfolioId);
  }),

  chooseAccount: api.senderSetups.chooseAccount.handler(async ({ context: { deps }, input }) => {
    const setup = await setupOf(deps, input.id);
    const { account, checks, isUsable } = await checkAccount(
      deps,
      accessTo(deps, setup),
      input.wabaId,
    );
    if (account !== null && isUsable) {
      const chosen = {
        portfolioId: account.portfolioId ?? input.portfolioId,
        wabaId: input.wabaId,
        name: account.name,
      };
      await saveAccount(deps.db, setup.id, chosen, deps.now());
    }
    return answer(deps, setup.id, checks);
  }),

  numbers: api.senderSetups.numbers.handler(async ({ context: { deps }, input }) => {
    const setup = await setupOf(deps, input.id);
    if (setup.waba_id === null) {
      throw badRequest([{ field: 'wabaId', text: 'Choose the WhatsApp Business Account first.' }]);
    }
    return findNumbers(deps, accessTo(deps, setup), setup.waba_id);
  }),

  chooseNumber: api.senderSetups.chooseNumber.handler(async ({ context: { deps }, input }) => {
    const setup = await setupOf(deps, input.id);
    const { waba_id: wabaId } = setup;
    const access = accessTo(deps, setup);
    if (wabaId === null) {
      throw badRequest([{ field: 'wabaId', text: 'Choose the WhatsApp Business Account first.' }]);
    }
    if (setup.repairs && (await senderOf(deps, setup)).phone_number_id !== input.phoneNumberId) {
      const text = 'The number of a sender can’t be changed. Connect the other one by itself.';
      throw badRequest([{ field: 'phoneNumberId', text }]);
    }
    const { number, checks } = await readNumber(deps, access, input.phoneNumberId);
    if (number === null || !isRegistered(number)) return answer(deps, setup.id, checks);
    const placed = await transact(deps.db, (trx) =>
      placeSender(
        trx,
        setup,
        {
          name: input.name,
          connection: 'meta',
          phoneNumberId: number.id,
          wabaId,
          portfolioId: setup.portfolio_id,
          appId: access.appId,
          displayPhoneNumber: number.displayPhoneNumber ?? '',
          verifiedName: number.verifiedName ?? '',
          quality: number.qualityRating ?? 'UNKNOWN',
          messagesPerSecond: standardRate,
          token: deps.secretBox.seal(access.token),
          appSecret: deps.secretBox.seal(access.appSecret),
        },
        deps.now(),
      ),
    );
    if (placed.kind === 'taken') {
      return answer(deps, setup.id, [check('number_taken', { name: placed.name })]);
    }
    const sender = await getSender(deps.db, placed.senderId);
    if (sender === undefined) throw notFound('sender');
    await syncTemplates(deps, sender);
    await readState(deps, sender);
    return answer(deps, setup.id, [...checks, await checkTemplates(deps, sender.id)]);
  }),

  register: api.senderSetups.register.handler(async ({ context: { deps }, input }) => {
    const setup = await setupOf(deps, input.id);
    return { checks: await registerNumber(deps, accessTo(deps, setup), input) };
  }),

  registerWebhook: api.senderSetups.registerWebhook.handler(
    async ({ context: { deps }, input }) => {
      const setup = await setupOf(deps, input.id);
      const sender = await senderOf(deps, setup);
      const place = { sender, senders: await listSenders(deps.db) };
      const refused = await registerWebhook(deps, accessTo(deps, setup), place);
      const found = await webhookChecks(deps, setup);
      if (refused.length === 0) await chooseSendOnly(deps.db, setup.id, false, deps.now());
      const told = new Set(refused.map(({ code }) => code));
      return answer(deps, setup.id, [...refused, ...found.filter(({ code }) => !told.has(code))]);
    },
  ),

  chooseSendOnly: api.senderSetups.chooseSendOnly.handler(async ({ context: { deps }, input }) => {
    await chooseSendOnly(deps.db, input.id, input.sendOnly, deps.now());
    return setupShape(deps, await setupOf(deps, input.id));
  }),

  confirmRules: api.senderSetups.confirmRules.handler(
    async ({ context: { deps, actor }, input }) => {
      const sender = await senderOf(deps, await setupOf(deps, input.id));
      await confirmPolicies(deps.db, { senderId: sender.id, actor }, deps.now());
      return setupShape(deps, await setupOf(deps, input.id));
    },
  ),

  sendTest: api.senderSetups.sendTest.handler(async ({ context: { deps }, input }) => {
    const setup = await setupOf(deps, input.id);
    const sender = await senderOf(deps, setup);
    const template = await getTemplate(deps.db, input.templateId);
    if (template === undefined || template.waba_id !== sender.waba_id) throw notFound('template');
    if (sender.policies_confirmed_at === null) {
      throw badRequest([{ field: '', text: "Confirm Meta's rules first." }]);
    }
    const sent = await sendTest(
      deps,
      { id: setup.id, senderId: sender.id },
      { phone: input.phone, template },
    );
    if (sent === null) {
      const text = 'This template has parts without a sample. Choose another one.';
      throw badRequest([{ field: 'templateId', text }]);
    }
    return setupShape(deps, await setupOf(deps, input.id));
  }),

  finish: api.senderSetups.finish.handler(async ({ context: { deps }, input }) => {
    const setup = await setupOf(deps, input.id);
    const sender = await senderOf(deps, setup);
    if (sender.policies_confirmed_at === null) {
      throw badRequest([{ field: '', text: "Confirm Meta's rules first." }]);
    }
    await finishSetup(deps.db, setup.id);
    return senderShape(deps, sender);
  }),
};

function opened(deps: ApiDependencies, sealed: Buffer | null): string | null {
  return sealed === null ? null : deps.secretBox.open(sealed);
}
