import { useNavigate, useSearch } from '@tanstack/react-router';
import { Badge, Page, PageHeader, Tabs } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';
import { DeadLetters } from './DeadLetters.tsx';
import { UnknownMessages } from './UnknownMessages.tsx';
import { useAttention } from './use-attention.ts';

/** What Waypost does not decide by itself. */
export function AttentionPage() {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false });
  const { unknownMessages, deadLetters } = useAttention();
  const badge = (count: number) =>
    count === 0 ? null : <Badge tone="warning">{format.number(count)}</Badge>;
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <Tabs
        label={t('tabs.label')}
        selected={tab === 'set-aside' ? 'set-aside' : 'unknown'}
        onSelect={(id) =>
          void navigate({ to: '/settings/attention', search: { tab: id }, replace: true })
        }
        items={[
          {
            id: 'unknown',
            label: t('tabs.unknown'),
            badge: badge(unknownMessages),
            content: <UnknownMessages />,
          },
          {
            id: 'set-aside',
            label: t('tabs.setAside'),
            badge: badge(deadLetters),
            content: <DeadLetters />,
          },
        ]}
      />
    </Page>
  );
}
