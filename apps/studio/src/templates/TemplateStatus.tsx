import type { TemplateStatus as Status } from '@waypost/whatsapp';
import { Badge } from '@waypost/ui';
import type { Tone } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

const tones: Record<Status, Tone> = {
  APPROVED: 'success',
  PENDING: 'warning',
  IN_APPEAL: 'warning',
  PAUSED: 'warning',
  LIMIT_EXCEEDED: 'warning',
  REJECTED: 'danger',
  DISABLED: 'danger',
  PENDING_DELETION: 'neutral',
  DELETED: 'neutral',
  ARCHIVED: 'neutral',
};

/** What Meta says about a template, in plain words. */
export function TemplateStatus({ status }: { status: Status }) {
  const { t } = useTranslation('templates', { keyPrefix: 'status' });
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
