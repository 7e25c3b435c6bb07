import { useMutation, useQuery } from '@tanstack/react-query';
import { Banner, Button, LinkButton, Skeleton } from '@waypost/ui';
import { CircleCheck, Smartphone } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { CopyField } from '../senders/CopyField.tsx';
import { QrCode } from './QrCode.tsx';

/**
 * A QR code that makes the phone it is scanned with a test profile and opens its 24-hour window. With a
 * simulated sender no real phone can answer, so the message is sent from one of the handsets instead.
 */
export function ScanToTest({
  senderId,
  onArrived,
}: {
  senderId: string;
  /** Somebody scanned it; called once. */
  onArrived?: (profileId: string) => void;
}) {
  const { t } = useTranslation('waysIn', { keyPrefix: 'scan' });
  const failureText = useFailureText();
  const senders = useQuery(orpc.senders.list.queryOptions());
  const start = useMutation(orpc.waysIn.startTest.mutationOptions());
  const { mutate } = start;
  useEffect(() => mutate({ senderId }), [mutate, senderId]);
  const code = useQuery({
    ...orpc.waysIn.get.queryOptions({ input: { id: start.data?.id ?? '' } }),
    enabled: start.data !== undefined,
    refetchInterval: ({ state }) => (state.data?.arrivedProfileId ? false : 1_500),
  });
  const profileId = code.data?.arrivedProfileId ?? null;
  const profile = useQuery({
    ...orpc.profiles.get.queryOptions({ input: { id: profileId ?? '' } }),
    enabled: profileId !== null,
  });
  useEffect(() => {
    if (profileId !== null) onArrived?.(profileId);
  }, [profileId, onArrived]);

  if (start.isError) {
    return (
      <Banner tone="danger">
        {failureText(start.error)}{' '}
        <Button size="small" onPress={() => mutate({ senderId })}>
          {t('again')}
        </Button>
      </Banner>
    );
  }
  if (start.data === undefined) return <Skeleton lines={6} />;
  if (profileId !== null) {
    const name = [profile.data?.firstName, profile.data?.lastName].filter(Boolean).join(' ');
    return (
      <div role="status" className="flex items-center gap-3 rounded-card bg-success-tint p-4">
        <CircleCheck aria-hidden className="size-5 shrink-0 text-success" />
        <p className="text-body">{t('arrived', { name: name || t('yourPhone') })}</p>
      </div>
    );
  }
  const isSimulated =
    senders.data?.items.find(({ id }) => id === senderId)?.connection === 'simulator';
  return (
    <div className="flex flex-col gap-4">
      {isSimulated ? (
        <>
          <p className="text-body text-muted">{t('simulated')}</p>
          <CopyField label={t('message')} value={start.data.prefilledMessage} />
          <LinkButton href="/handsets" target="_blank" icon={<Smartphone aria-hidden />}>
            {t('openHandsets')}
          </LinkButton>
        </>
      ) : (
        <div className="flex flex-wrap items-start gap-4">
          <QrCode url={start.data.url} label={t('code')} />
          <ol className="flex min-w-48 flex-1 list-decimal flex-col gap-2 pl-5 text-body">
            <li>{t('step1')}</li>
            <li>{t('step2', { message: start.data.prefilledMessage })}</li>
            <li>{t('step3')}</li>
          </ol>
        </div>
      )}
      <p role="status" className="text-caption text-muted">
        {t('waiting')}
      </p>
    </div>
  );
}
