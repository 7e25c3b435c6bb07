import type { Conversation } from '@waypost/api';
import { Badge } from '@waypost/ui';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useNow } from './use-now.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long this person can still be answered freely. */
export function WindowBadge({ windowUntil }: Pick<Conversation, 'windowUntil'>) {
  const { t } = useTranslation('conversations', { keyPrefix: 'window' });
  const left = new Date(windowUntil).getTime() - useNow(30_000);
  if (left <= 0) return <Badge tone="neutral">{t('closed')}</Badge>;
  const text =
    left < hour
      ? t('minutes', { count: Math.max(1, Math.floor(left / minute)) })
      : t('hours', { count: Math.floor(left / hour) });
  return (
    <Badge tone={left < hour ? 'warning' : 'success'}>
      <Clock aria-hidden className="size-3" /> {text}
    </Badge>
  );
}
