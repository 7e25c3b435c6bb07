import { useQuery } from '@tanstack/react-query';
import type { Journey, Transfer } from '@waypost/api';
import { Banner } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/format.ts';

/** What a reader must know of where a journey is in its life, and of people who are being moved to a new version. */
export function LifeNotes({ journeyId, status }: { journeyId: string; status: Journey['status'] }) {
  const { t } = useTranslation('versions');
  return (
    <>
      {status === 'paused' && <Banner tone="warning">{t('state.paused')}</Banner>}
      {status === 'closed' && <Banner tone="info">{t('state.closed')}</Banner>}
      {status === 'finished' && <Banner tone="success">{t('state.finished')}</Banner>}
      <TransferNote journeyId={journeyId} />
    </>
  );
}

/** How long it is told what became of people inside when the newest version was published, ms. */
const toldForMs = 60 * 60_000;

function lately(transfer: Transfer | null): Transfer | null {
  const doneAt = transfer?.doneAt ?? null;
  return doneAt !== null && Date.parse(doneAt) + toldForMs < Date.now() ? null : transfer;
}

function TransferNote({ journeyId }: { journeyId: string }) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const { data: transfer } = useQuery({
    ...orpc.journeys.transfer.queryOptions({ input: { id: journeyId } }),
    refetchInterval: ({ state }) => (state.data?.doneAt === null ? 1000 : false),
    select: lately,
  });
  if (transfer === undefined || transfer === null) return null;
  const { people, moved, exited, kept, doneAt } = transfer;
  const version = format.number(transfer.version);
  if (doneAt === null) {
    return (
      <Banner tone="info">
        {t('transfer.moving', { count: moved + exited + kept, people, version })}
      </Banner>
    );
  }
  const parts = [
    moved === 0 ? null : t('transfer.moved', { moved, version }),
    kept === 0 ? null : t('transfer.kept', { kept }),
    exited === 0 ? null : t('transfer.exited', { exited, version }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : <Banner tone="success">{parts.join(' · ')}</Banner>;
}
