/**
 * Answers like Meta as fast as Node can, and sends no webhooks: the limit against which sending is measured.
 * `GET /sink/count` tells how many messages it took.
 */
import { createServer } from 'node:http';

const port = Number(process.argv[2]);
let taken = 0;

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
  // The costliest rule is on: every person is counted against the portfolio's limit.
  whatsapp_business_manager_messaging_limit: 'TIER_100K',
};

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(answer(request.method ?? 'GET', request.url ?? '/', chunks));
  });
}).listen(port, '127.0.0.1');

function answer(method: string, url: string, chunks: Buffer[]): string {
  if (method === 'POST' && url.endsWith('/messages')) {
    taken += 1;
    const to = /"to":"\+?(\d+)"/.exec(Buffer.concat(chunks).toString())?.[1] ?? '0';
    return `{"messaging_product":"whatsapp","contacts":[{"input":"${to}","wa_id":"${to}"}],"messages":[{"id":"wamid.bench${taken}","message_status":"accepted"}]}`;
  }
  if (url === '/sink/count') return JSON.stringify({ taken });
  if (url.includes('/message_templates')) return JSON.stringify({ data: [template] });
  if (url.includes('/phone_numbers')) return JSON.stringify({ data: [number] });
  return JSON.stringify(number);
}
