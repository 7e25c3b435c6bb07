import { useQuery } from '@tanstack/react-query';
import {
  Badge,
  classes,
  EmptyState,
  Link,
  LoadMore,
  SearchField,
  SegmentedControl,
} from '@waypost/ui';
import { bubbleText } from '@waypost/whatsapp';
import { MessagesSquare } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/format.ts';
import { ListState } from '../lists/ListState.tsx';
import { usePagedList } from '../lists/use-paged-list.ts';
import { WindowBadge } from './WindowBadge.tsx';

type Show = 'all' | 'waiting' | 'unread' | 'open';

/** The conversations, the one with the latest message of a person first. */
export function ConversationList({
  selected,
}: {
  selected: { profileId: string | undefined; senderId: string | undefined };
}) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [show, setShow] = useState<Show>('all');
  const wanted = useDeferredValue(search.trim());
  const { rows, table, more } = usePagedList(
    orpc.conversations.list,
    { show, ...(wanted === '' ? {} : { search: wanted }) },
    { keepsRows: true, refetchInterval: 3_000 },
  );
  const session = useQuery(orpc.session.get.queryOptions());
  const isFiltered = wanted !== '' || show !== 'all';

  return (
    <aside
      aria-label={t('title')}
      className="flex w-80 shrink-0 flex-col border-r border-line bg-surface"
    >
      <div className="flex flex-col gap-3 border-b border-line p-4">
        <h1 className="text-page">{t('title')}</h1>
        <SearchField label={t('search')} value={search} onChange={setSearch} />
        <SegmentedControl
          label={t('show.label')}
          segments={[
            { value: 'all', label: t('show.all') },
            { value: 'waiting', label: t('show.waiting') },
            { value: 'unread', label: t('show.unread') },
            { value: 'open', label: t('show.open') },
          ]}
          value={show}
          onChange={setShow}
          className="self-start"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-2">
        <ListState
          {...table}
          lines={8}
          className="p-2"
          empty={
            <EmptyState
              icon={<MessagesSquare aria-hidden />}
              sentence={t(isFiltered ? 'nothingFound' : 'empty')}
            />
          }
        />
        <ul className="flex flex-col gap-0.5">
          {rows.map((conversation) => {
            const isSelected =
              conversation.profileId === selected.profileId &&
              conversation.senderId === selected.senderId;
            const { latest } = conversation;
            const words = latest?.bubble ? bubbleText(latest.bubble) : '';
            return (
              <li key={`${conversation.senderId} ${conversation.profileId}`}>
                <Link
                  href={`/conversations/${conversation.senderId}/${conversation.profileId}`}
                  isQuiet
                  {...(isSelected ? { 'aria-current': 'page' as const } : {})}
                  className={classes(
                    'flex flex-col gap-0.5 rounded-control px-3 py-2 no-underline',
                    isSelected ? 'bg-sunken' : 'hover:bg-sunken',
                  )}
                >
                  <span className="flex items-baseline justify-between gap-2">
                    <span
                      className={classes(
                        'min-w-0 text-body break-words text-ink',
                        conversation.isUnread && 'font-semibold',
                      )}
                    >
                      {conversation.profileName}
                    </span>
                    <span className="shrink-0 text-caption text-muted">
                      {format.relative(latest?.createdAt ?? conversation.lastInboundAt)}
                    </span>
                  </span>
                  <span className="flex items-center justify-between gap-2">
                    <span className="line-clamp-1 min-w-0 text-caption break-all text-muted">
                      {latest?.direction === 'out'
                        ? t('us', { text: words })
                        : words || t('noWords')}
                    </span>
                    {conversation.handOver !== null ? (
                      <Badge tone="warning">
                        {conversation.handOver.assignee === null ||
                        conversation.handOver.assignee === session.data?.actor
                          ? t('waiting')
                          : t('waitingFor', { who: conversation.handOver.assignee })}
                      </Badge>
                    ) : conversation.isUnread ? (
                      <Badge tone="info">{t('new')}</Badge>
                    ) : (
                      <WindowBadge windowUntil={conversation.windowUntil} />
                    )}
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
        <LoadMore {...more} />
      </div>
    </aside>
  );
}
