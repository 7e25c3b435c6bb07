import type { SenderNotice } from '@waypost/api';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const kindSchema = z.enum([
  'number_quality',
  'number_name',
  'account',
  'account_review',
  'account_alert',
  'capability',
  'security',
  'flow',
  'username',
  'sending_error',
  'template_status',
  'template_quality',
  'template_category',
  'template_components',
]);

const codeSchema = z.enum([
  'ONBOARDING',
  'THROUGHPUT_UPGRADE',
  'UPGRADE',
  'DOWNGRADE',
  'FLAGGED',
  'UNFLAGGED',
  'APPROVED',
  'REJECTED',
  'PENDING',
  'DEFERRED',
  'PAUSED',
  'UNPAUSED',
  'DISABLED',
  'REINSTATED',
  'DISABLE',
  'REINSTATE',
  'SCHEDULE_FOR_DISABLE',
  'ACCOUNT_RESTRICTION',
  'ACCOUNT_VIOLATION',
  'ACCOUNT_DELETED',
  'PIN_CHANGED',
  'PIN_RESET_REQUEST',
  'PIN_REQUEST_SUCCESS',
  'GREEN',
  'YELLOW',
  'RED',
  'UNKNOWN',
  'MARKETING',
  'UTILITY',
  'AUTHENTICATION',
  'EDITED',
  'reserved',
  'approved',
  'deleted',
]);

/** Gives a function that says in the reader's words what Meta told; its own word stays where there is none. */
export function useNoticeText(): (notice: SenderNotice) => string {
  const { t } = useTranslation('senders', { keyPrefix: 'notices' });
  return ({ kind, code, about }) => {
    const knownKind = kindSchema.safeParse(kind);
    const knownCode = codeSchema.safeParse(code);
    const heading = knownKind.success ? t(`kinds.${knownKind.data}`) : t('other');
    const what = knownCode.success ? t(`codes.${knownCode.data}`) : code.replaceAll('_', ' ');
    return [`${heading}: ${what}`, about].filter((part) => part !== '').join(' · ');
  };
}
