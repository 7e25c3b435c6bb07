import { request } from 'undici';
import { z } from 'zod';

import { faultsSchema } from '../faults/faults.ts';
import { createRemoteManagement } from '../management/remote-management.ts';
import { rulesSchema } from '../rules/rules.ts';
import { ControlError } from './control-error.ts';
import type { SimulatorControl } from './control.ts';
import {
  conversationSchema,
  countsSchema,
  flowFormSchema,
  handsetPageSchema,
  handsetSummarySchema,
  openedLinkSchema,
  sendSchema,
  shopSchema,
} from './schemas.ts';

/** Longest silence of the simulator, ms: whoever looks at a phone looks again. */
const longestSilenceMs = 30_000;

const errorSchema = z.object({ error: z.object({ field: z.string(), message: z.string() }) });
const idSchema = z.object({ id: z.string() });

function queryOf(input: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function handset(number: string): string {
  return `/handsets/${encodeURIComponent(number)}`;
}

/**
 * The control API of a simulator that runs as a process of its own. `baseUrl` is where it listens,
 * like `http://127.0.0.1:4500`. Rejects with a ControlError as in process, or with undici's error
 * when the simulator can't be reached.
 */
export function connectSimulator(baseUrl: string): SimulatorControl {
  const root = `${baseUrl.replace(/\/+$/, '')}/control`;

  const call = async <S extends z.ZodType>(
    schema: S,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<z.output<S>> => {
    const answer = await request(root + path, {
      method,
      headersTimeout: longestSilenceMs,
      bodyTimeout: longestSilenceMs,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    const value: unknown = JSON.parse(text);
    if (answer.statusCode === 200) return schema.parse(value);
    const { error } = errorSchema.parse(value);
    throw new ControlError(answer.statusCode, error.field, error.message);
  };

  return {
    management: createRemoteManagement((output, path, input) => call(output, 'POST', path, input)),
    listHandsets: (input = {}) => call(handsetPageSchema, 'GET', `/handsets${queryOf(input)}`),
    conversation: (number, input = {}) =>
      call(conversationSchema, 'GET', handset(number) + queryOf(input)),
    createHandset: (input) => call(handsetSummarySchema, 'POST', '/handsets', input),
    reply: (number, input) => call(idSchema, 'POST', `${handset(number)}/reply`, input),
    send: (number, input) => call(idSchema, 'POST', `${handset(number)}/send`, input),
    form: (number, input) =>
      call(flowFormSchema, 'GET', `${handset(number)}/form${queryOf(input)}`),
    shop: (number, input) => call(shopSchema, 'GET', `${handset(number)}/shop${queryOf(input)}`),
    play: (number, input) =>
      call(z.object({ played: z.boolean() }), 'POST', `${handset(number)}/play`, input),
    setIdentity: (number, input) =>
      call(handsetSummarySchema, 'POST', `${handset(number)}/identity`, input),
    changeNumber: (number, input) =>
      call(handsetSummarySchema, 'POST', `${handset(number)}/change-number`, input),
    changeUserId: (number) =>
      call(handsetSummarySchema, 'POST', `${handset(number)}/change-user-id`, {}),
    openLink: (input) => call(openedLinkSchema, 'POST', '/open-link', input),
    rules: () => call(rulesSchema, 'GET', '/rules'),
    setRules: (input) => call(rulesSchema, 'POST', '/rules', input),
    decidePacing: (input) => call(z.object({ decided: z.number() }), 'POST', '/pacing', input),
    tap: (number, input) => call(idSchema, 'POST', `${handset(number)}/tap`, input),
    read: (number, input = {}) =>
      call(z.object({ read: z.number() }), 'POST', `${handset(number)}/read`, input),
    block: (number, input = {}) =>
      call(z.object({ blocked: z.boolean() }), 'POST', `${handset(number)}/block`, input),
    preference: (number, input) =>
      call(
        z.object({ stoppedMarketing: z.boolean() }),
        'POST',
        `${handset(number)}/preference`,
        input,
      ),
    counts: () => call(countsSchema, 'GET', '/counts'),
    sends: (input = {}) =>
      call(z.object({ items: z.array(sendSchema) }), 'GET', `/sends${queryOf(input)}`),
    faults: () => call(faultsSchema, 'GET', '/faults'),
    setFaults: (input) => call(faultsSchema, 'POST', '/faults', input),
    advance: (input) => call(z.object({ now: z.number() }), 'POST', '/clock', input),
    putTemplates: (input) =>
      call(z.object({ ids: z.array(z.string()) }), 'POST', '/templates', input),
    setNumber: (input) => call(z.object({ phoneNumberId: z.string() }), 'POST', '/numbers', input),
  };
}
