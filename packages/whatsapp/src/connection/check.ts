import { z } from 'zod';

/** How serious a finding is: a problem keeps the connection from working, a warning does not. */
export const checkStateSchema = z.enum(['ok', 'warning', 'problem']);
export type CheckState = z.infer<typeof checkStateSchema>;

/*
 * Everything that can be found out about a connection, by how serious it is. Screens have a text for each.
 */

const right = [
  'secret_ok',
  'token_ok',
  'token_permanent',
  'token_lasts',
  'scopes_ok',
  'account_ok',
  'number_ready',
  'test_number',
  'name_approved',
  'templates_found',
  'webhook_registered',
  'app_subscribed',
  'handshake_done',
  'rules_confirmed',
] as const;

const doubtful = [
  'too_many_calls',
  'token_of_user',
  'token_expires',
  'data_access_expires',
  'scope_recommended',
  'account_in_review',
  'payment_missing',
  'business_unverified',
  'limited_by_meta',
  'number_restricted',
  'name_in_review',
  'quality_low',
  'no_templates',
  'no_public_address',
  'webhook_elsewhere',
] as const;

const wrong = [
  'meta_unreachable',
  'permission_missing',
  'call_refused',
  'secret_wrong',
  'token_invalid',
  'token_expired',
  'token_password_changed',
  'token_other_app',
  'token_kind',
  'scope_missing',
  'no_accounts',
  'portfolio_no_access',
  'account_no_access',
  'account_not_granted',
  'account_rejected',
  'blocked_by_meta',
  'no_numbers',
  'number_no_access',
  'number_not_registered',
  'number_not_verified',
  'number_taken',
  'number_blocked',
  'pin_wrong',
  'register_limit',
  'name_declined',
  'name_expired',
  'webhook_missing',
  'webhook_refused',
  'fields_missing',
  'app_not_subscribed',
  'handshake_missing',
  'signature_wrong',
  'rules_missing',
] as const;

export const checkCodeSchema = z.enum([...right, ...doubtful, ...wrong]);
export type CheckCode = z.infer<typeof checkCodeSchema>;

/** Findings that something can be done about. */
export const fixableCodeSchema = z.enum([...doubtful, ...wrong]);

const states = new Map<CheckCode, CheckState>([
  ...right.map((code) => [code, 'ok'] as const),
  ...doubtful.map((code) => [code, 'warning'] as const),
  ...wrong.map((code) => [code, 'problem'] as const),
]);

/** One thing that is right, missing or wrong. `values` fill its text: a scope, a date, Meta's own words. */
export interface Check {
  code: CheckCode;
  state: CheckState;
  values: Record<string, string>;
}

export const checkSchema: z.ZodType<Check> = z.object({
  code: checkCodeSchema,
  state: checkStateSchema,
  values: z.record(z.string(), z.string()),
});

export function check(code: CheckCode, values: Record<string, string> = {}): Check {
  return { code, state: states.get(code) ?? 'problem', values };
}

export function hasProblem(checks: readonly Check[]): boolean {
  return checks.some(({ state }) => state === 'problem');
}
