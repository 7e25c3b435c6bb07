import { randomBytes } from 'node:crypto';

import type { z } from 'zod';

import type { Store } from '../store/open-store.ts';
import { text } from '../store/row.ts';
import {
  appSettingsSchema,
  businessAccountSettingsSchema,
  defaultAppId,
  numberSettingsSchema,
  portfolioSettingsSchema,
  type AppSettings,
  type BusinessAccountSettings,
  type NumberSettings,
  type NumberSettingsInput,
  type PortfolioSettings,
} from './settings.ts';

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
  businessAccounts: () => BusinessAccountSettings[];
  setBusinessAccount: (settings: z.input<typeof businessAccountSettingsSchema>) => void;
  app: (appId: string) => AppSettings | undefined;
  apps: () => AppSettings[];
  setApp: (settings: AppSettings) => void;
  /** The app that hears an account's webhooks. */
  appOf: (wabaId: string) => AppSettings | undefined;
  /** A portfolio; one that an account names exists with the usual settings. */
  portfolio: (businessId: string) => PortfolioSettings | undefined;
  portfolios: () => PortfolioSettings[];
  setPortfolio: (settings: PortfolioSettings) => void;
  /**
   * The callback for a phone number, or for an account as a whole: the number's own, else the
   * account's, else the app's (Meta's order of overrides). Undefined when nobody is subscribed.
   */
  callbackOf: (target: string) => Callback | undefined;
  /** Whether the app behind `target` has subscribed to a webhook field. */
  hears: (target: string, field: string) => boolean;
}

/** Settings of one kind by their id: kept in the file, read from memory. */
function createShelf<T>(store: Store, table: string, schema: z.ZodType<T>) {
  const all = new Map<string, T>();
  for (const row of store.database.prepare(`SELECT id, settings FROM ${table}`).all()) {
    all.set(text(row, 'id'), schema.parse(JSON.parse(text(row, 'settings'))));
  }
  const keep = store.database.prepare(
    `INSERT INTO ${table} (id, settings) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET settings = excluded.settings`,
  );
  return {
    find: (id: string): T | undefined => all.get(id),
    list: (): T[] => [...all.values()],
    put(id: string, settings: T): void {
      keep.run(id, JSON.stringify(settings));
      all.set(id, settings);
    },
  };
}

/** Portfolios, accounts, phone numbers and apps: kept in the file, read from memory. */
export function createAccounts(store: Store): Accounts {
  const numbers = createShelf(store, 'phone_number', numberSettingsSchema);
  const accounts = createShelf(store, 'business_account', businessAccountSettingsSchema);
  const apps = createShelf(store, 'app', appSettingsSchema);
  const portfolios = createShelf(store, 'portfolio', portfolioSettingsSchema);

  const setBusinessAccount: Accounts['setBusinessAccount'] = (input) => {
    const settings = businessAccountSettingsSchema.parse(input);
    accounts.put(settings.wabaId, settings);
    if (!portfolios.find(settings.businessId)) {
      portfolios.put(
        settings.businessId,
        portfolioSettingsSchema.parse({ businessId: settings.businessId }),
      );
    }
  };
  const numbersOf = (wabaId: string): NumberSettings[] =>
    numbers.list().filter((number) => number.wabaId === wabaId);
  const appFor = (
    account: BusinessAccountSettings | undefined,
    number: NumberSettings | undefined,
  ): AppSettings | undefined =>
    apps.find(account?.subscribedAppId ?? number?.appId ?? defaultAppId);
  /** What is behind a webhook's target, a phone number id or an account's id. */
  const behind = (target: string) => {
    const number = numbers.find(target) ?? numbers.list().find((each) => each.wabaId === target);
    const account = accounts.find(number?.wabaId ?? target);
    return { number, account, app: appFor(account, number) };
  };

  return {
    number: numbers.find,
    numbers: numbers.list,
    numbersOf,
    setNumber(input) {
      const settings = numberSettingsSchema.parse(input);
      const appId = settings.appId ?? defaultAppId;
      if (!apps.find(appId)) {
        const appSecret = settings.appSecret ?? randomBytes(16).toString('hex');
        apps.put(appId, appSettingsSchema.parse({ appId, appSecret }));
      }
      const account = accounts.find(settings.wabaId);
      if (!account || (settings.callbackUrl !== undefined && !account.subscribed)) {
        setBusinessAccount({
          name: settings.verifiedName,
          ...account,
          wabaId: settings.wabaId,
          subscribed: account?.subscribed === true || settings.callbackUrl !== undefined,
        });
      }
      numbers.put(settings.phoneNumberId, settings);
      return settings;
    },
    businessAccount: accounts.find,
    businessAccounts: accounts.list,
    setBusinessAccount,
    app: apps.find,
    apps: apps.list,
    setApp: (settings) => apps.put(settings.appId, settings),
    appOf: (wabaId) => appFor(accounts.find(wabaId), numbersOf(wabaId)[0]),
    portfolio: portfolios.find,
    portfolios: portfolios.list,
    setPortfolio: (settings) => portfolios.put(settings.businessId, settings),
    callbackOf(target) {
      const { number, account, app } = behind(target);
      if (account?.subscribed !== true) return undefined;
      const url = number?.callbackUrl ?? account.overrideCallbackUrl ?? app?.callbackUrl;
      const secret = number?.appSecret ?? app?.appSecret;
      return url === undefined || secret === undefined ? undefined : { url, secret };
    },
    hears: (target, field) => behind(target).app?.subscribedFields?.includes(field) !== false,
  };
}
