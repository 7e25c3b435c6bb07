import type { Request, Router } from 'express';
import { z } from 'zod';

import type { Context } from '../context.ts';
import { GraphError, unknownObject } from '../graph/graph-error.ts';
import { pictureUrl } from '../graph/picture-url.ts';
import { isObject, readBody } from '../graph/read-body.ts';
import { readPart } from '../messages/read-part.ts';
import { businessProfileDefaults, businessProfileSchema } from './business-profile.ts';
import { createRegistration } from './registration.ts';
import type { NumberSettings } from './settings.ts';

const automationSchema = z.object({
  enable_welcome_message: z.boolean().optional(),
  prompts: z.array(z.string().min(1).max(80)).max(3).optional(),
  commands: z
    .array(
      z.object({
        command_name: z.string().max(30).regex(/^\w+$/),
        command_description: z.string().min(1).max(256),
      }),
    )
    .max(30)
    .optional(),
});

/** The phone number a request names, seen by its token. */
export function numberOf(
  context: Context,
  request: Request,
  scope:
    | 'whatsapp_business_management'
    | 'whatsapp_business_messaging' = 'whatsapp_business_management',
): NumberSettings {
  const phoneNumberId = String(request.params['node']);
  const number = context.accounts.number(phoneNumberId);
  context.permit(request, { scope, phoneNumberId, wabaId: number?.wabaId });
  if (!number || number.status === 'DELETED') throw unknownObject(phoneNumberId, request.method);
  return number;
}

/** What a phone number can be told: registration, profile, settings, name to be found by. */
export function addNumberRoutes(router: Router, context: Context): void {
  const { accounts } = context;
  const registration = createRegistration(context);
  const done = { success: true };

  const act = (
    edge: string,
    work: (number: NumberSettings, body: Record<string, unknown>) => void,
  ): void => {
    router.post(`/:node/${edge}`, async (request, response) => {
      const number = numberOf(context, request);
      work(number, { ...request.query, ...(await readBody(request)) });
      response.json(done);
    });
  };
  act('register', (number, body) => registration.register(number, body['pin']));
  act('deregister', (number) => registration.deregister(number));
  act('request_code', (number, body) => registration.requestCode(number, body));
  act('verify_code', (number, body) => registration.verifyCode(number, body['code']));
  act('settings', (number, body) => {
    const { messaging_product: _product, ...settings } = body;
    accounts.setNumber({ ...number, settings: { ...number.settings, ...settings } });
  });
  act('conversational_automation', (number, body) => {
    const automation = readPart(automationSchema, body, 'body');
    accounts.setNumber({ ...number, automation: { ...number.automation, ...automation } });
  });
  act('whatsapp_business_profile', (number, body) => {
    if (body['messaging_product'] !== 'whatsapp') {
      throw new GraphError(100, "Param messaging_product must be one of {'whatsapp'}");
    }
    const profile = readPart(businessProfileSchema, body, 'body');
    const picture = profile.profile_picture_handle;
    if (picture !== undefined && context.samples.nameOf(picture) === undefined) {
      throw new GraphError(100, 'Param profile_picture_handle is not a handle of an upload.');
    }
    accounts.setNumber({ ...number, profile: { ...number.profile, ...profile } });
  });

  router.get('/:node/settings', (request, response) => {
    const number = numberOf(context, request);
    response.json({ storage_configuration: { status: 'DEFAULT' }, ...number.settings });
  });
  router.get('/:node/conversational_automation', (request, response) => {
    const { phoneNumberId, automation } = numberOf(context, request);
    response.json({ conversational_automation: { id: phoneNumberId, ...automation } });
  });
  router.get('/:node/whatsapp_business_profile', (request, response) => {
    const { profile } = numberOf(context, request);
    const asked = request.query['fields'];
    const names = typeof asked === 'string' && asked !== '' ? asked.split(',') : ['about'];
    const unknown = names.find((name) => !businessProfileDefaults.includes(name));
    if (unknown !== undefined) {
      throw new GraphError(100, `Tried accessing nonexisting field (${unknown})`);
    }
    const handle = profile['profile_picture_handle'];
    const picture = typeof handle === 'string' ? context.samples.nameOf(handle) : undefined;
    const shown: Record<string, unknown> = {
      ...profile,
      ...(picture === undefined
        ? {}
        : { profile_picture_url: `${pictureUrl(request)}/sample/${picture}` }),
    };
    const picked = names.flatMap((name) =>
      shown[name] === undefined ? [] : [[name, shown[name]]],
    );
    response.json({ data: [{ ...Object.fromEntries(picked), messaging_product: 'whatsapp' }] });
  });

  router.get('/:node/username', (request, response) => {
    const { username } = numberOf(context, request);
    response.json(username === undefined ? {} : { username, status: 'approved' });
  });
  router.get('/:node/username_suggestions', (request, response) => {
    const { verifiedName } = numberOf(context, request);
    const base = verifiedName.toLowerCase().replace(/[^a-z0-9]+/g, '');
    response.json({ data: [{ username_suggestions: [base, `${base}.shop`, `${base}_official`] }] });
  });
  router.post('/:node/username', async (request, response) => {
    const number = numberOf(context, request);
    const { username } = await readBody(request);
    if (typeof username !== 'string' || !/^[a-z0-9._]{3,30}$/.test(username)) {
      throw new GraphError(100, 'Param username must have 3 to 30 characters of a-z, 0-9, . and _');
    }
    const taken = accounts.numbers().some((each) => each !== number && each.username === username);
    if (taken) throw new GraphError(100, 'The username is taken.');
    accounts.setNumber({ ...number, username });
    response.json({ username, status: 'approved' });
  });
  router.delete('/:node/username', (request, response) => {
    const { username: _former, ...number } = numberOf(context, request);
    accounts.setNumber(number);
    response.json(done);
  });
}

/**
 * `POST /{phone}`: webhook override, two-step PIN or a new display name. The override is left to
 * `override`, which shakes hands first.
 */
export async function changeNumberNode(
  context: Context,
  number: NumberSettings,
  body: Record<string, unknown>,
  override: (number: NumberSettings, asked: Record<string, unknown>) => Promise<void>,
): Promise<void> {
  const { webhook_configuration: webhooks, pin, new_display_name: name } = body;
  if (isObject(webhooks)) {
    await override(number, webhooks);
  } else if (typeof pin === 'string' && /^\d{6}$/.test(pin)) {
    context.accounts.setNumber({ ...number, pin });
  } else if (typeof name === 'string' && name !== '') {
    context.accounts.setNumber({ ...number, requestedName: name });
  } else {
    throw new GraphError(
      100,
      'One of webhook_configuration, new_display_name and a pin of six digits is required.',
    );
  }
}
