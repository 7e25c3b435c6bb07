import { useTranslation } from 'react-i18next';

import type { PaneProps } from '../pane-props.ts';
import { DecisionFields } from './DecisionFields.tsx';
import { HoldoutField } from './HoldoutField.tsx';
import { MetricFields } from './MetricFields.tsx';
import { VariantList } from './VariantList.tsx';

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
      <p className="text-caption text-muted">{t('help')}</p>
      <VariantList {...part} />
      <HoldoutField {...part} texts={props.texts} />
      <MetricFields {...part} />
      <DecisionFields {...part} />
      {!props.isReadOnly && <p className="text-caption text-muted">{t('anew')}</p>}
    </>
  );
}
