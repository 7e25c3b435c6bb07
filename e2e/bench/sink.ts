/**
 * Answers like Meta as fast as Node can: the limit against which sending is measured. The second argument is the
 * portfolio's messaging limit. `GET /sink/count` tells how many messages it took and how many statuses it has told;
 * statuses are told only after `POST /sink/statuses?to=<address>&secret=<app secret>`.
 */
import { createServer } from 'node:http';

import { StatusTeller } from './status-teller.ts';

const [port = '0', messagingLimit = 'TIER_100K'] = process.argv.slice(2);
let taken = 0;
let statuses: StatusTeller | null = null;

const template = {
  id: '9001',
  name: 'bench_offer',
  language: 'en',
  status: 'APPROVED',
  category: 'MARKETING',
  parameter_format: 'NAMED',
  components: [
    {
      type: 'BODY',
      text: 'Hi {{first_name}}, as a {{tier}} member you save {{discount}} this week only.',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Ana' },
          { param_name: 'tier', example: 'gold' },
          { param_name: 'discount', example: '20%' },
        ],
      },
    },
  ],
};

const number = {
  id: '106540352242922',
  display_phone_number: '+1 555-010-0100',
  verified_name: 'Bench',
  quality_rating: 'GREEN',
  throughput: { level: 'HIGH' },
  // Unless it is unlimited, every person is counted against the portfolio's limit: the costliest rule.
  whatsapp_business_manager_messaging_limit: messagingLimit,
};

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(answer(request.method ?? 'GET', request.url ?? '/', chunks));
  });
}).listen(Number(port), '127.0.0.1');

function answer(method: string, url: string, chunks: Buffer[]): string {
  if (method === 'POST' && url.endsWith('/messages')) {
    taken += 1;
    const body = Buffer.concat(chunks).toString();
    const to = /"to":"\+?(\d+)"/.exec(body)?.[1] ?? '0';
    if (statuses !== null) {
      const echo = /"biz_opaque_callback_data":"([^"]+)"/.exec(body)?.[1] ?? '';
      statuses.accepted({ wamid: `wamid.bench${taken}`, echo, number: to });
    }
    return `{"messaging_product":"whatsapp","contacts":[{"input":"${to}","wa_id":"${to}"}],"messages":[{"id":"wamid.bench${taken}","message_status":"accepted"}]}`;
  }
  if (url === '/sink/count') return JSON.stringify({ taken, told: statuses?.told ?? 0 });
  if (url.startsWith('/sink/statuses')) {
    const query = new URLSearchParams(url.slice(url.indexOf('?')));
    statuses = new StatusTeller(query.get('to') ?? '', query.get('secret') ?? '');
    return '{}';
  }
  if (url.includes('/message_templates')) return JSON.stringify({ data: [template] });
  if (url.includes('/phone_numbers')) return JSON.stringify({ data: [number] });
  return JSON.stringify(number);
}
