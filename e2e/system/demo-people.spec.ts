import { expect, test } from '@playwright/test';

import { allItems } from './expected-outcomes.ts';
import { marketingContent } from './marketing-content.ts';
import { createJourney, oneMessageGraph, untilSent } from './marketing.ts';
import { freePort } from './processes.ts';
import { startSystem } from './waypost.ts';

test.setTimeout(120_000);

test('a meta sender refuses every demo profile, and sends to real people', async () => {
  const simulatorPort = await freePort();
  // To a `meta` sender the simulator is Meta: the same address serves both.
  const system = await startSystem(
    { GRAPH_URL: `http://127.0.0.1:${simulatorPort}` },
    simulatorPort,
  );
  try {
    const simulated = await marketingContent(system);
    const number = {
      phoneNumberId: '106540352242999',
      wabaId: simulated.sender.wabaId,
      appSecret: 'a-secret-from-meta',
    };
    const accessToken = 'a-token-from-meta';
    const registered = await fetch(`${system.simulator.url}/control/numbers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...number,
        token: accessToken,
        displayPhoneNumber: '+1 555-078-9999',
        verifiedName: 'Real shop',
      }),
    });
    expect(registered.ok).toBe(true);
    const meta = await system.api.senders.create({
      ...number,
      name: 'Real shop',
      connection: 'meta',
      accessToken,
      messagesPerSecond: 80,
      policiesConfirmed: true,
    });
    await system.api.profiles.upsert({
      profiles: [
        {
          externalId: 'real',
          phone: '+393201234567',
          consent: [{ purpose: 'marketing', state: 'in', source: 'test' }],
        },
      ],
    });
    const people = await allItems((page) => system.api.profiles.list(page));
    const demo = people.filter((one) => one.demo);
    expect(demo.length).toBeGreaterThan(100);

    const graph = oneMessageGraph({ type: 'entryAudience' }, { ...simulated, sender: meta });
    const id = await createJourney(system, 'From a real number', graph);
    await system.api.journeys.publish({ id });
    await untilSent(system, id, people.length, 60);
    const messages = await allItems((page) =>
      system.api.messages.list({ journeyId: id, ...page, direction: 'out' }),
    );
    const refused = messages.filter(({ exclusion }) => exclusion === 'demo_profile');
    expect(new Set(refused.map(({ profileId }) => profileId))).toEqual(
      new Set(demo.map((one) => one.id)),
    );
    expect((await system.counts()).accepted).toBe(people.length - demo.length);
  } finally {
    await system.close();
  }
});
