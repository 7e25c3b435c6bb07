import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort, startProcess } from '../../system/processes.ts';

/** A company at Meta: its portfolio, app, account and number. */
export const shop = {
  businessId: '880000000000001',
  appId: '770000000000001',
  appSecret: 'the-app-secret',
  wabaId: '660000000000001',
  phoneNumberId: '550000000000001',
  pin: '246810',
};

/** A simulator in the place of Meta, told by its control API what to know. */
export interface StandInForMeta {
  url: string;
  tell(path: string, body: object): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a simulator that knows one company, and tokens good and bad for it. */
export async function startMeta(): Promise<StandInForMeta> {
  const folder = await mkdtemp(join(tmpdir(), 'waypost-meta-'));
  const port = await freePort();
  const simulator = await startProcess('packages/cloud-simulator/src/main.ts', {
    url: `http://127.0.0.1:${port}`,
    ready: '/control/counts?by=echo',
    arguments: ['--port', String(port), '--data', folder],
  });
  const tell = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${simulator.url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  const { businessId, appId, appSecret, wabaId, phoneNumberId, pin } = shop;
  await tell('management/set-unknown-tokens', { accept: false });
  await tell('management/set-portfolio', { businessId, name: 'Shop Group' });
  await tell('management/set-app', { appId, appSecret, name: 'Shop app' });
  await tell('management/set-account', { wabaId, businessId, name: 'Shop' });
  await tell('numbers', {
    phoneNumberId,
    wabaId,
    appId,
    displayPhoneNumber: '+39 06 555 0100',
    verifiedName: 'The Shop',
    throughput: 'STANDARD',
    registered: false,
    pin,
  });
  await tell('templates', {
    wabaId,
    templates: [
      {
        name: 'hello_world',
        language: 'en_US',
        category: 'UTILITY',
        status: 'APPROVED',
        parameterFormat: 'POSITIONAL',
        components: [{ type: 'BODY', text: 'Welcome and congratulations!' }],
      },
    ],
  });
  const token = (settings: object) => tell('management/set-token', { appId, ...settings });
  await token({ token: 'good-token', wabaIds: [wabaId], businessIds: [businessId] });
  await token({ token: 'expired-token', expiresAt: Date.now() - 1000 });
  await token({ token: 'weak-token', scopes: ['whatsapp_business_management'] });
  await token({
    token: 'blind-token',
    scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
    wabaIds: [],
    businessIds: [],
  });
  return {
    url: simulator.url,
    tell,
    stop: async () => {
      await simulator.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
