import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Secret } from '@waypost/api';
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
import { LockKeyhole, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { CreateSecretDialog } from './CreateSecretDialog.tsx';
import { ReplaceSecretDialog } from './ReplaceSecretDialog.tsx';

/** Keys and passwords that requests to other systems carry: who uses them, never what they are. */
export function SecretsPage() {
  const { t } = useTranslation('common', { keyPrefix: 'secrets' });
  const { t: failure } = useTranslation('common', { keyPrefix: 'failure' });
  const format = useFormat();
  const failureText = useFailureText();
  const secrets = useQuery(orpc.secrets.list.queryOptions());
  const mayChange = useQuery(orpc.session.get.queryOptions()).data?.role === 'admin';
  const [isCreating, setCreating] = useState(false);
  const [replacing, setReplacing] = useState<Secret | null>(null);
  const [removing, setRemoving] = useState<Secret | null>(null);

  const columns: Column<Secret>[] = [
    { id: 'name', header: t('name'), cell: ({ name }) => name },
    { id: 'host', header: t('host'), cell: ({ host }) => host },
    { id: 'usedBy', header: t('usedBy'), cell: ({ usedBy }) => <SecretUses uses={usedBy} /> },
    {
      id: 'changed',
      header: t('changed'),
      cell: ({ updatedAt, updatedBy }) => `${format.relative(updatedAt)} · ${updatedBy}`,
    },
    ...(mayChange
      ? [
          {
            id: 'actions',
            header: t('actions'),
            hideHeader: true,
            align: 'end' as const,
            cell: (secret: Secret) => (
              <span className="flex justify-end gap-2">
                <Button size="small" onPress={() => setReplacing(secret)}>
                  {t('replace')}
                </Button>
                <Button size="small" variant="danger" onPress={() => setRemoving(secret)}>
                  {t('remove')}
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ];
  const create = mayChange ? (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setCreating(true)}>
      {t('create')}
    </Button>
  ) : undefined;
  const rows = secrets.data?.items ?? [];

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={secrets.isSuccess && rows.length === 0 ? undefined : create}
      />
      <Table
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        isLoading={secrets.isPending}
        error={
          secrets.isError
            ? {
                title: failure('loadTitle'),
                text: failureText(secrets.error),
                onRetry: () => void secrets.refetch(),
              }
            : null
        }
        empty={
          <EmptyState icon={<LockKeyhole aria-hidden />} sentence={t('empty')} action={create} />
        }
      />
      {isCreating && <CreateSecretDialog onClose={() => setCreating(false)} />}
      {replacing !== null && (
        <ReplaceSecretDialog secret={replacing} onClose={() => setReplacing(null)} />
      )}
      {removing !== null && <RemoveSecret secret={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
}

function SecretUses({ uses }: { uses: Secret['usedBy'] }) {
  const { t } = useTranslation('common', { keyPrefix: 'secrets' });
  if (uses.length === 0) return <span className="text-muted">{t('unused')}</span>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {uses.map(({ journeyId, name, isLive }) => (
        <Link key={journeyId} href={`/journeys/${journeyId}`}>
          {isLive ? name : t('draft', { name })}
        </Link>
      ))}
    </span>
  );
}

function RemoveSecret({ secret, onClose }: { secret: Secret; onClose: () => void }) {
  const { t } = useTranslation('common', { keyPrefix: 'secrets' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const remove = useMutation(
    orpc.secrets.remove.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.secrets.list.key() });
        onClose();
      },
    }),
  );
  const live = secret.usedBy.filter(({ isLive }) => isLive).map(({ name }) => name);
  return (
    <AlertDialog
      title={t('removeTitle', { name: secret.name })}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      confirmLabel={t('remove')}
      isDanger
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ id: secret.id })}
    >
      {live.length > 0 ? t('removeUsed', { names: live.join(', ') }) : t('removeText')}
      {remove.isError && (
        <Banner tone="danger" className="mt-3">
          {failureText(remove.error)}
        </Banner>
      )}
    </AlertDialog>
  );
}
