import { z } from 'zod';

import {
  accountAlertSchema,
  accountReviewSchema,
  accountSchema,
  capabilitySchema,
  flowSchema,
  numberNameSchema,
  numberQualitySchema,
  securitySchema,
  usernameSchema,
} from './account-shapes.ts';
import { newsOf, otherUpdate, type Change } from './change.ts';
import type { WebhookUpdate } from './updates.ts';

export function readNumberQuality(change: Change): WebhookUpdate {
  const value = numberQualitySchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  return {
    ...newsOf(change),
    kind: 'number_quality',
    displayPhoneNumber: value.display_phone_number,
    event: value.event,
    messagingLimit: tierOf(value.max_daily_conversations_per_business ?? value.current_limit),
  };
}

export function readNumberName(change: Change): WebhookUpdate {
  const value = numberNameSchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  const reason = value.rejection_reason ?? null;
  return {
    ...newsOf(change),
    kind: 'number_name',
    displayPhoneNumber: value.display_phone_number,
    decision: value.decision,
    name: value.requested_verified_name ?? null,
    reason: reason === 'NONE' ? null : reason,
  };
}

const valueSchema = z.record(z.string(), z.unknown());

export function readAccount(change: Change): WebhookUpdate {
  const value = accountSchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  const banState = value.ban_info?.waba_ban_state;
  return {
    ...newsOf(change),
    kind: 'account',
    accountId: value.waba_info?.waba_id ?? change.accountId,
    event: value.event,
    restrictions: (value.restriction_info ?? []).map((restriction) => ({
      type: restriction.restriction_type,
      endsAt: restriction.expiration ?? null,
    })),
    ban: value.ban_info
      ? {
          state: (Array.isArray(banState) ? banState[0] : banState) ?? '',
          date: value.ban_info.waba_ban_date ?? null,
        }
      : null,
    violation: value.violation_info?.violation_type ?? null,
    value: valueSchema.safeParse(change.value).data ?? {},
  };
}

export function readAccountReview(change: Change): WebhookUpdate {
  const value = accountReviewSchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  return { ...newsOf(change), kind: 'account_review', decision: value.decision };
}

export function readAccountAlert(change: Change): WebhookUpdate {
  const value = accountAlertSchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  const { alert_info: alert } = value;
  return {
    ...newsOf(change),
    kind: 'account_alert',
    entityType: value.entity_type,
    entityId: value.entity_id,
    severity: alert.alert_severity,
    status: alert.alert_status ?? '',
    type: alert.alert_type,
    description: alert.alert_description ?? '',
  };
}

export function readCapability(change: Change): WebhookUpdate {
  const value = capabilitySchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  return {
    ...newsOf(change),
    kind: 'capability',
    messagingLimit: tierOf(
      value.max_daily_conversations_per_business ?? value.max_daily_conversation_per_phone,
    ),
  };
}

export function readSecurity(change: Change): WebhookUpdate {
  const value = securitySchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  return {
    ...newsOf(change),
    kind: 'security',
    displayPhoneNumber: value.display_phone_number,
    event: value.event,
    requester: value.requester ?? null,
  };
}

export function readFlow(change: Change): WebhookUpdate {
  const value = flowSchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  return {
    ...newsOf(change),
    kind: 'flow',
    flowId: value.flow_id,
    event: value.event,
    message: value.message ?? null,
    oldStatus: value.old_status ?? null,
    newStatus: value.new_status ?? null,
  };
}

export function readUsername(change: Change): WebhookUpdate {
  const value = usernameSchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  return {
    ...newsOf(change),
    kind: 'username',
    displayPhoneNumber: value.display_phone_number,
    username: value.username?.replace(/^@/, '') || null,
    status: value.status,
  };
}

/** Meta's messaging limits by their number of people (document "Messaging limits"). */
const tiers: readonly [number, string][] = [
  [50, 'TIER_50'],
  [250, 'TIER_250'],
  [1_000, 'TIER_1K'],
  [2_000, 'TIER_2K'],
  [10_000, 'TIER_10K'],
  [100_000, 'TIER_100K'],
];

/** The tier's name; Meta writes some limits as a name and some as a number of people. */
function tierOf(limit: string | number | null | undefined): string | null {
  if (limit == null) return null;
  if (typeof limit === 'string' && !/^-?\d+$/.test(limit)) return limit;
  const people = Number(limit);
  if (people < 0) return 'TIER_UNLIMITED';
  return tiers.find(([most]) => people <= most)?.[1] ?? 'TIER_UNLIMITED';
}
