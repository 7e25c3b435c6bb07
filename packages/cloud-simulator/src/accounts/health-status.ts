import type { Accounts } from './accounts.ts';
import type { BusinessAccountSettings, NumberSettings } from './settings.ts';

type Ability = 'AVAILABLE' | 'LIMITED' | 'BLOCKED';

interface Entity {
  entity_type: 'PHONE_NUMBER' | 'WABA' | 'BUSINESS' | 'APP';
  id: string;
  can_send_message: Ability;
  additional_info?: string[];
  errors?: { error_code: number; error_description: string; possible_solution: string }[];
}

function error(code: number, description: string, solution: string) {
  return { error_code: code, error_description: description, possible_solution: solution };
}

function numberEntity(number: NumberSettings): Entity {
  const errors = [];
  if (!number.registered) {
    errors.push(
      error(
        141_000,
        'The phone number is not registered.',
        'Register the phone number with the Cloud API.',
      ),
    );
  }
  if (number.status === 'BANNED' || number.status === 'RESTRICTED') {
    errors.push(
      error(141_003, 'The phone number may not send messages.', 'Appeal in WhatsApp Manager.'),
    );
  }
  const limited = number.status === 'RATE_LIMITED' || number.status === 'FLAGGED';
  const unnamed = number.nameStatus === 'DECLINED' || number.nameStatus === 'PENDING_REVIEW';
  return {
    entity_type: 'PHONE_NUMBER',
    id: number.phoneNumberId,
    can_send_message: errors.length > 0 ? 'BLOCKED' : limited || unnamed ? 'LIMITED' : 'AVAILABLE',
    ...(unnamed
      ? {
          additional_info: ['Your display name has not been approved yet. Your limit is small.'],
        }
      : {}),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

function accountEntity(account: BusinessAccountSettings): Entity {
  const errors = [];
  if (account.ban === 'disabled') {
    errors.push(error(141_002, 'The account is disabled.', 'Ask for a review in Account Quality.'));
  }
  if (account.paymentProblem) {
    errors.push(
      error(
        141_006,
        'There is an error with the payment method.',
        'Mend the payment method in Billing.',
      ),
    );
  }
  const limited = account.restrictions.length > 0 || account.reviewStatus !== 'APPROVED';
  return {
    entity_type: 'WABA',
    id: account.wabaId,
    can_send_message: errors.length > 0 ? 'BLOCKED' : limited ? 'LIMITED' : 'AVAILABLE',
    ...(errors.length > 0 ? { errors } : {}),
  };
}

/** Worst of several: a chain sends as well as its weakest part. */
function worst(entities: Entity[]): Ability {
  const all = entities.map((entity) => entity.can_send_message);
  return all.includes('BLOCKED') ? 'BLOCKED' : all.includes('LIMITED') ? 'LIMITED' : 'AVAILABLE';
}

/** `health_status` of an account, or of one of its phone numbers: what stands between it and sending. */
export function healthStatus(
  accounts: Accounts,
  wabaId: string,
  number?: NumberSettings,
): Record<string, unknown> {
  const account = accounts.businessAccount(wabaId);
  const portfolio = accounts.portfolio(account?.businessId ?? '');
  const app = accounts.appOf(wabaId);
  const entities: Entity[] = [];
  if (number) entities.push(numberEntity(number));
  if (account) entities.push(accountEntity(account));
  if (portfolio) {
    entities.push({
      entity_type: 'BUSINESS',
      id: portfolio.businessId,
      can_send_message: portfolio.verificationStatus === 'rejected' ? 'LIMITED' : 'AVAILABLE',
    });
  }
  if (app) entities.push({ entity_type: 'APP', id: app.appId, can_send_message: 'AVAILABLE' });
  return { can_send_message: worst(entities), entities };
}
