import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Sender } from '@waypost/api';
import { Button, Card, ProgressBar } from '@waypost/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useActorName } from '../api/use-actor-name.ts';
import { useFormat } from '../i18n/format.ts';
import { Facts } from '../people/profiles/Facts.tsx';
import { CheckList } from './connect/CheckList.tsx';
import { StepFailure } from './connect/StepFailure.tsx';
import { peopleOf } from './messaging-limit.ts';
import { useMetaValue } from './meta-value.ts';
import { tokenUrgency } from './needs-attention.ts';
import { useQualityText } from './quality-text.ts';

/** How a sender is doing at Meta: kept fresh by webhooks, read every quarter of an hour, or now. */
export function HealthCard({ sender, mayCheck }: { sender: Sender; mayCheck: boolean }) {
  const { t } = useTranslation('senders', { keyPrefix: 'health' });
  const { t: senders } = useTranslation('senders');
  const format = useFormat();
  const actorName = useActorName();
  const qualityText = useQualityText();
  const metaValue = useMetaValue();
  const queries = useQueryClient();
  const check = useMutation(
    orpc.senders.check.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.senders.key() }),
    }),
  );
  const { health, connection } = sender;
  const isLive = connection === 'meta';
  const isFast = health.throughputLevel === 'HIGH';
  const rate = format.number(Math.max(sender.messagesPerSecond, isFast ? 1000 : 0));
  const findings = check.data?.checks.filter(({ state }) => state !== 'ok') ?? [];

  const token = (): string => {
    if (tokenUrgency(sender) === 'over') return t('tokenBad');
    if (health.tokenExpiresAt === null) {
      return t(health.checkedAt === null ? 'tokenUnknown' : 'tokenNever');
    }
    const date = format.date(health.tokenExpiresAt);
    return t('tokenUntil', { when: format.relative(health.tokenExpiresAt), date });
  };
  const webhooks = (): string => {
    if (isLive && sender.webhookUrl === null) return t('sendOnly');
    if (health.subscribed === null) return t('subscriptionUnknown');
    return t(health.subscribed ? 'subscribed' : 'unsubscribed');
  };
  const items: { name: string; value: ReactNode }[] = [
    { name: t('quality'), value: qualityText(sender.quality) },
    {
      name: t('status'),
      value: health.accountMode === 'SANDBOX' ? t('testNumber') : metaValue(health.status),
    },
    { name: t('name'), value: metaValue(health.nameStatus) },
    { name: t('account'), value: metaValue(health.accountStatus) },
    {
      name: t('throughput'),
      value: t(health.throughputLevel === 'HIGH' ? 'throughputHigh' : 'throughputStandard', {
        rate,
      }),
    },
    { name: t('limit'), value: <LimitUsed sender={sender} /> },
    { name: t('token'), value: token() },
    { name: t('subscription'), value: webhooks() },
    {
      name: senders('lastWebhook'),
      value:
        sender.lastWebhookAt === null ? senders('never') : format.relative(sender.lastWebhookAt),
    },
    ...(isLive
      ? [
          {
            name: t('rules'),
            value:
              sender.policiesConfirmedAt === null
                ? t('rulesMissing')
                : t('rulesConfirmed', {
                    who: actorName(sender.policiesConfirmedBy ?? ''),
                    when: format.date(sender.policiesConfirmedAt),
                  }),
          },
        ]
      : []),
  ];
  return (
    <Card
      title={t('title')}
      aside={
        mayCheck && (
          <Button
            size="small"
            isPending={check.isPending}
            onPress={() => check.mutate({ id: sender.id })}
          >
            {t('checkNow')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <StepFailure error={check.error} />
        <CheckList checks={findings} />
        <Facts items={items} />
        {health.problems.map(({ entity, code, description, solution }) => (
          <p key={`${entity} ${code}`} className="text-body text-warning">
            {description} {solution}
          </p>
        ))}
        <p className="text-caption text-muted">
          {health.checkedAt === null
            ? t('neverRead')
            : t('read', { when: format.relative(health.checkedAt) })}
        </p>
      </div>
    </Card>
  );
}

/** How much of the portfolio's rolling 24 hours is used up. */
function LimitUsed({ sender }: { sender: Sender }) {
  const { t } = useTranslation('senders', { keyPrefix: 'health' });
  const format = useFormat();
  const { messagingLimit, limitUsed } = sender.health;
  const most = peopleOf(messagingLimit);
  const used = format.number(limitUsed);
  if (most === undefined) return t('limitUnknown', { used });
  if (most === null) return t('limitOpen', { used });
  return (
    <ProgressBar
      label={t('limitUsed', { used, limit: format.number(most) })}
      value={Math.min(limitUsed, most)}
      max={most}
    />
  );
}
