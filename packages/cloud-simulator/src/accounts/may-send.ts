import { GraphError } from '../graph/graph-error.ts';
import { waIdOf } from '../numbers/wa-id.ts';
import type { Accounts } from './accounts.ts';
import type { NumberSettings } from './settings.ts';

/**
 * What stands between a phone number and a send to the person `to` (a wa_id). Throws 133010 (not
 * registered), 131031 (locked account, banned number), 131030 (test number, person not listed).
 */
export function checkMaySend(accounts: Accounts, number: NumberSettings, to: string): void {
  const account = accounts.businessAccount(number.wabaId);
  if (!number.registered) {
    throw new GraphError(
      133010,
      'The phone number is not registered on the WhatsApp Business Platform.',
    );
  }
  if (account?.ban === 'disabled' || account?.deleted === true || number.status === 'BANNED') {
    throw new GraphError(
      131031,
      'Business Account has been locked from sending messages due to an integrity error.',
    );
  }
  if (number.listedRecipients && !number.listedRecipients.some((each) => waIdOf(each) === to)) {
    throw new GraphError(
      131030,
      'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
    );
  }
}

/**
 * The error that a send will meet after it was accepted, as a failed status; undefined when nothing
 * about the account is wrong. `initiated`: the business starts, outside the person's window.
 */
export function laterRefusal(
  accounts: Accounts,
  number: NumberSettings,
  message: { initiated: boolean; now: number },
): number | undefined {
  const account = accounts.businessAccount(number.wabaId);
  if (account?.paymentProblem === true) return 131042;
  if (number.nameStatus === 'DECLINED' && number.listedRecipients === undefined) return 131037;
  const type = message.initiated
    ? 'RESTRICTED_BIZ_INITIATED_MESSAGING'
    : 'RESTRICTED_CUSTOMER_INITIATED_MESSAGING';
  const restricted = account?.restrictions.some(
    (each) => each.type === type && (each.expiresAt === null || each.expiresAt > message.now),
  );
  return restricted === true ? 368 : undefined;
}
