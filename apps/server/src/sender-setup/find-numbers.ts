import type { NumberChoice } from '@waypost/api';
import { check, isRegistered, judgeFailure, judgeNumber, type Check } from '@waypost/whatsapp';
import type { FailedCall, PhoneNumber } from '@waypost/whatsapp/cloud-api';

import type { ApiDependencies } from '../routes/dependencies.ts';
import type { SetupAccess } from './setup-access.ts';

/** The numbers of an account, each with its state. */
export async function findNumbers(
  { cloudApi }: ApiDependencies,
  { asUser }: SetupAccess,
  wabaId: string,
): Promise<{ numbers: NumberChoice[]; checks: Check[] }> {
  const answer = await cloudApi.listPhoneNumbers(asUser, wabaId);
  if (answer.kind !== 'ok') return { numbers: [], checks: [judgeFailure(answer)] };
  const numbers = answer.numbers.map(choiceOf);
  return { numbers, checks: numbers.length === 0 ? [check('no_numbers')] : [] };
}

function choiceOf(number: PhoneNumber): NumberChoice {
  return {
    id: number.id,
    displayPhoneNumber: number.displayPhoneNumber ?? number.id,
    verifiedName: number.verifiedName ?? '',
    isRegistered: isRegistered(number),
    isTestNumber: number.accountMode === 'SANDBOX',
    checks: judgeNumber(number),
  };
}

/** A number read in full, with what Meta holds against it. */
export async function readNumber(
  { cloudApi }: ApiDependencies,
  { asUser }: SetupAccess,
  phoneNumberId: string,
): Promise<{ number: PhoneNumber | null; checks: Check[] }> {
  const answer = await cloudApi.getPhoneNumber(asUser, phoneNumberId);
  if (answer.kind === 'ok') return { number: answer, checks: judgeNumber(answer) };
  const finding = judgeFailure(answer);
  const isHidden = finding.code === 'account_no_access';
  return { number: null, checks: [isHidden ? check('number_no_access') : finding] };
}

const wrongPin = 133005;
const tooManyTries = 133016;

/** Registers a number with the Cloud API and says how it stands then. */
export async function registerNumber(
  deps: ApiDependencies,
  access: SetupAccess,
  { phoneNumberId, pin }: { phoneNumberId: string; pin: string },
): Promise<Check[]> {
  const answer = await deps.cloudApi.registerNumber(access.asUser, phoneNumberId, pin);
  if (answer.kind !== 'ok') return [judgeRegistration(answer)];
  return (await readNumber(deps, access, phoneNumberId)).checks;
}

function judgeRegistration(failure: FailedCall): Check {
  if (failure.kind === 'error' && failure.code === wrongPin) return check('pin_wrong');
  if (failure.kind === 'error' && failure.code === tooManyTries) return check('register_limit');
  return judgeFailure(failure);
}
