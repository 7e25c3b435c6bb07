import { useQuery } from '@tanstack/react-query';
import { Badge, Button, EmptyState, Page, PageHeader, Table } from '@waypost/ui';
import type { Column } from '@waypost/ui';
import { Tags } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { KnownAttribute } from '../activities/resources.ts';
import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import type { RuleEvent } from '../rules/rule-offers.ts';
import { DescribeAttributeDialog } from './DescribeAttributeDialog.tsx';

type Attribute = KnownAttribute & { origin: 'everybody' | 'seen' | 'described' };

/** Most values of an attribute that the list shows. */
const mostValues = 5;

/** What profiles and events carry, and what kind each of it is: what rules can ask for, and how. */
export function AttributesPage() {
  const { t } = useTranslation('rules', { keyPrefix: 'attributes' });
  const { t: failure } = useTranslation('common', { keyPrefix: 'failure' });
  const failureText = useFailureText();
  const attributes = useQuery(orpc.audiences.attributes.queryOptions());
  const events = useQuery(orpc.audiences.events.queryOptions());
  const [editing, setEditing] = useState<Attribute | null>(null);

  const columns: Column<Attribute>[] = [
    { id: 'label', header: t('label'), cell: ({ label }) => label },
    {
      id: 'name',
      header: t('name'),
      cell: ({ field }) => <code className="text-caption">{field}</code>,
    },
    {
      id: 'kind',
      header: t('kind'),
      cell: ({ kind, origin }) => (
        <span className="inline-flex items-center gap-2">
          {kind === 'consent' ? '' : t(`kinds.${kind}`)}
          {origin === 'described' && <Badge tone="info">{t('described')}</Badge>}
        </span>
      ),
    },
    {
      id: 'values',
      header: t('values'),
      cell: ({ examples }) => (
        <span className="text-caption text-muted">{examples.slice(0, mostValues).join(' · ')}</span>
      ),
    },
    {
      id: 'actions',
      header: t('actions'),
      hideHeader: true,
      align: 'end',
      cell: (attribute) => (
        <Button
          size="small"
          aria-label={t('changeOf', { name: attribute.label })}
          onPress={() => setEditing(attribute)}
        >
          {t('change')}
        </Button>
      ),
    },
  ];
  const eventColumns: Column<RuleEvent>[] = [
    { id: 'name', header: t('event'), cell: ({ name }) => name },
    {
      id: 'fields',
      header: t('fields'),
      cell: ({ fields }) => (
        <span className="text-caption text-muted">
          {fields.length === 0
            ? t('noFields')
            : fields
                .map(({ label, kind }) =>
                  kind === 'consent' ? label : `${label} (${t(`kinds.${kind}`)})`,
                )
                .join(' · ')}
        </span>
      ),
    },
  ];
  const failureOf = (query: { isError: boolean; error: unknown; refetch: () => unknown }) =>
    query.isError
      ? {
          title: failure('loadTitle'),
          text: failureText(query.error),
          onRetry: () => void query.refetch(),
        }
      : null;

  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <Table
        label={t('title')}
        columns={columns}
        rows={attributes.data?.items.filter(({ origin }) => origin !== 'everybody') ?? []}
        rowKey={({ field }) => field}
        isLoading={attributes.isPending}
        error={failureOf(attributes)}
        empty={<EmptyState icon={<Tags aria-hidden />} sentence={t('empty')} />}
      />
      <h2 className="mt-8 mb-2 text-title">{t('events')}</h2>
      <p className="mb-3 text-body text-muted">{t('eventsText')}</p>
      <Table
        label={t('events')}
        columns={eventColumns}
        rows={events.data?.items ?? []}
        rowKey={({ name }) => name}
        isLoading={events.isPending}
        error={failureOf(events)}
        empty={<EmptyState icon={<Tags aria-hidden />} sentence={t('noEvents')} />}
      />
      {editing !== null && (
        <DescribeAttributeDialog attribute={editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  );
}
