import { DurationField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';

/** "Orchestration: Wait": how long people stay here. */
export function WaitPane({ activity, onChange, problems, isReadOnly }: PaneProps<'wait'>) {
  const { t } = useTranslation('editor');
  return (
    <FieldAnchor field="duration">
      <DurationField
        label={t('wait.duration')}
        help={t('wait.help')}
        value={activity.duration}
        onChange={(duration) => onChange({ ...activity, duration }, 'duration')}
        isDisabled={isReadOnly}
        error={problemAt(problems, 'duration')}
      />
    </FieldAnchor>
  );
}
