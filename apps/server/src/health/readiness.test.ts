import { expect, test } from 'vitest';

import { createReadiness } from './readiness.ts';
import { createStage } from './stage.ts';

test('a process is ready between its start and its end', async () => {
  const stage = createStage();
  const readiness = createReadiness();
  readiness.add(stage.check);
  expect(await readiness.report()).toMatchObject({
    status: 'not ready',
    reasons: [{ code: 'starting' }],
  });
  stage.isUp();
  expect(await readiness.report()).toEqual({ status: 'ready', reasons: [] });
  stage.isStopping();
  expect(await readiness.report()).toMatchObject({
    status: 'not ready',
    reasons: [{ code: 'stopping' }],
  });
});

test('what makes some of the work suffer degrades; a check that throws tells nobody what it read', async () => {
  const readiness = createReadiness();
  readiness.add(() => [{ code: 'lane_stalled', level: 'degraded', text: 'One lane hangs.' }]);
  expect((await readiness.report()).status).toBe('degraded');
  readiness.add(() => Promise.reject(new Error('password=secret')));
  const { status, reasons } = await readiness.report();
  expect(status).toBe('not ready');
  expect(reasons.map(({ code }) => code)).toEqual(['lane_stalled', 'check_failed']);
  expect(JSON.stringify(reasons)).not.toContain('secret');
});
