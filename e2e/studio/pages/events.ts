import { expect } from '@playwright/test';

import type { RunningWaypost } from '../signed-in.ts';

/** Reports events as another system would, through the API. */
export async function recordEvents(
  { url, apiKey }: RunningWaypost,
  events: readonly { externalId: string; name: string; payload: Record<string, unknown> }[],
): Promise<void> {
  const answer = await fetch(`${url}/api/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ events }),
  });
  expect(answer.status).toBe(200);
}
