import type { Goal, JourneySettings, Problem } from '@waypost/journey';
import { DurationField, Switch, TextField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import type { Resources } from '../../activities/resources.ts';
import { FieldAnchor } from '../problems/FieldAnchor.tsx';
import { HappeningFields } from './HappeningFields.tsx';
import { problemsBelow } from './problems-below.ts';

const freshGoal: Goal = {
  name: '',
  when: {
    kind: 'event',
    eventName: '',
    fields: [],
    rule: { kind: 'group', combinator: 'and', not: false, rules: [] },
  },
  within: { amount: 7, unit: 'days' },
};

/** What the journey is for: counted, and shown on the live journey. */
export function GoalFields({
  settings,
  resources,
  problems,
  isReadOnly,
  onChange,
}: {
  settings: JourneySettings;
  resources: Resources;
  problems: readonly Problem[];
  isReadOnly: boolean;
  onChange: (settings: JourneySettings) => void;
}) {
  const { t } = useTranslation('entries');
  const { goal, ...others } = settings;
  const change = (changed: Goal) => onChange({ ...others, goal: changed });
  return (
    <FieldAnchor field="settings.goal">
      <section
        aria-label={t('goal.title')}
        className="flex flex-col gap-4 border-t border-line pt-4"
      >
        <div>
          <Switch
            isSelected={goal !== undefined}
            isDisabled={isReadOnly}
            onChange={(isOn) => (isOn ? change(freshGoal) : onChange(others))}
          >
            {t('goal.title')}
          </Switch>
          <p className="mt-1 text-caption text-muted">{t('goal.help')}</p>
        </div>
        {goal !== undefined && (
          <>
            <TextField
              label={t('goal.name')}
              placeholder={t('goal.namePlaceholder')}
              isReadOnly={isReadOnly}
              maxLength={80}
              value={goal.name}
              onChange={(name) => change({ ...goal, name })}
            />
            <HappeningFields
              label={t('goal.when')}
              happening={goal.when}
              resources={resources}
              problems={problemsBelow(problems, 'settings.goal.when')}
              isReadOnly={isReadOnly}
              onChange={(when) => change({ ...goal, when })}
            />
            <DurationField
              label={t('goal.within')}
              help={t('goal.withinHelp')}
              value={goal.within}
              isDisabled={isReadOnly}
              onChange={(within) => change({ ...goal, within })}
            />
          </>
        )}
      </section>
    </FieldAnchor>
  );
}
