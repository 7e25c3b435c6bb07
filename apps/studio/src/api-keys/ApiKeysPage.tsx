import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  AlertDialog,
  Banner,
  Button,
  EmptyState,
  Link,
  Page,
  PageHeader,
  Table,
} from '@waypost/ui';
import type { Column } from '@waypost/ui';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { CreateKeyDialog } from './CreateKeyDialog.tsx';

/** The keys by which other systems use the HTTP API. */
export function ApiKeysPage() {
  const { t } = useTranslation('common', { keyPrefix: 'apiKeys' });
  const { t: failure } = useTranslation('common', { keyPrefix: 'failure' });
  const format = useFormat();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const keys = useQuery(orpc.apiKeys.list.queryOptions());
  const [isCreating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const revoke = useMutation(
    orpc.apiKeys.revoke.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.apiKeys.list.key() });
        setRevoking(null);
      },
    }),
  );
  type Key = NonNullable<typeof keys.data>['items'][number];

  const columns: Column<Key>[] = [
    { id: 'name', header: t('name'), cell: (key) => key.name },
    { id: 'role', header: t('role'), cell: (key) => t(`roles.${key.role}`) },
    { id: 'created', header: t('created'), cell: (key) => format.date(key.createdAt) },
    {
      id: 'used',
      header: t('lastUsed'),
      cell: (key) => (key.lastUsedAt === null ? t('never') : format.relative(key.lastUsedAt)),
    },
    {
      id: 'actions',
      header: t('actions'),
      hideHeader: true,
      align: 'end',
      cell: (key) => (
        <Button size="small" variant="danger" onPress={() => setRevoking(key)}>
          {t('revoke')}
        </Button>
      ),
    },
  ];
  const create = (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  const rows = keys.data?.items ?? [];

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={
          <>
            {t('description')}{' '}
            <Link href="/api/openapi.json" target="_blank">
              {t('openApi')}
            </Link>
          </>
        }
        action={keys.isSuccess && rows.length === 0 ? undefined : create}
      />
      <Table
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={(key) => key.id}
        isLoading={keys.isPending}
        error={
          keys.isError
            ? {
                title: failure('loadTitle'),
                text: failureText(keys.error),
                onRetry: () => void keys.refetch(),
              }
            : null
        }
        empty={<EmptyState icon={<KeyRound aria-hidden />} sentence={t('empty')} action={create} />}
      />
      {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
      <AlertDialog
        title={t('revokeTitle', { name: revoking?.name ?? '' })}
        isOpen={revoking !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setRevoking(null);
        }}
        confirmLabel={t('revokeConfirm')}
        isDanger
        isPending={revoke.isPending}
        onConfirm={() => {
          if (revoking) revoke.mutate({ id: revoking.id });
        }}
      >
        {t('revokeText')}
        {revoke.isError && (
          <Banner tone="danger" className="mt-3">
            {failureText(revoke.error)}
          </Banner>
        )}
      </AlertDialog>
    </Page>
  );
}
