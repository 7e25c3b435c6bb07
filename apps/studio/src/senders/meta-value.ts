import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const valueSchema = z.enum([
  'CONNECTED',
  'PENDING',
  'FLAGGED',
  'RESTRICTED',
  'RATE_LIMITED',
  'DISCONNECTED',
  'UNVERIFIED',
  'BANNED',
  'DELETED',
  'MIGRATED',
  'APPROVED',
  'AVAILABLE_WITHOUT_REVIEW',
  'PENDING_REVIEW',
  'DECLINED',
  'EXPIRED',
  'NONE',
  'REJECTED',
  'DEFERRED',
  'DISABLED',
  'SCHEDULE_FOR_DISABLE',
]);

/** Gives the reader's words for a state as Meta names it; one Meta has added yesterday stays as it is. */
export function useMetaValue(): (value: string) => string {
  const { t } = useTranslation('senders', { keyPrefix: 'health.values' });
  return (value) => {
    const known = valueSchema.safeParse(value);
    return known.success ? t(known.data) : value;
  };
}
