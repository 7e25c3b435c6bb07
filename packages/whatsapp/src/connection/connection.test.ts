import { describe, expect, it } from 'vitest';

import type { Account } from '../cloud-api/accounts.ts';
import type { PhoneNumber } from '../cloud-api/phone-numbers.ts';
import type { TokenFacts } from '../cloud-api/tokens.ts';
import {
  grantedAccounts,
  hasProblem,
  judgeAccount,
  judgeFailure,
  judgeGrants,
  judgeNumber,
  judgeTokenAnswer,
  judgeWebhook,
  type Check,
} from './index.ts';

const now = Date.UTC(2026, 10, 21);
const day = 24 * 60 * 60_000;
const expected = { appId: '5001', now };

const good: TokenFacts = {
  isValid: true,
  invalid: null,
  appId: '5001',
  appName: 'Fjord',
  type: 'SYSTEM_USER',
  userId: '12',
  expiresAt: null,
  dataAccessExpiresAt: null,
  scopes: ['whatsapp_business_messaging', 'whatsapp_business_management', 'business_management'],
  granularScopes: [],
};
const codes = (checks: Check[]): string[] => checks.map(({ code }) => code);
const judged = (change: Partial<TokenFacts>): Check[] =>
  judgeTokenAnswer({ kind: 'ok', token: { ...good, ...change } }, expected);
const refusal = (code: number, subcode: number | null = null) =>
  ({ kind: 'error', code, subcode, details: 'words', httpStatus: 400 }) as const;

describe('the token', () => {
  it('of a system user that never ends is just right', () => {
    const checks = judged({});
    expect(codes(checks)).toEqual(['secret_ok', 'token_ok', 'token_permanent', 'scopes_ok']);
    expect(hasProblem(checks)).toBe(false);
  });

  it.each([
    [
      'expired',
      { isValid: false, invalid: { code: 190, subcode: 463, message: '' } },
      'token_expired',
    ],
    ['expired by its date', { expiresAt: now - 1 }, 'token_expired'],
    [
      'ended by a new password',
      { isValid: false, invalid: { code: 190, subcode: 460, message: '' } },
      'token_password_changed',
    ],
    [
      'revoked',
      { isValid: false, invalid: { code: 190, subcode: 467, message: '' } },
      'token_invalid',
    ],
    ['of another app', { appId: '6', appName: 'Shop' }, 'token_other_app'],
    ['of a page', { type: 'PAGE' }, 'token_kind'],
    [
      'without a permission',
      { scopes: ['whatsapp_business_messaging', 'business_management'] },
      'scope_missing',
    ],
  ])('%s is a problem', (_, change, code) => {
    const checks = judged(change);
    expect(codes(checks)).toContain(code);
    expect(hasProblem(checks)).toBe(true);
  });

  it('names the permission that is missing', () => {
    const checks = judged({ scopes: ['whatsapp_business_management', 'business_management'] });
    expect(checks.find(({ code }) => code === 'scope_missing')?.values).toEqual({
      scope: 'whatsapp_business_messaging',
    });
  });

  it.each([
    ['of a person', { type: 'USER' }, 'token_of_user'],
    ['that ends within two weeks', { expiresAt: now + 13 * day }, 'token_expires'],
    ['whose data access ends soon', { dataAccessExpiresAt: now + day }, 'data_access_expires'],
    ['that can’t list portfolios', { scopes: good.scopes.slice(0, 2) }, 'scope_recommended'],
  ])('%s works, with a warning', (_, change, code) => {
    const checks = judged(change);
    expect(codes(checks)).toContain(code);
    expect(hasProblem(checks)).toBe(false);
  });

  it('is not even looked at with a wrong app secret', () => {
    expect(codes(judgeTokenAnswer(refusal(1), expected))).toEqual(['secret_wrong']);
    expect(codes(judgeTokenAnswer(refusal(190), expected))).toEqual(['secret_wrong']);
    expect(codes(judgeTokenAnswer({ kind: 'unsent', reason: 'ENOTFOUND' }, expected))).toEqual([
      'meta_unreachable',
    ]);
  });

  it('may be limited to some accounts', () => {
    const token = {
      ...good,
      granularScopes: [
        { scope: 'whatsapp_business_management', targetIds: ['77', '78'] },
        { scope: 'whatsapp_business_messaging', targetIds: ['78'] },
        { scope: 'business_management', targetIds: ['9'] },
      ],
    };
    expect(grantedAccounts(token)).toEqual(['77', '78']);
    expect(judgeGrants(token, '78')).toEqual([]);
    expect(judgeGrants(token, '77').map(({ values }) => values['scope'])).toEqual([
      'whatsapp_business_messaging',
    ]);
  });
});

describe('a refused call', () => {
  it.each([
    [190, 463, 'token_expired'],
    [190, null, 'token_invalid'],
    [10, null, 'permission_missing'],
    [200, null, 'permission_missing'],
    [100, 33, 'account_no_access'],
    [803, null, 'account_no_access'],
    [80008, null, 'too_many_calls'],
    [131000, null, 'call_refused'],
  ])('%s/%s is told as %s', (code, subcode, expectedCode) => {
    expect(judgeFailure(refusal(code, subcode)).code).toBe(expectedCode);
  });
});

