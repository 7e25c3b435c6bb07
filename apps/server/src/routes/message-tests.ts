import { queueDirectMessage, transact } from '@waypost/engine';
import { audienceCondition, getAudience } from '@waypost/engine/audiences';
import {
  composeMessage,
  ensureTestPerson,
  forecastPeople,
  listPeople,
  type ComposedMessage,
} from '@waypost/engine/message-tests';
import { getProfile, type ProfileRow } from '@waypost/engine/profiles';
import { getSender } from '@waypost/engine/senders';
import { listTemplates, templateOf } from '@waypost/engine/templates';
import { personalisationData } from '@waypost/whatsapp';
import { normalisePhone } from '@waypost/whatsapp/numbers';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { api } from './procedure.ts';
import { profileOf } from './profiles.ts';

/** A test that nobody waits for any more is not sent, ms. */
const lifeMs = 15 * 60_000;

async function existingSender(deps: ApiDependencies, id: string) {
  const sender = await getSender(deps.db, id);
  if (sender === undefined) {
    throw badRequest([{ field: 'senderId', text: 'There is no such sender.' }]);
  }
  return sender;
}

/** Whom a test goes to: somebody known, or the owner of a phone. */
async function testPerson(
  deps: ApiDependencies,
  to: { profileId?: string | undefined; phone?: string | undefined },
): Promise<ProfileRow> {
  if (to.profileId === undefined && to.phone === undefined) {
    throw badRequest([{ field: 'profileId', text: 'Choose a person, or give a phone number.' }]);
  }
  let id = to.profileId;
  if (id === undefined) {
    const phone = normalisePhone(to.phone ?? '', null);
    if (phone.reason !== undefined) throw badRequest([{ field: 'phone', text: phone.text }]);
    id = await transact(deps.db, (trx) => ensureTestPerson(trx, phone.e164, deps.now()));
  }
  const profile = await getProfile(deps.db, id);
  if (profile === undefined) throw notFound('profile');
  return profile;
}

async function queueTest(
  deps: ApiDependencies,
  test: { senderId: string; profileId: string; message: ComposedMessage },
): Promise<string> {
  const { senderId, profileId, message } = test;
  const now = deps.now();
  const queued = await transact(deps.db, (trx) =>
    queueDirectMessage(
      trx,
      { ...message, profileId, senderId, origin: 'test', expiresAt: now + lifeMs },
      now,
    ),
  );
  if (queued === null) throw notFound('profile');
  deps.engine.wakeDispatch();
  return queued.messageId;
}

export const messageTests = {
  send: api.messageTests.send.handler(async ({ context: { deps }, input }) => {
    const sender = await existingSender(deps, input.senderId);
    const profile = await testPerson(deps, input);
    const templates = await listTemplates(deps.db, { senderId: sender.id });
    const composed = composeMessage({
      content: input.content,
      templates: templates.map(templateOf),
      data: personalisationData({
        profile: {
          externalId: profile.external_id,
          firstName: profile.first_name,
          lastName: profile.last_name,
          phone: profile.phone,
          locale: profile.locale,
          country: profile.country,
          timeZone: profile.time_zone,
          attributes: profile.attributes,
        },
        event: input.event,
        journey: { name: input.journeyName },
        results: input.results,
      }),
      locale: profile.locale,
      language: input.language ?? null,
    });
    if ('problems' in composed) throw badRequest(composed.problems);
    const messageId = await queueTest(deps, {
      senderId: sender.id,
      profileId: profile.id,
      message: composed.message,
    });
    return { messageId, profileId: profile.id };
  }),

  people: api.messageTests.people.handler(async ({ context: { deps }, input }) => {
    const audience =
      input.audienceId === undefined ? null : await getAudience(deps.db, input.audienceId);
    if (audience === undefined) throw notFound('audience');
    const page = await listPeople(
      deps.db,
      await audienceCondition(deps.db, audience, deps.now(), 'some'),
      input,
    );
    return { ...page, items: page.items.map(profileOf) };
  }),

  forecast: api.messageTests.forecast.handler(async ({ context: { deps }, input }) => ({
    people: await forecastPeople(
      deps.db,
      {
        sender: await existingSender(deps, input.senderId),
        content: input.content,
        profileIds: input.profileIds,
        enteredByEvent: input.enteredByEvent,
      },
      deps.now(),
    ),
  })),
};
