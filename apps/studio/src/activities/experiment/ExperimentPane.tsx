import { Skeleton } from '@waypost/ui';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { PaneProps } from '../pane-props.ts';
import { DecisionFields } from './DecisionFields.tsx';
import { HoldoutField } from './HoldoutField.tsx';
import { MetricFields } from './MetricFields.tsx';
import { VariantList } from './VariantList.tsx';

const ExperimentResults = lazy(async () => {
  const { ExperimentResults: results } = await import('./ExperimentResults.tsx');
  return { default: results };
});

/** "Orchestration: Experiment": variants and shares, who is held out, what counts as success and who chooses. */
export function ExperimentPane(props: PaneProps<'experiment'>) {
  const { t } = useTranslation('experiments');
  const part = {
    activity: props.activity,
    onChange: props.onChange,
    problems: props.problems,
    isReadOnly: props.isReadOnly,
  };
  return (
    <>
      {props.counts === null ? (
        <p className="text-caption text-muted">{t('help')}</p>
      ) : (
        <Suspense fallback={<Skeleton lines={4} />}>
          <ExperimentResults
            journeyId={props.journeyId}
            activity={props.activity}
            texts={props.texts}
          />
        </Suspense>
      )}
      <VariantList {...part} />
      <HoldoutField {...part} texts={props.texts} />
      <MetricFields {...part} />
      <DecisionFields {...part} />
      {!props.isReadOnly && <p className="text-caption text-muted">{t('anew')}</p>}
    </>
  );
}
