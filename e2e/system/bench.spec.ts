import { expect, test } from '@playwright/test';
import { z } from 'zod';

import { runScript } from './processes.ts';

const resultSchema = z.object({
  benches: z.array(
    z.object({
      name: z.string(),
      error: z.string().nullable(),
      databases: z.array(z.looseObject({ fsync: z.literal('on'), server_version: z.string() })),
      figures: z.array(
        z.object({ name: z.string(), value: z.number().nullable(), unit: z.string() }),
      ),
    }),
  ),
});

test('a bench runs on a database of its own and says what it measured as one line of JSON', async () => {
  const { code, output } = await runScript('e2e/bench/main.ts', { DATABASE_URL: '' }, [
    'send',
    '--tiny',
    '--json',
  ]);
  const lines = output.trim().split('\n');
  const json = lines.find((line) => line.startsWith('{"machine"')) ?? output;
  const { benches } = resultSchema.parse(JSON.parse(json));
  expect(benches).toHaveLength(1);
  expect(benches[0]).toMatchObject({ name: 'send', error: null, databases: [{ fsync: 'on' }] });
  const figures = benches[0]?.figures ?? [];
  expect(figures.find(({ name }) => name === 'messages')?.value).toBeGreaterThan(0);
  expect(code).toBe(0);
});

test('a bench that does not exist is refused with the names of those that do', async () => {
  const { code, output } = await runScript('e2e/bench/main.ts', {}, ['sent']);
  expect(code).toBe(2);
  expect(output).toContain('sent');
  expect(output).toContain('inbound');
});
