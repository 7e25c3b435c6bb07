import { isRegistered } from '@waypost/whatsapp';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { resumeSenders, type EndedPauses } from '../dispatch/resume-senders.ts';
import { maySend, type SenderReading } from './read-sender.ts';

/** Codes that pause a number which Meta does not let send: gone, certificate, registration. */
const numberCodes = [33, 131045, 133005, 133006, 133010, 133015];
const nameCode = 131037;
/** Codes that pause an account: policy, lock, payment. */
const accountCodes = [368, 131031, 131042, 131044, 134011];

/**
 * Ends the pauses whose cause is gone by what Meta says now: a token that works, a number that is connected, an
 * approved name, an account that may send. Answers whether the sender goes on; then the dispatcher is to be woken.
 */
export async function resumeAfterReading(
  trx: Kysely<Database>,
  senderId: string,
  reading: SenderReading,
  now: number,
): Promise<boolean> {
  const { token, number, tokenChecks } = reading;
  const hasToken = token !== null && tokenChecks.every(({ state }) => state !== 'problem');
  const isConnected = number?.status === 'CONNECTED' && isRegistered(number);
  const ended: EndedPauses[] = [
    ...(hasToken ? [{ scopes: ['connection'] } as const] : []),
    ...(isConnected ? [{ scopes: ['number'], codes: numberCodes } as const] : []),
    ...(number?.nameStatus === 'APPROVED'
      ? [{ scopes: ['number'], codes: [nameCode] } as const]
      : []),
    ...(maySend(reading) ? [{ scopes: ['account'], codes: accountCodes } as const] : []),
  ];
  let goesOn = false;
  for (const pauses of ended) {
    // A sender has one pause at a time; these are at most four looks at one row.
    // oxlint-disable-next-line no-await-in-loop
    const resumed = await resumeSenders(trx, { senderIds: [senderId] }, pauses, now);
    goesOn ||= resumed.length > 0;
  }
  return goesOn;
}
