import type { AccountNewsUpdate } from '@waypost/whatsapp/cloud-api';

import type { NoticeSeverity } from '../database/schema.ts';

/** News from Meta as it is kept and listed. */
export interface Notice {
  key: string;
  wabaId: string;
  /** Null: the whole account. */
  senderId: string | null;
  kind: string;
  /** What it is about; a newer notice of the same kind and subject makes an older one stale. */
  subject: string;
  severity: NoticeSeverity;
  /** Meta's own word for what happened. */
  code: string;
  detail: Record<string, unknown>;
  /** ms since the epoch. */
  at: number;
}

/** Fields that come by the thousand, or that hold people's messages: they stay among the raw webhooks only. */
const unlisted =
  /^(messages|user_preferences|history|smb_message_echoes|smb_app_state_sync|calls|automatic_events|group_.*)$/;

const hourMs = 3_600_000;

/**
 * What to keep of an update; null for what is no news.
 *
 * @param senderId the sender it came to, where it is about one number
 * @param now when we received it, ms since the epoch; stands in for a time Meta did not give
 */
export function noticeOf(
  update: AccountNewsUpdate,
  senderId: string | null,
  now: number,
): Notice | null {
  if (update.kind === 'other' && unlisted.test(update.field)) return null;
  const told = tellingOf(update);
  return {
    // A failure of sending carries no time: the same one counts again after an hour.
    key:
      update.kind === 'sending_error'
        ? `${update.key}:${senderId ?? ''}:${Math.floor(now / hourMs)}`
        : update.key,
    wabaId: update.accountId,
    senderId,
    kind: update.kind === 'other' ? update.field : update.kind,
    at: update.at ?? now,
    ...told,
  };
}

type Telling = Pick<Notice, 'subject' | 'severity' | 'code' | 'detail'>;

function tellingOf(update: AccountNewsUpdate): Telling {
  switch (update.kind) {
    case 'template_status':
    case 'template_quality':
    case 'template_category':
    case 'template_components':
      return templateTelling(update);
    case 'number_quality':
      return {
        subject: update.displayPhoneNumber,
        severity: /^(FLAGGED|DOWNGRADE)$/.test(update.event) ? 'warning' : 'info',
        code: update.event,
        detail: { messagingLimit: update.messagingLimit },
      };
    case 'number_name':
      return {
        subject: update.displayPhoneNumber,
        severity: update.decision === 'REJECTED' ? 'warning' : 'info',
        code: update.decision,
        detail: { name: update.name, reason: update.reason },
      };
    case 'account':
      return {
        subject: update.event,
        severity: accountSeverity(update.event, update.ban?.state ?? null),
        code: update.ban?.state ?? update.violation ?? update.event,
        detail: update.value,
      };
    case 'account_review':
      return {
        subject: '',
        severity: update.decision === 'REJECTED' ? 'critical' : 'info',
        code: update.decision,
        detail: {},
      };
    case 'account_alert':
      return {
        subject: `${update.entityType}:${update.entityId}`,
        severity: alertSeverities[update.severity] ?? 'info',
        code: update.type,
        detail: {
          status: update.status,
          description: update.description,
          entityType: update.entityType,
          entityId: update.entityId,
        },
      };
    case 'capability':
      return {
        subject: '',
        severity: 'info',
        code: update.messagingLimit ?? '',
        detail: { messagingLimit: update.messagingLimit },
      };
    case 'security':
      return {
        subject: update.displayPhoneNumber,
        severity: 'warning',
        code: update.event,
        detail: { requester: update.requester },
      };
    case 'flow':
      return {
        subject: `${update.flowId}:${update.event}`,
        severity: isFlowTrouble(update.event, update.newStatus) ? 'warning' : 'info',
        code: update.event,
        detail: {
          flowId: update.flowId,
          message: update.message,
          oldStatus: update.oldStatus,
          newStatus: update.newStatus,
        },
      };
    case 'username':
      return {
        subject: update.displayPhoneNumber,
        severity: 'info',
        code: update.status,
        detail: { username: update.username },
      };
    case 'sending_error':
      return {
        subject: String(update.errors[0]?.code ?? ''),
        severity: 'warning',
        code: String(update.errors[0]?.code ?? ''),
        detail: { errors: update.errors },
      };
    case 'other':
      return { subject: '', severity: 'info', code: update.field, detail: { value: update.value } };
  }
}

function templateTelling(update: Extract<AccountNewsUpdate, { templateId: string }>): Telling {
  const { templateId: subject, name, language } = update;
  const about = { name, language };
  if (update.kind === 'template_status') {
    const isBad = /^(REJECTED|PAUSED|DISABLED|FLAGGED|LOCKED|PENDING_DELETION)$/.test(update.event);
    return {
      subject,
      severity: isBad ? 'warning' : 'info',
      code: update.event,
      detail: {
        ...about,
        reason: update.reason,
        rejection: update.rejection,
        notice: update.notice,
      },
    };
  }
  if (update.kind === 'template_quality') {
    return {
      subject,
      severity: update.quality === 'RED' ? 'warning' : 'info',
      code: update.quality,
      detail: { ...about, previous: update.previous },
    };
  }
  if (update.kind === 'template_category') {
    return {
      subject,
      severity: 'warning',
      code: update.correctCategory ?? update.category,
      detail: { ...about, category: update.category, changesAt: update.changesAt },
    };
  }
  return { subject, severity: 'info', code: 'EDITED', detail: about };
}

const alertSeverities: Readonly<Record<string, NoticeSeverity>> = {
  CRITICAL: 'critical',
  WARNING: 'warning',
};

function accountSeverity(event: string, banState: string | null): NoticeSeverity {
  if (banState === 'REINSTATE') return 'info';
  if (/^(ACCOUNT_DELETED|DISABLED_UPDATE|ACCOUNT_RESTRICTION)$/.test(event)) return 'critical';
  return /^(ACCOUNT_VIOLATION|PARTNER_REMOVED|PARTNER_APP_UNINSTALLED)$/.test(event)
    ? 'warning'
    : 'info';
}

function isFlowTrouble(event: string, newStatus: string | null): boolean {
  return event !== 'FLOW_STATUS_CHANGE' || newStatus === 'THROTTLED' || newStatus === 'BLOCKED';
}
