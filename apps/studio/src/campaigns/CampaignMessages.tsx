import type { Message } from '@waypost/api';
import { bubbleText } from '@waypost/whatsapp';
import { LoadMore, Table } from '@waypost/ui';
import type { Column } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/format.ts';
import { usePagedList } from '../lists/use-paged-list.ts';
import { MessageStateBadge } from '../people/messages/MessageStateBadge.tsx';

/** Of one kind; empty is all of them. */
export interface MessageFilter {
  show?: 'failed';
  state?: 'unknown';
  exclusion?: string;
  direction?: 'in';
}

/** The messages of a campaign, all of them or those of one kind, with the people they were for. */
export function CampaignMessages({
  campaignId,
  filter,
}: {
  campaignId: string;
  filter: MessageFilter;
}) {
  const { t } = useTranslation('campaigns', { keyPrefix: 'messages' });
  const format = useFormat();
  const { table, more } = usePagedList(
    orpc.messages.list,
    { campaignId, ...filter },
    { refetchInterval: 3_000 },
  );
  const columns: Column<Message>[] = [
    {
      id: 'person',
      header: t('person'),
      cell: ({ profileName, number }) => profileName || number || t('unnamed'),
    },
    { id: 'number', header: t('number'), cell: ({ number }) => number },
    { id: 'state', header: t('state'), cell: (message) => <MessageStateBadge message={message} /> },
    {
      id: 'detail',
      header: t('detail'),
      cell: ({ failureText: why, direction, bubble, language }) => (
        <span className="line-clamp-2 break-words text-muted">
          {why ??
            (direction === 'in' && bubble !== null
              ? bubbleText(bubble)
              : language !== null && format.language(language))}
        </span>
      ),
    },
    {
      id: 'when',
      header: t('when'),
      cell: ({ createdAt }) => (
        <span className="whitespace-nowrap text-muted">{format.time(createdAt)}</span>
      ),
    },
  ];
  return (
    <>
      <Table
        label={t('title')}
        columns={columns}
        {...table}
        rowKey={({ id }) => id}
        rowHref={({ profileId }) => `/people/profiles/${profileId}`}
        empty={<p className="p-4 text-body text-muted">{t('none')}</p>}
      />
      <LoadMore {...more} />
    </>
  );
}
