import { NumberField, RadioGroup } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { ExperimentPart } from './experiment-part.ts';

/** Who chooses the winner, and when Waypost may. */
export function DecisionFields({ activity, onChange, problems, isReadOnly }: ExperimentPart) {
  const { t } = useTranslation('experiments');
  const { decision } = activity;
  return (
    <>
      <FieldAnchor field="decision">
        <RadioGroup
          label={t('decision')}
          isDisabled={isReadOnly}
          options={[
            { value: 'byHand', label: t('byHand'), description: t('byHandHelp') },
            { value: 'automatic', label: t('automatic'), description: t('automaticHelp') },
          ]}
          value={decision.kind}
          onChange={(kind) =>
            onChange(
              {
                ...activity,
                decision:
                  kind === 'byHand' ? { kind } : { kind, confidence: 95, minimumPeople: 200 },
              },
              'decision',
            )
          }
        />
      </FieldAnchor>
      {decision.kind === 'automatic' && (
        <>
          <FieldAnchor field="decision.confidence">
            <NumberField
              label={t('confidence')}
              value={decision.confidence / 100}
              minValue={0.5}
              maxValue={0.99}
              step={0.01}
              formatOptions={{ style: 'percent' }}
              isReadOnly={isReadOnly}
              error={problemAt(problems, 'decision.confidence')}
              onChange={(confidence) => {
                if (Number.isNaN(confidence)) return;
                const changed = { ...decision, confidence: Math.round(confidence * 100) };
                onChange({ ...activity, decision: changed }, 'decision.confidence');
              }}
            />
          </FieldAnchor>
          <FieldAnchor field="decision.minimumPeople">
            <NumberField
              label={t('minimumPeople')}
              help={t('minimumHelp')}
              value={decision.minimumPeople}
              minValue={1}
              maxValue={1_000_000}
              isReadOnly={isReadOnly}
              error={problemAt(problems, 'decision.minimumPeople')}
              onChange={(minimumPeople) => {
                if (Number.isNaN(minimumPeople)) return;
                const changed = { ...decision, minimumPeople };
                onChange({ ...activity, decision: changed }, 'decision.minimumPeople');
              }}
            />
          </FieldAnchor>
        </>
      )}
    </>
  );
}
