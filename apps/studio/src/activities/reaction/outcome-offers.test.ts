import type { Sender, StoredTemplate } from '@waypost/api';
import { activitySchema, graphSchema, meaningOf } from '@waypost/journey';
import type { Reaction } from '@waypost/journey';
import { describe, expect, it } from 'vitest';

import { noNews } from '../../templates/no-news.ts';
import type { Resources } from '../resources.ts';
import { outcomeOffers } from './outcome-offers.ts';

const senderId = '6f1d1d0e-5c43-4f3a-9d5a-2f6f0f6f0f6f';
const sender: Sender = {
  id: senderId,
  name: 'Shop',
  connection: 'simulator',
  phoneNumberId: '12345',
  wabaId: 'ours',
  portfolioId: null,
  appId: null,
  displayPhoneNumber: '+1 555 0100',
  verifiedName: 'Shop',
  messagesPerSecond: 80,
  quality: 'GREEN',
  pausedAt: null,
  pauseReason: null,
  pauseScope: null,
  pauseCode: null,
  pausedUntil: null,
  lastWebhookAt: null,
  webhookPath: '/webhooks/whatsapp/1',
  webhookUrl: null,
  verifyToken: 't',
  policiesConfirmedAt: null,
  policiesConfirmedBy: null,
  health: {
    status: 'CONNECTED',
    nameStatus: 'APPROVED',
    throughputLevel: 'STANDARD',
    messagingLimit: null,
    limitUsed: 0,
    accountStatus: 'APPROVED',
    accountMode: 'LIVE',
    subscribed: null,
    tokenExpiresAt: null,
    tokenProblem: null,
    username: null,
    problems: [],
    handshakeAt: null,
    signatureFailedAt: null,
    checkedAt: null,
  },
  waiting: [],
  setupId: null,
  queued: 0,
  createdAt: '2026-11-21T00:00:00Z',
};

function template(language: string, yes: string, wabaId = 'ours'): StoredTemplate {
  return {
    id: '7f1d1d0e-5c43-4f3a-9d5a-2f6f0f6f0f6f',
    wabaId,
    quality: 'GREEN',
    ...noNews,
    syncedAt: '2026-11-21T00:00:00Z',
    name: 'ask',
    language,
    category: 'MARKETING',
    status: 'APPROVED',
    parameterFormat: 'NAMED',
    components: [
      { type: 'BODY', text: 'Well?' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'URL', text: 'Shop', url: 'https://shop.example' },
          { type: 'QUICK_REPLY', text: yes },
        ],
      },
    ],
  };
}

const resources: Resources = {
  senders: [sender],
  templates: [
    template('en', 'Yes, but of another shop', 'theirs'),
    template('en', 'Yes'),
    template('it', 'Sì'),
  ],
  audiences: [],
  attributes: [],
  jumpTargets: null,
  secrets: null,
  eventJourneys: null,
  isComplete: true,
};

const message = activitySchema.parse({
  type: 'whatsapp',
  id: 'wa',
  position: { x: 0, y: 0 },
  senderId,
  content: { template: { name: 'ask', defaultLanguage: 'it', byLanguage: { it: {}, en: {} } } },
});

function reaction(more: Partial<Reaction>): Reaction {
  return {
    type: 'reaction',
    id: 'answer',
    name: '',
    position: { x: 0, y: 0 },
    activityId: 'wa',
    outcomes: [],
    deadline: { amount: 1, unit: 'days' },
    ...more,
  };
}

function offers(watching: Reaction): string[] {
  const graph = graphSchema.parse({
    format: 1,
    settings: {},
    activities: [message, watching],
    connections: [],
  });
  return outcomeOffers(watching, graph, resources).map(({ offer }) =>
    offer.kind === 'button' ? `${meaningOf({ ...offer, id: '' })}: ${offer.label}` : offer.kind,
  );
}

describe('outcomes a reaction can wait for', () => {
  it('are the quick replies of its message, by their place and the words of its default language', () => {
    expect(offers(reaction({}))[0]).toBe('button 1: Sì');
  });

  it('are offered once', () => {
    const outcomes: Reaction['outcomes'] = [
      { id: 'o1', kind: 'read' },
      { id: 'o2', kind: 'button', button: 1, label: 'Sì' },
    ];
    expect(offers(reaction({ outcomes }))).toEqual(['keyword', 'reply', 'delivered', 'failed']);
  });

  it('are the rows of a list, counted over its sections', () => {
    const list = activitySchema.parse({
      ...message,
      content: {
        response: {
          defaultLanguage: 'en',
          byLanguage: {
            en: {
              kind: 'list',
              sections: [{ rows: [{ title: 'Noon' }] }, { rows: [{ title: 'Evening' }] }],
            },
          },
        },
      },
    });
    const graph = graphSchema.parse({
      format: 1,
      settings: {},
      activities: [list, reaction({})],
      connections: [],
    });
    expect(
      outcomeOffers(reaction({}), graph, resources)
        .filter(({ group }) => group === 'taps')
        .map(({ offer }) => offer),
    ).toEqual([
      { kind: 'button', button: 0, label: 'Noon' },
      { kind: 'button', button: 1, label: 'Evening' },
    ]);
  });

  it('are a message’s links, one for all its languages', () => {
    const texts = activitySchema.parse({
      ...message,
      content: {
        response: {
          defaultLanguage: 'en',
          byLanguage: {
            en: { kind: 'text', body: 'See https://shop.example/en or https://help.example' },
            it: { kind: 'link', body: 'Vedi', button: 'Apri', url: 'https://shop.example/it' },
          },
        },
      },
    });
    const graph = graphSchema.parse({
      format: 1,
      settings: {},
      activities: [texts, reaction({})],
      connections: [],
    });
    expect(
      outcomeOffers(reaction({}), graph, resources)
        .filter(({ group }) => group === 'links')
        .map(({ offer }) => offer),
    ).toEqual([
      {
        kind: 'click',
        urls: ['https://shop.example/en', 'https://shop.example/it'],
        label: 'https://shop.example/en',
      },
      { kind: 'click', urls: ['https://help.example'], label: 'https://help.example' },
      { kind: 'click', urls: [], label: '' },
    ]);
  });

  it('have no buttons while no message is chosen', () => {
    expect(offers(reaction({ activityId: null }))).toEqual([
      'keyword',
      'reply',
      'read',
      'delivered',
      'failed',
    ]);
  });
});
