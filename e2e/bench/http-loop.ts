/**
 * The plain keep-alive loop beside which sending is measured: posts the same body to the same sink with the same
 * number of connections, and nothing else. Prints messages per second.
 */
import { readFileSync } from 'node:fs';

import { Pool } from 'undici';

const [origin = '', count = '0', connections = '64', bodyFile = ''] = process.argv.slice(2);
const body = readFileSync(bodyFile, 'utf8');
const pool = new Pool(origin, { connections: Number(connections), pipelining: 1 });
const total = Number(count);
let started = 0;

async function worker(): Promise<void> {
  while (started < total) {
    started += 1;
    const answer = await pool.request({
      method: 'POST',
      path: '/v25.0/106540352242922/messages',
      headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
      body,
    });
    await answer.body.text();
  }
}

const begin = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, worker));
const seconds = (performance.now() - begin) / 1000;
await pool.close();
console.log(JSON.stringify({ perSecond: total / seconds }));
