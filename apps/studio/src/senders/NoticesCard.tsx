import { useQuery } from '@tanstack/react-query';
import type { SenderNotice } from '@waypost/api';
import { Banner, Card, Skeleton } from '@waypost/ui';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { useNoticeText } from './notice-text.ts';

const looks = {
  critical: { Icon: CircleAlert, tone: 'text-danger' },
  warning: { Icon: TriangleAlert, tone: 'text-warning' },
  info: { Icon: Info, tone: 'text-muted' },
} as const;

/** What Meta told lately about the number, its account, templates and Flows. */
export function NoticesCard({ senderId }: { senderId: string }) {
  const { t } = useTranslation('senders', { keyPrefix: 'notices' });
  const failureText = useFailureText();
  const list = useQuery({
    ...orpc.senders.notices.queryOptions({ input: { id: senderId } }),
    refetchInterval: 5_000,
  });
  const notices = list.data?.items ?? [];
  return (
    <Card title={t('title')}>
      {list.isPending && <Skeleton lines={3} />}
      {list.isError && <Banner tone="danger">{failureText(list.error)}</Banner>}
      {list.isSuccess && notices.length === 0 && (
        <p className="text-body text-muted">{t('empty')}</p>
      )}
      <ul className="flex max-h-80 flex-col gap-2 overflow-y-auto">
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </ul>
    </Card>
  );
}

function Notice({ notice }: { notice: SenderNotice }) {
  const format = useFormat();
  const noticeText = useNoticeText();
  const { Icon, tone } = looks[notice.severity];
  return (
    <li className="flex items-start gap-2 text-body">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0 break-words">
        <p>{noticeText(notice)}</p>
        <p className="text-caption text-muted">{format.dateTime(notice.at)}</p>
      </div>
    </li>
  );
}
