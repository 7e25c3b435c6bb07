import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ExperimentReport } from '@waypost/api';
import { holdoutPort } from '@waypost/journey';
import type { ActivityOf } from '@waypost/journey';
import { AlertDialog, Button, ErrorState, Skeleton } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import type { ActivityTexts } from '../activity-texts.ts';
import { VariantFigures } from './VariantFigures.tsx';
import { Verdict } from './Verdict.tsx';
import { Winner } from './Winner.tsx';

/** How the variants of a live experiment do, and which one wins. */
export function ExperimentResults({
  journeyId,
  activity,
  texts,
}: {
  journeyId: string;
  activity: ActivityOf<'experiment'>;
  texts: ActivityTexts;
}) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const options = orpc.experiments.list.queryOptions({ input: { id: journeyId } });
  const reports = useQuery({ ...options, refetchInterval: 3000 });
  const [asked, setAsked] = useState('');
  const [isAsking, setAsking] = useState(false);
  const choose = useMutation(
    orpc.experiments.choose.mutationOptions({
      onSuccess: (data) => {
        queries.setQueryData(options.queryKey, data);
        setAsking(false);
      },
    }),
  );
  const report = reports.data?.items.find(({ activityId }) => activityId === activity.id);
  if (reports.isLoadingError)
    return (
      <ErrorState title={t('loadFailed')} onRetry={() => void reports.refetch()}>
        {failureText(reports.error)}
      </ErrorState>
    );
  if (report === undefined) return <Skeleton lines={4} />;
  const name = (variant: string) => texts.port(activity, variant);
  const decide = (variant: string | null) =>
    choose.mutate({ id: journeyId, activityId: activity.id, variant });
  return (
    <section aria-label={t('results')} className="flex flex-col gap-3">
      <h3 className="text-label">{t('results')}</h3>
      {isEmpty(report) ? (
        <p className="text-body text-muted">{t('nobody')}</p>
      ) : (
        <>
          <VariantFigures report={report} name={name} />
          <Verdict report={report} decision={activity.decision} name={name} />
        </>
      )}
      <Winner
        report={report}
        name={name}
        isBusy={choose.isPending}
        onTakeBack={() => decide(null)}
      />
      <div className="flex flex-wrap gap-2">
        {report.figures.map(({ variant }) =>
          variant === holdoutPort || variant === report.winner ? null : (
            <Button
              key={variant}
              size="small"
              onPress={() => {
                setAsked(variant);
                setAsking(true);
              }}
            >
              {t('choose', { name: name(variant) })}
            </Button>
          ),
        )}
      </div>
      {choose.isError && !isAsking && (
        <p role="alert" className="text-body text-danger">
          {failureText(choose.error)}
        </p>
      )}
      {report.countedAt !== null && (
        <p className="text-caption text-muted">
          {t('countedAt', { when: format.dateTime(report.countedAt) })}
        </p>
      )}
      <AlertDialog
        title={t('chooseTitle', { name: name(asked) })}
        isOpen={isAsking}
        isPending={choose.isPending}
        failure={choose.isError ? failureText(choose.error) : null}
        onOpenChange={setAsking}
        confirmLabel={t('choose', { name: name(asked) })}
        onConfirm={() => decide(asked)}
      >
        <p>{t('chooseText', { name: name(asked) })}</p>
      </AlertDialog>
    </section>
  );
}

function isEmpty({ figures }: ExperimentReport): boolean {
  return figures.every(({ people }) => people === 0);
}
