import type { Message } from '@waypost/api';
import { Badge } from '@waypost/ui';
import type { Tone } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../../activities/whatsapp/exclusion-text.ts';

const tones: Record<Message['state'], Tone> = {
  queued: 'neutral',
  unknown: 'warning',
  accepted: 'neutral',
  held: 'warning',
  sent: 'neutral',
  delivered: 'info',
  read: 'success',
  played: 'success',
  refused: 'danger',
  excluded: 'warning',
  received: 'info',
};

/** How far a message has come, or why it never left. */
export function MessageStateBadge({ message }: { message: Message }) {
  const { t } = useTranslation('people', { keyPrefix: 'messages.state' });
  const exclusionText = useExclusionText();
  if (message.failedAt !== null) return <Badge tone="danger">{t('failed')}</Badge>;
  return (
    <Badge tone={tones[message.state]}>
      {message.exclusion === null ? t(message.state) : exclusionText(message.exclusion)}
    </Badge>
  );
}
