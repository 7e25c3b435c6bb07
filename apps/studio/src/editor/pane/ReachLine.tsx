import { classes } from '@waypost/ui';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';
import { useCostText, useUncountedText } from '../../prices/cost-text.ts';
import { sendingTime } from '../../publish/sending-time.ts';
import { useReach } from './use-reach.ts';

/**
 * Who can get the first message just now, and how long sending takes and what it costs: "4,690 people can get this · 59 s
 * at 80/s · about €281". By the rules that send, and asked again whenever the draft was saved.
 */
export function ReachLine({
  journeyId,
  savedRevision,
}: {
  journeyId: string;
  /** Null while there are changes that the server does not have: the line is grey until it has. */
  savedRevision: number | null;
}) {
  const { t } = useTranslation('drafting');
  const format = useFormat();
  const costText = useCostText();
  const uncountedText = useUncountedText();
  const { data, isFetching } = useReach(journeyId, savedRevision);
  const sender = data?.senders[0];
  if (data === undefined || sender === undefined || data.entry.kind === 'none') return null;
  const { entry, reachable: count, cost } = data;
  const rate = format.number(sender.messagesPerSecond);
  const excluded = entry.people - count;
  const costParts =
    cost === null ? [] : [costText(cost), uncountedText(cost)].filter((text) => text !== null);
  const parts =
    entry.kind === 'audience'
      ? [
          t('reach.gets', { count }),
          ...(excluded > 0 ? [t('reach.excluded', { count: excluded })] : []),
          ...(count > 0
            ? [
                t('reach.time', {
                  rate,
                  time: sendingTime(count, sender.messagesPerSecond, format),
                }),
                ...costParts,
              ]
            : []),
        ]
      : [t('reach.event', { rate })];
  const isOld = savedRevision === null || isFetching;
  return (
    <p
      aria-busy={isOld}
      className={classes(
        'flex items-start gap-2 rounded-control bg-sunken px-3 py-2 text-caption text-ink tabular-nums',
        isOld && 'text-muted',
      )}
    >
      <Users aria-hidden className="size-4 shrink-0" />
      {parts.join(' · ')}
    </p>
  );
}
