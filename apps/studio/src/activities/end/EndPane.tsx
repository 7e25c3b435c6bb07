import { TextField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';

/** "End": how the passage went, if it is to be counted. */
export function EndPane({ activity, onChange, problems, isReadOnly }: PaneProps<'end'>) {
  const { t } = useTranslation('editor');
  return (
    <>
      <p className="text-body text-muted">{t('end.text')}</p>
      <FieldAnchor field="outcome">
        <TextField
          label={t('end.outcome')}
          help={t('end.outcomeHelp')}
          placeholder={t('end.outcomePlaceholder')}
          value={activity.outcome ?? ''}
          maxLength={60}
          isReadOnly={isReadOnly}
          error={problemAt(problems, 'outcome')}
          onChange={(outcome) => onChange({ ...activity, outcome }, 'outcome')}
        />
      </FieldAnchor>
    </>
  );
}
