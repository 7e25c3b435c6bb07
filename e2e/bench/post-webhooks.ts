/**
 * Signs bodies, then posts them to Waypost: as fast as they are answered, or at a steady pace whatever the answers.
 * Prints when it began, and how long the answers took, as JSON.
 */
import { readFileSync } from 'node:fs';

import { sign } from '@waypost/whatsapp/cloud-api';
import { Pool } from 'undici';

const [url = '', secret = '', file = '', connections = '32', perSecond = '0'] =
  process.argv.slice(2);
const { origin, pathname } = new URL(url);
const posts = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const body = Buffer.from(line);
    return { body, signature: sign(body, secret) };
  });
const pool = new Pool(origin, { connections: Number(connections), pipelining: 1 });
const answersMs: number[] = [];
let refused = 0;

async function post(index: number): Promise<void> {
  const one = posts[index];
  if (one === undefined) return;
  const begin = performance.now();
  const answer = await pool.request({
    method: 'POST',
    path: pathname,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': one.signature },
    body: one.body,
  });
  await answer.body.dump();
  answersMs.push(performance.now() - begin);
  if (answer.statusCode !== 200) refused += 1;
}

async function asFastAsAnswered(): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < posts.length) await post(next++);
  };
  await Promise.all(Array.from({ length: Number(connections) }, worker));
}

async function steadily(rate: number): Promise<void> {
  const begin = performance.now();
  const running: Promise<void>[] = [];
  while (running.length < posts.length) {
    const due = Math.min(posts.length, Math.floor(((performance.now() - begin) / 1000) * rate) + 1);
    while (running.length < due) running.push(post(running.length));
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
  await Promise.all(running);
}

const startedAt = Date.now();
await (Number(perSecond) > 0 ? steadily(Number(perSecond)) : asFastAsAnswered());
await pool.close();
answersMs.sort((a, b) => a - b);
const quantile = (share: number): number =>
  answersMs[Math.min(answersMs.length - 1, Math.floor(answersMs.length * share))] ?? 0;
console.log(
  JSON.stringify({
    startedAt,
    refused,
    p50: quantile(0.5),
    p99: quantile(0.99),
  }),
);
