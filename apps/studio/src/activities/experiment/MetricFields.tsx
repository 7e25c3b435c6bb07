import type { ExperimentMetric } from '@waypost/journey';
import { DurationField, Select, TextField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { ExperimentPart } from './experiment-part.ts';

/** What counts as success, and for how long after a person came here. */
export function MetricFields({ activity, onChange, problems, isReadOnly }: ExperimentPart) {
  const { t } = useTranslation('experiments');
  const { metric, within } = activity;
  return (
    <>
      <FieldAnchor field="metric">
        <Select
          label={t('metric')}
          isDisabled={isReadOnly}
          options={[
            { value: 'reply', label: t('metricReply') },
            { value: 'click', label: t('metricClick') },
            { value: 'read', label: t('metricRead') },
            { value: 'goal', label: t('metricGoal') },
            { value: 'event', label: t('metricEvent') },
          ]}
          value={metric.kind}
          onChange={(kind) => onChange({ ...activity, metric: freshMetric(kind) }, 'metric')}
          error={problemAt(problems, 'metric')}
        />
      </FieldAnchor>
      {metric.kind === 'event' && (
        <FieldAnchor field="metric.eventName">
          <TextField
            label={t('eventName')}
            help={t('eventHelp')}
            isRequired
            isReadOnly={isReadOnly}
            maxLength={64}
            value={metric.eventName}
            onChange={(eventName) =>
              onChange({ ...activity, metric: { ...metric, eventName } }, 'metric.eventName')
            }
            error={problemAt(problems, 'metric.eventName')}
          />
        </FieldAnchor>
      )}
      <FieldAnchor field="within">
        <DurationField
          label={t('within')}
          help={t('withinHelp')}
          value={within}
          isDisabled={isReadOnly}
          onChange={(changed) => onChange({ ...activity, within: changed }, 'within')}
          error={problemAt(problems, 'within')}
        />
      </FieldAnchor>
    </>
  );
}

function freshMetric(kind: ExperimentMetric['kind']): ExperimentMetric {
  return kind === 'event' ? { kind, eventName: '' } : { kind };
}
