/**
 * The plain keep-alive loop beside which sending is measured: posts the same body to the same address with the same
 * number of connections, and nothing else. Prints requests per second.
 */
import { readFileSync } from 'node:fs';

import { Pool } from 'undici';

const [address = '', count = '0', connections = '64', bodyFile = ''] = process.argv.slice(2);
const { origin, pathname } = new URL(address);
const body = readFileSync(bodyFile, 'utf8');
const pool = new Pool(origin, { connections: Number(connections), pipelining: 1 });
const total = Number(count);
let started = 0;

async function worker(): Promise<void> {
  while (started < total) {
    started += 1;
    const answer = await pool.request({
      method: 'POST',
      path: pathname,
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
