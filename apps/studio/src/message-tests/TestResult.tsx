import { useQuery } from '@tanstack/react-query';
import type { Message } from '@waypost/api';
import { Banner, LinkButton, Skeleton } from '@waypost/ui';
import { Check, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../activities/whatsapp/exclusion-text.ts';
import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { MessageStateBadge } from '../people/messages/MessageStateBadge.tsx';

/** How often a test that is under way is looked at, ms. */
const pollEvery = 1_000;

/** How a test fares: each step with its time as it comes in, or why it did not arrive. */
export function TestResult({
  messageId,
  isSimulated,
}: {
  messageId: string;
  isSimulated: boolean;
}) {
  const { t } = useTranslation('message', { keyPrefix: 'test' });
  const format = useFormat();
  const failureText = useFailureText();
  const exclusionText = useExclusionText();
  const message = useQuery({
    ...orpc.messages.get.queryOptions({ input: { id: messageId } }),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : pollEvery),
  });
  if (message.isError) return <Banner tone="danger">{failureText(message.error)}</Banner>;
  if (message.data === undefined) return <Skeleton lines={3} />;
  const { data } = message;
  const steps = [
    { name: t('queued'), at: data.createdAt },
    { name: t('sent'), at: data.sentAt },
    { name: t('delivered'), at: data.deliveredAt },
    { name: t('read'), at: data.readAt },
  ];
  const isLost = data.exclusion !== null || data.failedAt !== null || data.state === 'refused';
  return (
    <section
      aria-label={t('result')}
      aria-live="polite"
      className="flex flex-col gap-2 rounded-card border border-line p-3"
    >
      <p className="flex items-center justify-between gap-2">
        <span className="text-label">
          {data.profileName} {data.number}
        </span>
        <MessageStateBadge message={data} />
      </p>
      <ol className="flex flex-col gap-1">
        {steps.map(({ name, at }) =>
          at === null && isLost ? null : (
            <li key={name} className="flex items-center gap-2 text-body">
              {at === null ? (
                <Clock aria-label={t('waiting')} className="size-4 text-muted" />
              ) : (
                <Check aria-hidden className="size-4 text-success" />
              )}
              <span className={at === null ? 'text-muted' : ''}>{name}</span>
              {at !== null && <span className="text-caption text-muted">{format.time(at)}</span>}
            </li>
          ),
        )}
      </ol>
      {data.exclusion !== null && (
        <Banner tone="warning" title={t('notSent')}>
          {data.exclusion === 'window_closed' ? t('windowClosed') : exclusionText(data.exclusion)}
        </Banner>
      )}
      {data.exclusion === null && isLost && (
        <Banner tone="danger" title={t('failed')}>
          {data.failureText ?? t('failedUnknown')}
          {data.failureCode !== null && ` (${data.failureCode})`}
        </Banner>
      )}
      {isSimulated && data.number !== null && (
        <LinkButton
          size="small"
          className="self-start"
          target="_blank"
          href={`/handsets/${encodeURIComponent(data.number.replace('+', ''))}`}
        >
          {t('openHandset')}
        </LinkButton>
      )}
    </section>
  );
}

/** Whether nothing more is to be waited for; a reader may also never open it. */
function isOver(message: Message): boolean {
  return (
    message.exclusion !== null ||
    message.failedAt !== null ||
    ['refused', 'read', 'played'].includes(message.state)
  );
}
