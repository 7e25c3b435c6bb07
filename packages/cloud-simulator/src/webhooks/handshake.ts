import { randomInt } from 'node:crypto';

import { request } from 'undici';

import { GraphError } from '../graph/graph-error.ts';

/**
 * Meta's check of a callback before it is taken: a GET that must answer 200 and the challenge. Throws
 * error 2200 when it does not.
 */
export async function verifyCallback(url: string, verifyToken: string): Promise<void> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000));
  const asked = new URL(url);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.challenge', challenge);
  asked.searchParams.set('hub.verify_token', verifyToken);
  let answered = '';
  let status = 0;
  try {
    const answer = await request(asked, { headersTimeout: 10_000, bodyTimeout: 10_000 });
    status = answer.statusCode;
    answered = await answer.body.text();
  } catch {
    throw new GraphError(2200, 'Callback verification failed: the url could not be reached.');
  }
  if (status !== 200 || answered.trim() !== challenge) {
    throw new GraphError(
      2200,
      `Callback verification failed with the following errors: HTTP Status Code = ${status}; the challenge was ${
        answered.trim() === challenge ? '' : 'not '
      }returned.`,
    );
  }
}
