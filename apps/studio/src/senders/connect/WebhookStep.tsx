import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Banner, Button, Card, Skeleton } from '@waypost/ui';
import { hasProblem } from '@waypost/whatsapp';
import { LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { CheckList } from './CheckList.tsx';
import { StepFailure } from './StepFailure.tsx';
import type { StepProps } from './steps.ts';
import { WebhookByHand } from './WebhookByHand.tsx';

/** Webhooks are set up by API, and the handshake is awaited; or the sender goes on without hearing. */
export function WebhookStep({ setup, onNext }: StepProps) {
  const { t } = useTranslation('connect', { keyPrefix: 'webhook' });
  const { t: connect } = useTranslation('connect');
  const failureText = useFailureText();
  const queries = useQueryClient();
  const input = { id: setup.id, step: 'webhook' as const };
  // Meta allows few questions in an hour. Its own call is awaited here, and asks for a new look.
  const live = useQuery({
    ...orpc.senderSetups.get.queryOptions({ input: { id: setup.id } }),
    refetchInterval: 2_000,
  });
  const handshakeAt = live.data?.sender?.health.handshakeAt ?? null;
  const state = useQuery({
    ...orpc.senderSetups.check.queryOptions({ input }),
    queryKey: [...orpc.senderSetups.check.queryKey({ input }), handshakeAt],
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.senderSetups.key() });
  const register = useMutation(
    orpc.senderSetups.registerWebhook.mutationOptions({ onSuccess: refresh }),
  );
  const skip = useMutation(
    orpc.senderSetups.chooseSendOnly.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onNext();
      },
    }),
  );
  const address = setup.sender?.webhookUrl ?? null;
  const present = state.data?.checks ?? [];
  // What Meta refused is not told by its state: it stays until the next try.
  const refused = (register.data?.checks ?? []).filter(({ code }) => code === 'webhook_refused');
  const checks = [...refused, ...present.filter(({ code }) => code !== 'no_public_address')];
  const isConnected = address !== null && state.isSuccess && !hasProblem(checks);
  const isForeign = present.some(({ code }) => code === 'webhook_elsewhere');
  const isReady = isConnected && !isForeign;
  const goOn = async (): Promise<void> => {
    await refresh();
    onNext();
  };

  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-4">
        <p className="text-body text-muted">{t('text')}</p>
        {address === null && (
          <Banner tone="warning" title={t('sendOnlyTitle')}>
            <p>{t('sendOnlyText')}</p>
            <p className="pt-1">{t('sendOnlyFix')}</p>
          </Banner>
        )}
        {state.isPending && <Skeleton lines={3} />}
        {state.isError && <Banner tone="danger">{failureText(state.error)}</Banner>}
        <CheckList checks={checks} />
        {present.some(({ code }) => code === 'handshake_missing') && (
          <p role="status" className="flex items-center gap-2 text-body text-muted">
            <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />
            {t('waiting')}
          </p>
        )}
        <StepFailure error={register.error ?? skip.error} />
        {setup.sendOnly && !isReady && <p className="text-body text-muted">{t('skipped')}</p>}
        <div className="flex flex-wrap gap-2">
          {isReady && (
            <Button variant="primary" onPress={() => void goOn()}>
              {connect('next')}
            </Button>
          )}
          {address !== null && (
            <Button
              variant={isReady ? 'secondary' : 'primary'}
              isPending={register.isPending}
              onPress={() => register.mutate({ id: setup.id })}
            >
              {t(isReady ? 'registerAgain' : 'register')}
            </Button>
          )}
          {!isReady && (
            <Button
              variant={address === null ? 'primary' : 'quiet'}
              isPending={skip.isPending}
              onPress={() => skip.mutate({ id: setup.id, sendOnly: true })}
            >
              {t('skip')}
            </Button>
          )}
        </div>
        {address !== null && setup.sender !== null && !isReady && (
          <WebhookByHand address={address} verifyToken={setup.sender.verifyToken} />
        )}
      </div>
    </Card>
  );
}
