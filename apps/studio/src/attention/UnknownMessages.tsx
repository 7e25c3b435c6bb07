import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UnknownMessage } from '@waypost/api';
import {
  AlertDialog,
  Banner,
  Button,
  Checkbox,
  EmptyState,
  Link,
  LoadMore,
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

/** Most that one request may decide about. */
const mostAtOnce = 200;

/** Messages of which nobody knows whether they left, to be sent again or left, one or many. */
export function UnknownMessages() {
  const { t } = useTranslation('attention', { keyPrefix: 'unknown' });
  const format = useFormat();
  const role = useQuery(orpc.session.get.queryOptions()).data?.role;
  const mayDecide = role === 'publisher' || role === 'admin';
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<'resend' | 'leave' | null>(null);
  const { rows, table, more } = usePagedList(
    orpc.attention.unknownMessages,
    {},
    { refetchInterval: 10_000 },
  );
  // What got its answer meanwhile is not decided about any more.
  const chosen = rows
    .map(({ message }) => message.id)
    .filter((id) => selected.has(id))
    .slice(0, mostAtOnce);

  function choose(ids: readonly string[], isChosen: boolean): void {
    const next = new Set(selected);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setSelected(next);
  }

  const columns: Column<UnknownMessage>[] = [
    {
      id: 'person',
      header: t('columns.person'),
      cell: ({ message }) => (
        <span className="flex items-center gap-2">
          {mayDecide && (
            <Checkbox
              aria-label={t('select', { name: message.profileName })}
              isSelected={selected.has(message.id)}
              onChange={(isChosen) => choose([message.id], isChosen)}
            />
          )}
          <Link href={`/people/profiles/${message.profileId}`}>{message.profileName}</Link>
        </span>
      ),
    },
    {
      id: 'message',
      header: t('columns.message'),
      cell: ({ message, senderName }) => (
        <span className="flex flex-col">
          <span>{message.templateName ?? t('withoutTemplate')}</span>
          <span className="text-caption text-muted">{senderName}</span>
        </span>
      ),
    },
    {
      id: 'since',
      header: t('columns.since'),
      cell: ({ since }) => (
        <span className="whitespace-nowrap" title={format.dateTime(since)}>
          {format.relative(since)}
        </span>
      ),
    },
    {
      id: 'why',
      header: t('columns.why'),
      cell: ({ why, attempts }) => (
        <span className="flex flex-col">
          <span>{t(`why.${why}`)}</span>
          {attempts > 1 && (
            <span className="text-caption text-muted">{t('attempts', { count: attempts })}</span>
          )}
        </span>
      ),
    },
  ];

  return (
    <>
      <p className="max-w-160 pb-4 text-body text-muted">{t('intro')}</p>
      {mayDecide && rows.length > 0 && (
        <div className="flex min-h-9 flex-wrap items-center gap-3 pb-3">
          <Checkbox
            isSelected={chosen.length === rows.length}
            isIndeterminate={chosen.length > 0 && chosen.length < rows.length}
            onChange={(isChosen) =>
              choose(
                rows.map(({ message }) => message.id),
                isChosen,
              )
            }
          >
            {t('selectAll')}
          </Checkbox>
          {chosen.length > 0 && (
            <>
              <Button variant="primary" onPress={() => setAsking('resend')}>
                {t('decide.resend.action', { count: chosen.length })}
              </Button>
              <Button onPress={() => setAsking('leave')}>
                {t('decide.leave.action', { count: chosen.length })}
              </Button>
            </>
          )}
        </div>
      )}
      <Table
        label={t('label')}
        columns={columns}
        {...table}
        rowKey={({ message }) => message.id}
        empty={<EmptyState icon={<CheckCheck aria-hidden />} sentence={t('empty')} />}
      />
      <LoadMore {...more} />
      {asking !== null && (
        <DecideDialog
          decision={asking}
          ids={chosen}
          onClose={() => setAsking(null)}
          onDecided={() => setSelected(new Set())}
        />
      )}
    </>
  );
}

/** Says what a decision means before it is made. */
function DecideDialog({
  decision,
  ids,
  onClose,
  onDecided,
}: {
  decision: 'resend' | 'leave';
  ids: readonly string[];
  onClose: () => void;
  onDecided: () => void;
}) {
  const { t } = useTranslation('attention', { keyPrefix: 'unknown' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const whenDone = {
    onSuccess: async () => {
      onDecided();
      onClose();
      await queries.invalidateQueries();
    },
  };
  const resend = useMutation(orpc.attention.resend.mutationOptions(whenDone));
  const leave = useMutation(orpc.attention.leave.mutationOptions(whenDone));
  const mutation = decision === 'resend' ? resend : leave;
  const count = ids.length;
  return (
    <AlertDialog
      title={t(`decide.${decision}.title`, { count })}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      confirmLabel={t(`decide.${decision}.action`, { count })}
      isDanger={decision === 'resend'}
      isPending={mutation.isPending}
      onConfirm={() => mutation.mutate({ ids: [...ids] })}
    >
      {mutation.isError && (
        <Banner tone="danger" className="mb-3">
          {failureText(mutation.error)}
        </Banner>
      )}
      {t(`decide.${decision}.text`, { count })}
    </AlertDialog>
  );
}
