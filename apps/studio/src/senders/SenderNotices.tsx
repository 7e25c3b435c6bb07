import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Sender } from '@waypost/api';
import { Banner, Button, LinkButton } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/format.ts';
import { endsSoon, isSignatureWrong } from './needs-attention.ts';

/** What somebody should do about a sender: finish it, renew its token, mend its webhooks. */
export function SenderNotices({ sender, isAdmin }: { sender: Sender; isAdmin: boolean }) {
  const { t } = useTranslation('senders');
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const repair = useMutation(
    orpc.senderSetups.repair.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: orpc.senderSetups.key() });
        await navigate({
          to: '/settings/senders/connect/$setupId/$step',
          params: { setupId: id, step: 'credentials' },
        });
      },
    }),
  );
  const { health, setupId, policiesConfirmedAt } = sender;
  if (sender.connection === 'simulator') return null;
  const goThrough = isAdmin && (
    <Button
      size="small"
      isPending={repair.isPending}
      onPress={() => repair.mutate({ id: sender.id })}
    >
      {t('health.repair')}
    </Button>
  );
  if (setupId !== null && policiesConfirmedAt === null) {
    return (
      <Banner
        tone="warning"
        title={t('unfinished.title')}
        action={
          isAdmin && (
            <LinkButton size="small" href={`/settings/senders/connect/${setupId}/webhook`}>
              {t('unfinished.action')}
            </LinkButton>
          )
        }
      >
        {t('unfinished.text')}
      </Banner>
    );
  }
  return (
    <>
      {policiesConfirmedAt === null && (
        <Banner tone="warning" title={t('health.rulesMissing')} action={goThrough} />
      )}
      {health.tokenProblem !== null && (
        <Banner tone="danger" action={goThrough}>
          {t('health.tokenOver')}
        </Banner>
      )}
      {health.tokenProblem === null && health.tokenExpiresAt !== null && endsSoon(sender) && (
        <Banner tone="warning" action={goThrough}>
          {t('health.tokenSoon', { when: format.relative(health.tokenExpiresAt) })}
        </Banner>
      )}
      {health.subscribed === false && (
        <Banner tone="warning" action={goThrough}>
          {t('health.unsubscribed')}
        </Banner>
      )}
      {isSignatureWrong(sender) && health.signatureFailedAt !== null && (
        <Banner tone="danger" action={goThrough}>
          {t('health.signature', { when: format.relative(health.signatureFailedAt) })}
        </Banner>
      )}
    </>
  );
}
