import { randomBytes } from 'node:crypto';

import type { z } from 'zod';

import type { Store } from '../store/open-store.ts';
import { text } from '../store/row.ts';
import {
  appSettingsSchema,
  businessAccountSettingsSchema,
  numberSettingsSchema,
  type AppSettings,
  type BusinessAccountSettings,
  type NumberSettings,
  type NumberSettingsInput,
} from './settings.ts';

export const defaultAppId = '670843887433847';

/** Where a webhook goes and what signs it. */
export interface Callback {
  url: string;
  secret: string;
}

export interface Accounts {
  number: (phoneNumberId: string) => NumberSettings | undefined;
  numbers: () => NumberSettings[];
  numbersOf: (wabaId: string) => NumberSettings[];
  /** Registers a phone number, and its account and app where they are new. */
  setNumber: (settings: NumberSettingsInput) => NumberSettings;
  businessAccount: (wabaId: string) => BusinessAccountSettings | undefined;
  setBusinessAccount: (settings: BusinessAccountSettings) => void;
  app: (appId: string) => AppSettings | undefined;
  setApp: (settings: AppSettings) => void;
  /**
   * The callback for a phone number, or for an account as a whole: the number's own, else the
   * account's, else the app's (Meta's order of overrides). Undefined when nobody is subscribed.
   */
  callbackOf: (target: string) => Callback | undefined;
}

function loadAll<T>(store: Store, table: string, schema: z.ZodType<T>): Map<string, T> {
  const all = new Map<string, T>();
  for (const row of store.database.prepare(`SELECT id, settings FROM ${table}`).all()) {
    all.set(text(row, 'id'), schema.parse(JSON.parse(text(row, 'settings'))));
  }
  return all;
}

/** Phone numbers, accounts and apps: kept in the file, read from memory. */
export function createAccounts(store: Store): Accounts {
  const keepIn = (table: string) =>
    store.database.prepare(
      `INSERT INTO ${table} (id, settings) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET settings = excluded.settings`,
    );
  const keepNumber = keepIn('phone_number');
  const keepAccount = keepIn('business_account');
  const keepApp = keepIn('app');
  const numbers = loadAll(store, 'phone_number', numberSettingsSchema);
  const businessAccounts = loadAll(store, 'business_account', businessAccountSettingsSchema);
  const apps = loadAll(store, 'app', appSettingsSchema);

  const setApp = (settings: AppSettings): void => {
    keepApp.run(settings.appId, JSON.stringify(settings));
    apps.set(settings.appId, settings);
  };
  const setBusinessAccount = (settings: BusinessAccountSettings): void => {
    keepAccount.run(settings.wabaId, JSON.stringify(settings));
    businessAccounts.set(settings.wabaId, settings);
  };
  const appOf = (number: NumberSettings | undefined): AppSettings | undefined =>
    apps.get(number?.appId ?? defaultAppId);

  return {
    number: (phoneNumberId) => numbers.get(phoneNumberId),
    numbers: () => [...numbers.values()],
    numbersOf: (wabaId) => [...numbers.values()].filter((number) => number.wabaId === wabaId),
    setNumber(input) {
      const settings = numberSettingsSchema.parse(input);
      const appId = settings.appId ?? defaultAppId;
      if (!apps.has(appId)) {
        setApp(
          appSettingsSchema.parse({
            appId,
            appSecret: settings.appSecret ?? randomBytes(16).toString('hex'),
          }),
        );
      }
      const account = businessAccounts.get(settings.wabaId);
      if (!account || (settings.callbackUrl !== undefined && !account.subscribed)) {
        setBusinessAccount({
          name: settings.verifiedName,
          ...account,
          wabaId: settings.wabaId,
          subscribed: account?.subscribed === true || settings.callbackUrl !== undefined,
        });
      }
      keepNumber.run(settings.phoneNumberId, JSON.stringify(settings));
      numbers.set(settings.phoneNumberId, settings);
      return settings;
    },
    businessAccount: (wabaId) => businessAccounts.get(wabaId),
    setBusinessAccount,
    app: (appId) => apps.get(appId),
    setApp,
    callbackOf(target) {
      const number =
        numbers.get(target) ?? [...numbers.values()].find((each) => each.wabaId === target);
      const account = businessAccounts.get(number?.wabaId ?? target);
      if (account?.subscribed !== true) return undefined;
      const app = appOf(number);
      const url = number?.callbackUrl ?? account.overrideCallbackUrl ?? app?.callbackUrl;
      const secret = number?.appSecret ?? app?.appSecret;
      return url === undefined || secret === undefined ? undefined : { url, secret };
    },
  };
}
