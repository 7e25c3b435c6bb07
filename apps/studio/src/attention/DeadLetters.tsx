import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeadLetter } from '@waypost/api';
import {
  AlertDialog,
  Badge,
  Banner,
  Button,
  EmptyState,
  Link,
  LoadMore,
  Select,
  Table,
} from '@waypost/ui';
import type { Column } from '@waypost/ui';
import { CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { usePagedList } from '../lists/use-paged-list.ts';

const kinds = ['run', 'message', 'webhook', 'update', 'launch'] as const;
type Kind = (typeof kinds)[number];

/** What is dismissed: one thing, or all of a kind. */
type Choice = { ids: number[] } | { kind: Kind };

/** What could not be processed, with its reason: to be tried again, or given up. */
export function DeadLetters() {
  const { t } = useTranslation('attention', { keyPrefix: 'setAside' });
  const format = useFormat();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const role = useQuery(orpc.session.get.queryOptions()).data?.role;
  const mayDecide = role === 'publisher' || role === 'admin';
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [dismissing, setDismissing] = useState<Choice | null>(null);
  const { rows, table, more } = usePagedList(
    orpc.attention.deadLetters,
    kind === 'all' ? {} : { kind },
    { refetchInterval: 5_000 },
  );
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.attention.key() });
  const replay = useMutation(orpc.attention.replay.mutationOptions({ onSuccess: refresh }));
  const dismiss = useMutation(
    orpc.attention.dismiss.mutationOptions({
      onSuccess: async () => {
        setDismissing(null);
        await refresh();
      },
    }),
  );

  const columns: Column<DeadLetter>[] = [
    {
      id: 'what',
      header: t('columns.what'),
      cell: (letter) => (
        <span className="flex flex-col items-start gap-0.5">
          {t(`kind.${letter.kind}`)}
          {letter.replaying && <Badge tone="info">{t('replaying')}</Badge>}
        </span>
      ),
    },
    { id: 'where', header: t('columns.where'), cell: (letter) => <Origin letter={letter} /> },
    {
      id: 'reason',
      header: t('columns.reason'),
      cell: ({ reason }) => (
        <code className="block max-w-100 text-caption break-words">{reason}</code>
      ),
    },
    {
      id: 'when',
      header: t('columns.when'),
      cell: ({ lastAt, tries }) => (
        <span className="flex flex-col whitespace-nowrap" title={format.dateTime(lastAt)}>
          {format.relative(lastAt)}
          {tries > 1 && (
            <span className="text-caption text-muted">{t('tries', { count: tries })}</span>
          )}
        </span>
      ),
    },
    {
      id: 'actions',
      header: t('columns.actions'),
      hideHeader: true,
      align: 'end',
      cell: ({ id, replaying }) =>
        mayDecide && (
          <span className="flex justify-end gap-2">
            <Button
              size="small"
              isDisabled={replaying}
              onPress={() => replay.mutate({ ids: [id] })}
            >
              {t('replay')}
            </Button>
            <Button
              size="small"
              variant="danger"
              isDisabled={replaying}
              onPress={() => setDismissing({ ids: [id] })}
            >
              {t('dismiss')}
            </Button>
          </span>
        ),
    },
  ];

  return (
    <>
      <p className="max-w-160 pb-4 text-body text-muted">{t('intro')}</p>
      {replay.isError && (
        <Banner tone="danger" className="mb-3">
          {failureText(replay.error)}
        </Banner>
      )}
      <div className="flex flex-wrap items-center gap-3 pb-3">
        <Select
          label={t('filter')}
          hideLabel
          className="w-60"
          options={(['all', ...kinds] as const).map((value) => ({
            value,
            label: t(value === 'all' ? 'everything' : `kind.${value}`),
          }))}
          value={kind}
          onChange={setKind}
        />
        {mayDecide && kind !== 'all' && rows.length > 0 && (
          <>
            <Button isPending={replay.isPending} onPress={() => replay.mutate({ kind })}>
              {t('replayAll')}
            </Button>
            <Button variant="danger" onPress={() => setDismissing({ kind })}>
              {t('dismissAll')}
            </Button>
          </>
        )}
      </div>
      <Table
        label={t('label')}
        columns={columns}
        {...table}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState icon={<CheckCheck aria-hidden />} sentence={t('empty')} />}
      />
      <LoadMore {...more} />
      <AlertDialog
        title={t('dismissTitle')}
        isOpen={dismissing !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setDismissing(null);
        }}
        confirmLabel={t('dismiss')}
        isDanger
        isPending={dismiss.isPending}
        onConfirm={() => {
          if (dismissing !== null) dismiss.mutate(dismissing);
        }}
      >
        {dismiss.isError && (
          <Banner tone="danger" className="mb-3">
            {failureText(dismiss.error)}
          </Banner>
        )}
        {t('dismissText')}
      </AlertDialog>
    </>
  );
}

/** What it belongs to: a journey, and one person's passage through it, or a sender. */
function Origin({ letter }: { letter: DeadLetter }) {
  const { journeyId, journeyName, senderName, kind, subject } = letter;
  if (journeyId === null) return senderName ?? '–';
  return (
    <Link
      href={
        kind === 'run'
          ? `/journeys/${journeyId}/people/${subject}`
          : `/journeys/${journeyId}?mode=live`
      }
    >
      {journeyName ?? journeyId}
    </Link>
  );
}
