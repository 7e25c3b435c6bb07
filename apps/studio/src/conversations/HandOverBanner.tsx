import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Conversation } from '@waypost/api';
import { Banner, Button } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

/** What a journey put before the team, with its note, and a way to be done with it. */
export function HandOverBanner({
  conversation: { profileId, senderId, handOver },
  mayClose,
}: {
  conversation: Conversation;
  mayClose: boolean;
}) {
  const { t } = useTranslation('conversations');
  const failureText = useFailureText();
  const queries = useQueryClient();
  const close = useMutation(
    orpc.conversations.close.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.conversations.key() }),
    }),
  );
  if (handOver === null) return null;
  return (
    <div className="border-b border-line bg-surface px-6 py-3">
      <Banner
        tone="info"
        title={t('handOver.title', { journey: handOver.journeyName })}
        action={
          mayClose ? (
            <Button
              isPending={close.isPending}
              onPress={() => close.mutate({ profileId, senderId })}
            >
              {t('handOver.close')}
            </Button>
          ) : undefined
        }
      >
        <p className="whitespace-pre-wrap">{handOver.note}</p>
        {handOver.assignee !== null && (
          <p className="text-caption text-muted">{t('waitingFor', { who: handOver.assignee })}</p>
        )}
        {handOver.waits && <p className="text-caption text-muted">{t('handOver.waits')}</p>}
        {close.isError && <p className="text-caption text-danger">{failureText(close.error)}</p>}
      </Banner>
    </div>
  );
}
