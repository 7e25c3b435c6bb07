import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from '@waypost/api';
import { draftButton, draftCardSchema, templateDraft } from '@waypost/whatsapp';

import { until, type Api } from '../system/waypost.ts';
import type { RunningWaypost } from './signed-in.ts';

/** Ids of what stands in a workspace that was used for a while. */
export interface LivedIn {
  readonly journeyId: string;
  readonly runId: string;
  readonly draftCampaignId: string;
  readonly sentCampaignId: string;
  readonly importId: string;
  readonly templateId: string;
  readonly templateDraftId: string;
  readonly senderId: string;
  readonly profileId: string;
  /** Number of the phone that has a conversation. */
  readonly number: string;
  readonly wayInId: string;
  readonly keywordGroupId: string;
}

const csv = [
  'external_id;first_name;last_name;phone;country;locale;marketing_consent;tier',
  'shop-1;Sara;Lindqvist;070-1740605;SE;sv-SE;yes;gold',
  'shop-2;Émilie;Laurent;0171 3920051;DE;fr-FR;oui;silver',
  'shop-3;Tom;Baker;not a phone;GB;en-GB;yes;gold',
  ';Nobody;Known;070-1740609;SE;en-GB;yes;',
].join('\n');

/**
 * Uses the demo workspace as a marketer would for an afternoon: the demo journey is published and people
 * come in, answer and finish; one campaign is sent and one drafted; a file is imported.
 */
export async function liveInIt(waypost: RunningWaypost): Promise<LivedIn> {
  const { api, cookie } = await signIn(waypost);
  const demo = (await api.journeys.list({ search: 'Abandoned cart' })).items.find(
    ({ demo }) => demo,
  );
  const sender = (await api.senders.list({})).items[0];
  if (!demo || !sender) throw new Error('the demo workspace is incomplete');
  const journey = await api.journeys.get({ id: demo.id });

  const people = await api.profiles.list({ marketingConsent: 'in', limit: 100 });
  const reached = people.items.filter(({ phone }) => phone !== null && !phone.startsWith('+1'));
  const olivia = (await api.profiles.list({ search: 'demo-001' })).items[0];
  const number = olivia?.phone ?? null;
  if (!olivia || number === null) throw new Error('the demo person demo-001 is missing');
  const inside = [olivia, ...reached.filter(({ id }) => id !== olivia.id).slice(0, 23)];

  for (const name of ['Welcome new members', 'Order on its way', 'How was it?']) {
    const copy = await api.journeys.duplicate({ id: demo.id });
    await api.journeys.rename({ id: copy.id, name });
  }
  await api.journeys.publish({ id: demo.id, revision: journey.draftRevision });
  await api.events.record({
    events: inside.map(({ id }, index) => ({
      name: 'cart_abandoned',
      profileId: id,
      payload: { cart_total: 20 + index * 7.5, items: 1 + (index % 4) },
    })),
  });
  await until(
    () => api.journeys.counts({ id: demo.id }),
    ({ activities }) =>
      activities.some(
        ({ activityId, here }) => activityId === 'reaction' && here === inside.length,
      ),
    30,
    'people waiting for the reaction',
  );
  await answer(api, number, 0);
  for (const [index, { phone }] of inside.slice(1, 14).entries()) {
    if (phone !== null) await answer(api, phone, index % 3 === 0 ? 1 : 0);
  }

  const segment = await api.audiences.create({
    name: 'Gold members',
    rule: { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
  });
  const offer = journey.draft.activities.find(({ id }) => id === 'offer');
  if (offer?.type !== 'whatsapp') throw new Error('the demo journey has no second message');
  const content = { senderId: sender.id, audienceId: segment.id, content: offer.content };
  const draft = await api.campaigns.create({ name: 'Autumn preview', ...content });
  const sent = await api.campaigns.create({ name: 'Summer sale', ...content });
  await api.campaigns.send({ id: sent.id });
  await until(
    () => api.campaigns.report({ id: sent.id }),
    ({ people: asked, delivered, excluded, failed }) =>
      asked > 0 &&
      delivered + failed + excluded.reduce((sum, reason) => sum + reason.people, 0) >= asked,
    60,
    'the campaign delivered',
  );

  const uploaded = await fetch(`${waypost.url}/api/profiles/import?start=true`, {
    method: 'POST',
    body: csv,
    headers: { cookie, origin: waypost.url, 'content-type': 'text/csv' },
  });
  if (!uploaded.ok) throw new Error(`import: ${uploaded.status} ${await uploaded.text()}`);
  const imported = await until(
    () => api.imports.list({}),
    ({ items }) => items[0]?.status === 'done',
    30,
    'the file imported',
  );
  const wayIn = await api.waysIn.create({
    senderId: sender.id,
    name: 'Poster at the till',
    prefilledMessage: 'Send me offers',
    consentText: 'By sending this message you agree to receive offers from us on WhatsApp.',
    consentPurposes: ['marketing'],
  });
  await api.handsets.reply({
    number,
    phoneNumberId: sender.phoneNumberId,
    text: 'Do you deliver on Saturdays?',
  });
  await until(
    () => api.conversations.list({}),
    ({ items }) => items.some(({ latest }) => latest?.direction === 'in'),
    30,
    'a conversation',
  );
  const detail = await api.profiles.get({ id: olivia.id });
  const template = (await api.templates.list({})).items.find(
    ({ name, language }) => name === 'cart_reminder' && language === 'en',
  );
  return {
    journeyId: demo.id,
    runId: detail.journeys[0]?.runId ?? missing('run of demo-001'),
    draftCampaignId: draft.id,
    sentCampaignId: sent.id,
    importId: imported.items[0]?.id ?? missing('import'),
    templateId: template?.id ?? missing('template cart_reminder'),
    templateDraftId: await draftTemplate(api, sender.id),
    senderId: sender.id,
    profileId: olivia.id,
    number,
    wayInId: wayIn.id,
    keywordGroupId: (await api.keywords.list({})).items[0]?.id ?? missing('keyword group'),
  };
}

/** A template in work, with a good deal to mend. */
async function draftTemplate(api: Api, senderId: string): Promise<string> {
  const content = templateDraft({
    name: 'new_arrivals',
    layout: 'carousel',
    body: '{{first_name}}, these arrived this week.',
    cards: ['A hat for {{first_name}}', ''].map((body) =>
      draftCardSchema.parse({
        header: { kind: 'image' },
        body,
        buttons: [draftButton('url', { text: 'Buy', url: 'https://shop.example/{{1}}' })],
      }),
    ),
  });
  return (await api.templateDrafts.create({ senderId, content })).id;
}

/** The HTTP API as the studio uses it: in the name of the owner, who followed a sign-in link. */
export async function signIn(waypost: RunningWaypost): Promise<{ api: Api; cookie: string }> {
  const { headers } = await fetch(await waypost.mintLink(), { redirect: 'manual' });
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  const link = new OpenAPILink(contract, {
    url: `${waypost.url}/api`,
    headers: { cookie, origin: waypost.url },
  });
  return { api: createORPCClient(link), cookie };
}

/** Taps a button of the newest message on a phone. */
async function answer(api: Api, number: string, button: number): Promise<void> {
  const message = await until(
    async () => {
      const { messages } = await api.handsets.get({ number });
      return messages.findLast(({ direction }) => direction === 'in');
    },
    (newest) => newest !== undefined,
    10,
    'a message on the phone',
  );
  if (!message) return;
  await api.handsets.tap({ number, messageId: message.id, button });
}

function missing(what: string): never {
  throw new Error(`${what} is missing`);
}
