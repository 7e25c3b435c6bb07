import type { Request, Response, Router } from 'express';
import { z } from 'zod';

import { defaultAppId } from '../accounts/accounts.ts';
import { appSettingsSchema } from '../accounts/settings.ts';
import type { Context } from '../context.ts';
import { readPart } from '../messages/read-part.ts';
import { verifyCallback } from '../webhooks/handshake.ts';
import { authorise } from './authorise.ts';
import { GraphError, unknownObject } from './graph-error.ts';
import { readBody } from './read-body.ts';

const url = z.url({ protocol: /^https?$/ }).max(200);
const overrideSchema = z.object({ override_callback_uri: url, verify_token: z.string().min(1) });
const subscriptionSchema = z.looseObject({
  object: z.literal('whatsapp_business_account'),
  callback_url: url,
  verify_token: z.string().min(1),
  fields: z.union([z.string(), z.array(z.string())]).optional(),
});

/** Routes that decide where webhooks go: by app, by account, by phone number. */
export function addCallbackRoutes(router: Router, context: Context): void {
  const { accounts, faults } = context;

  router.post('/:node/subscriptions', async (request: Request, response: Response) => {
    const appId = String(request.params['node']);
    const app = accounts.app(appId);
    authorise(request, faults, app ? [`${appId}|${app.appSecret}`] : []);
    if (!app) throw unknownObject(appId, request.method);
    const asked = readPart(
      subscriptionSchema,
      { ...request.query, ...(await readBody(request)) },
      'body',
    );
    await verifyCallback(asked.callback_url, asked.verify_token);
    const fields = typeof asked.fields === 'string' ? asked.fields.split(',') : asked.fields;
    accounts.setApp(
      appSettingsSchema.parse({
        ...app,
        callbackUrl: asked.callback_url,
        verifyToken: asked.verify_token,
        ...(fields === undefined ? {} : { fields }),
      }),
    );
    response.json({ success: true });
  });

  const accountOf = (request: Request) => {
    const wabaId = String(request.params['node']);
    const account = accounts.businessAccount(wabaId);
    const tokens = accounts.numbersOf(wabaId).flatMap((number) => number.token ?? []);
    authorise(request, faults, tokens);
    if (!account) throw unknownObject(wabaId, request.method);
    return account;
  };
  router.get('/:node/subscribed_apps', (request, response) => {
    const account = accountOf(request);
    const [number] = accounts.numbersOf(account.wabaId);
    const app = number && accounts.app(number.appId ?? defaultAppId);
    const data =
      account.subscribed && app
        ? [
            {
              whatsapp_business_api_data: {
                id: app.appId,
                name: 'Waypost',
                link: `https://www.facebook.com/games/?app_id=${app.appId}`,
              },
              ...(account.overrideCallbackUrl === undefined
                ? {}
                : { override_callback_uri: account.overrideCallbackUrl }),
            },
          ]
        : [];
    response.json({ data });
  });
  router.post('/:node/subscribed_apps', async (request, response) => {
    const { overrideCallbackUrl: _former, ...account } = accountOf(request);
    const body = await readBody(request);
    if (body['override_callback_uri'] === undefined) {
      accounts.setBusinessAccount({ ...account, subscribed: true });
    } else {
      const asked = readPart(overrideSchema, body, 'body');
      await verifyCallback(asked.override_callback_uri, asked.verify_token);
      accounts.setBusinessAccount({
        ...account,
        subscribed: true,
        overrideCallbackUrl: asked.override_callback_uri,
      });
    }
    response.json({ success: true });
  });
  router.delete('/:node/subscribed_apps', (request, response) => {
    const { overrideCallbackUrl: _former, ...account } = accountOf(request);
    accounts.setBusinessAccount({ ...account, subscribed: false });
    response.json({ success: true });
  });

  router.post('/:node', async (request, response) => {
    const phoneNumberId = request.params.node;
    const number = accounts.number(phoneNumberId);
    authorise(request, faults, number?.token === undefined ? [] : [number.token]);
    if (!number) throw unknownObject(phoneNumberId, request.method);
    const body = await readBody(request);
    if (body['webhook_configuration'] !== undefined) {
      const asked = readPart(
        overrideSchema,
        body['webhook_configuration'],
        'webhook_configuration',
      );
      await verifyCallback(asked.override_callback_uri, asked.verify_token);
      accounts.setNumber({
        ...number,
        callbackUrl: asked.override_callback_uri,
        verifyToken: asked.verify_token,
      });
    } else if (typeof body['pin'] !== 'string' || !/^\d{6}$/.test(body['pin'])) {
      throw new GraphError(100, 'webhook_configuration or a pin of six digits is required.');
    }
    response.json({ success: true });
  });

  router.get('/debug_token', (request, response) => {
    authorise(request, faults, []);
    const asked = request.query['input_token'];
    const input = typeof asked === 'string' && asked !== '' ? asked : undefined;
    if (input === undefined) throw new GraphError(100, 'The parameter input_token is required.');
    const numbers = accounts.numbers();
    const seen = numbers.filter((number) => number.token === undefined || number.token === input);
    const expired = faults.current().expiredTokens.includes(input);
    const valid = seen.length > 0 && !expired;
    const targets = [...new Set(seen.map((number) => number.wabaId))];
    const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];
    response.json({
      data: {
        app_id: seen[0]?.appId ?? defaultAppId,
        type: 'SYSTEM_USER',
        application: 'Waypost',
        data_access_expires_at: 0,
        expires_at: 0,
        is_valid: valid,
        issued_at: 1_767_225_600,
        scopes: valid ? scopes : [],
        granular_scopes: valid ? scopes.map((scope) => ({ scope, target_ids: targets })) : [],
        ...(valid
          ? { user_id: '122100000000000001' }
          : {
              error: {
                code: 190,
                message: 'The access token could not be decrypted',
                subcode: expired ? 463 : 467,
              },
            }),
      },
    });
  });
  router.get('/me', (request, response) => {
    authorise(request, faults, []);
    response.json({ id: '122100000000000001', name: 'System user' });
  });
}