const number: PhoneNumber = {
  id: '1001',
  displayPhoneNumber: '+39 347 123 4567',
  verifiedName: 'Shop',
  qualityRating: 'GREEN',
  status: 'CONNECTED',
  nameStatus: 'APPROVED',
  codeVerificationStatus: 'VERIFIED',
  platformType: 'CLOUD_API',
  accountMode: 'LIVE',
  throughputLevel: 'STANDARD',
  messagingLimit: 'TIER_2K',
  isPinEnabled: true,
  health: null,
};

describe('a number', () => {
  it.each<[string, Partial<PhoneNumber>, string[]]>([
    ['ready', {}, ['number_ready', 'name_approved']],
    ['not registered', { status: 'PENDING' }, ['number_not_registered', 'name_approved']],
    [
      'nobody has proved to own',
      { status: 'UNVERIFIED', codeVerificationStatus: 'NOT_VERIFIED' },
      ['number_not_verified', 'name_approved'],
    ],
    ['banned', { status: 'BANNED' }, ['number_blocked', 'name_approved']],
    ['held back', { status: 'RESTRICTED' }, ['number_restricted', 'name_approved']],
    ['whose name waits', { nameStatus: 'PENDING_REVIEW' }, ['number_ready', 'name_in_review']],
    ['whose name was declined', { nameStatus: 'DECLINED' }, ['number_ready', 'name_declined']],
    ['of poor quality', { qualityRating: 'RED' }, ['number_ready', 'name_approved', 'quality_low']],
    ['for tests', { accountMode: 'SANDBOX', nameStatus: 'NONE' }, ['number_ready', 'test_number']],
  ])('that is %s', (_, change, expectedCodes) => {
    expect(codes(judgeNumber({ ...number, ...change }))).toEqual(expectedCodes);
  });
});

it('an account’s missing payment, review and verification are told', () => {
  const account: Account = {
    id: '77',
    name: 'Shop',
    currency: 'EUR',
    reviewStatus: 'PENDING',
    businessVerificationStatus: 'not_verified',
    messagingLimit: 'TIER_250',
    owner: null,
    health: {
      canSend: 'BLOCKED',
      entities: [
        {
          type: 'WABA',
          id: '77',
          canSend: 'BLOCKED',
          notes: [],
          errors: [
            { code: 141006, description: 'Payment', solution: '' },
            { code: 141010, description: 'Locked', solution: 'Appeal' },
          ],
        },
      ],
    },
  };
  expect(judgeAccount(account)).toEqual([
    { code: 'account_in_review', state: 'warning', values: { name: 'Shop' } },
    { code: 'business_unverified', state: 'warning', values: {} },
    { code: 'payment_missing', state: 'warning', values: {} },
    {
      code: 'blocked_by_meta',
      state: 'problem',
      values: { entity: 'WABA', description: 'Locked', solution: 'Appeal' },
    },
  ]);
});

describe('the webhook', () => {
  const facts = {
    appId: '5001',
    publicUrl: 'https://w.example',
    subscriptions: [
      {
        object: 'whatsapp_business_account',
        callbackUrl: 'https://w.example/webhooks/whatsapp/1',
        isActive: true,
        fields: ['messages', 'flows'],
      },
    ],
    apps: [{ appId: '5001', name: 'Fjord', overrideCallbackUrl: null }],
    wantedFields: ['messages', 'flows'],
  };

  it('is right when the app is subscribed and calls us', () => {
    expect(codes(judgeWebhook(facts))).toEqual(['app_subscribed', 'webhook_registered']);
  });

  it('says that the account sends nothing, that the address is another’s, or a field is missing', () => {
    expect(codes(judgeWebhook({ ...facts, apps: [] }))).toContain('app_not_subscribed');
    expect(codes(judgeWebhook({ ...facts, publicUrl: 'https://other.example' }))).toContain(
      'webhook_elsewhere',
    );
    expect(codes(judgeWebhook({ ...facts, subscriptions: [] }))).toContain('webhook_missing');
    const fields = judgeWebhook({ ...facts, wantedFields: ['messages', 'security'] });
    expect(fields.find(({ code }) => code === 'fields_missing')?.values).toEqual({
      fields: 'security',
    });
  });

  it('may go to us for this account alone', () => {
    const apps = [
      {
        appId: '5001',
        name: 'Fjord',
        overrideCallbackUrl: 'https://w.example/webhooks/whatsapp/2',
      },
    ];
    const subscriptions = facts.subscriptions.map((one) => ({
      ...one,
      callbackUrl: 'https://crm.example/hook',
    }));
    expect(codes(judgeWebhook({ ...facts, apps, subscriptions }))).toEqual([
      'app_subscribed',
      'webhook_registered',
    ]);
  });
});
