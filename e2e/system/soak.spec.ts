import { randomInt } from 'node:crypto';

import { expect, test } from '@playwright/test';

import { runSoak } from '../soak/run-soak.ts';
import { soaks } from '../soak/soaks.ts';

test.setTimeout(400_000);

for (const soak of soaks) {
  test(`${soak.name}, the short form: nothing is lost and nothing sent twice`, async () => {
    const seed = Number(process.env['WAYPOST_TEST_SEED'] ?? randomInt(1_000_000));
    const stopping = new AbortController().signal;
    const told: string[] = [];
    const say = (line: string) => told.push(line);
    const checks = await runSoak(soak, soak.short, { seed, isFull: false, stopping, say });
    const wrong = checks.filter(({ ok }) => !ok);
    expect(wrong, `With WAYPOST_TEST_SEED=${seed}: ${told.join('\n')}`).toEqual([]);
  });
}
