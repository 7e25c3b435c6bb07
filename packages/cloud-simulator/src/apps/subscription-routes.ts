import type { Request, Router } from 'express';
import { z } from 'zod';

import { accountOf } from '../accounts/account-routes.ts';
import { appSettingsSchema, type AppSettings, type NumberSettings } from '../accounts/settings.ts';
import type { Context } from '../context.ts';
import { unknownObject } from '../graph/graph-error.ts';
import { readBody } from '../graph/read-body.ts';
import { readPart } from '../messages/read-part.ts';
import { verifyCallback } from '../webhooks/handshake.ts';

const url = z.url({ protocol: /^https?$/ }).max(200);
const overrideSchema = z.object({ override_callback_uri: url, verify_token: z.string().min(1) });
const subscriptionSchema = z.looseObject({
  object: z.literal('whatsapp_business_account'),
  callback_url: url,
  verify_token: z.string().min(1),
  fields: z.union([z.string(), z.array(z.string())]).optional(),
});

function linkOf(app: AppSettings): string {
  return `https://www.facebook.com/games/?app_id=${app.appId}`;
}

/** An app as the Graph API shows it. */
export function appNode(app: AppSettings): Record<string, unknown> {
  return { id: app.appId, name: app.name, link: linkOf(app), category: 'Messaging' };
}

/** Points a phone number's webhooks elsewhere, once the new place has shaken hands. */
export async function overrideNumberCallback(
  context: Context,
  number: NumberSettings,
  body: Record<string, unknown>,
): Promise<void> {
  const { accounts } = context;
  if (body['override_callback_uri'] === '') {
    const { callbackUrl: _former, verifyToken: _token, ...rest } = number;
    accounts.setNumber(rest);
    return;
  }
  const asked = readPart(overrideSchema, body, 'webhook_configuration');
  await verifyCallback(asked.override_callback_uri, asked.verify_token);
  accounts.setNumber({
    ...number,
    callbackUrl: asked.override_callback_uri,
    verifyToken: asked.verify_token,
  });
}

/** Where an app hears webhooks: `/{app}/subscriptions`, by an app token. */
function addAppSubscriptions(router: Router, context: Context): void {
  const { accounts, permit } = context;
  const appOf = (request: Request): AppSettings => {
    const appId = String(request.params['node']);
    const app = accounts.app(appId);
    const caller = permit(request, { scope: null, appWillDo: true });
    if (!app || (caller.kind === 'app' && caller.appId !== appId)) {
      throw unknownObject(appId, request.method);
    }
    return app;
  };

  router.get('/:node/subscriptions', (request, response) => {
    const app = appOf(request);
    const subscription = {
      object: 'whatsapp_business_account',
      callback_url: app.callbackUrl,
      active: true,
      fields: (app.subscribedFields ?? []).map((name) => ({ name, version: 'v26.0' })),
    };
    response.json({ data: app.callbackUrl === undefined ? [] : [subscription] });
  });
  router.post('/:node/subscriptions', async (request, response) => {
    const app = appOf(request);
    const body = { ...request.query, ...(await readBody(request)) };
    const asked = readPart(subscriptionSchema, body, 'body');
    await verifyCallback(asked.callback_url, asked.verify_token);
    const fields = typeof asked.fields === 'string' ? asked.fields.split(',') : asked.fields;
    accounts.setApp(
      appSettingsSchema.parse({
        ...app,
        callbackUrl: asked.callback_url,
        verifyToken: asked.verify_token,
        ...(fields === undefined
          ? {}
          : { subscribedFields: fields.map((name) => name.trim()).filter((name) => name !== '') }),
      }),
    );
    response.json({ success: true });
  });
  router.delete('/:node/subscriptions', (request, response) => {
    const { callbackUrl: _url, verifyToken: _token, ...app } = appOf(request);
    accounts.setApp(app);
    response.json({ success: true });
  });
}

/** Which app hears of an account: `/{WABA}/subscribed_apps`. */
function addAccountSubscriptions(router: Router, context: Context): void {
  const { accounts, permit } = context;

  router.get('/:node/subscribed_apps', (request, response) => {
    const account = accountOf(context, request);
    const app = accounts.appOf(account.wabaId);
    if (!account.subscribed || !app) {
      response.json({ data: [] });
      return;
    }
    const { overrideCallbackUrl } = account;
    const { appId: id, name } = app;
    response.json({
      data: [
        {
          whatsapp_business_api_data: { id, name, link: linkOf(app) },
          ...(overrideCallbackUrl === undefined
            ? {}
            : { override_callback_uri: overrideCallbackUrl }),
        },
      ],
    });
  });
  router.post('/:node/subscribed_apps', async (request, response) => {
    const { overrideCallbackUrl: _former, ...account } = accountOf(context, request);
    const caller = permit(request, { scope: null, wabaId: account.wabaId });
    const by = caller.kind === 'known' ? { subscribedAppId: caller.appId } : {};
    const body = await readBody(request);
    if (body['override_callback_uri'] === undefined) {
      accounts.setBusinessAccount({ ...account, ...by, subscribed: true });
    } else {
      const asked = readPart(overrideSchema, body, 'body');
      await verifyCallback(asked.override_callback_uri, asked.verify_token);
      accounts.setBusinessAccount({
        ...account,
        ...by,
        subscribed: true,
        overrideCallbackUrl: asked.override_callback_uri,
      });
    }
    response.json({ success: true });
  });
  router.delete('/:node/subscribed_apps', (request, response) => {
    const { overrideCallbackUrl: _former, ...account } = accountOf(context, request);
    accounts.setBusinessAccount({ ...account, subscribed: false });
    response.json({ success: true });
  });
}

/** Routes that decide where webhooks go: by app, by account. By phone number: `POST /{phone}`. */
export function addSubscriptionRoutes(router: Router, context: Context): void {
  addAppSubscriptions(router, context);
  addAccountSubscriptions(router, context);
}
