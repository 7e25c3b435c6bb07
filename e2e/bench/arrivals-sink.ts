/**
 * Answers like Meta and remembers when each watched message came. Watched is who has a number that begins as the
 * second argument says. `GET /sink/counts` tells how many messages each number sent, `GET /sink/arrivals` when the
 * watched came, by recipient, in ms since the epoch.
 */
import { createServer } from 'node:http';

const [port = '0', watched = ''] = process.argv.slice(2);
const counts: Record<string, number> = {};
const arrivals: Record<string, number> = {};
let taken = 0;

const template = {
  id: '9001',
  name: 'bench_hello',
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  parameter_format: 'NAMED',
  components: [
    {
      type: 'BODY',
      text: 'Hi {{first_name}}, your order is on its way.',
      example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] },
    },
  ],
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(answer(request.method ?? 'GET', request.url ?? '/', chunks));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(port), '127.0.0.1');

function answer(method: string, url: string, chunks: Buffer[]): string {
  if (method === 'POST' && url.endsWith('/messages')) return take(url, Buffer.concat(chunks));
  if (url === '/sink/counts') return JSON.stringify(counts);
  if (url === '/sink/arrivals') return JSON.stringify(arrivals);
  if (url.includes('/message_templates')) return JSON.stringify({ data: [template] });
  return JSON.stringify(phoneNumber(url));
}

function take(url: string, body: Buffer): string {
  const at = performance.timeOrigin + performance.now();
  taken += 1;
  const from = url.split('/').at(-2) ?? '';
  counts[from] = (counts[from] ?? 0) + 1;
  const to = /"to":"\+?(\d+)"/.exec(body.toString())?.[1] ?? '0';
  if (to.startsWith(watched)) arrivals[to] ??= at;
  return `{"messaging_product":"whatsapp","contacts":[{"input":"${to}","wa_id":"${to}"}],"messages":[{"id":"wamid.bench${taken}","message_status":"accepted"}]}`;
}

function phoneNumber(url: string): Record<string, unknown> {
  return {
    id: /\/(\d{6,})/.exec(url)?.[1] ?? '0',
    display_phone_number: '+1 555-010-0100',
    verified_name: 'Bench',
    quality_rating: 'GREEN',
    throughput: { level: 'HIGH' },
    whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED',
  };
}
