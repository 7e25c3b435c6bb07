import { Skeleton, TextField } from '@waypost/ui';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { eventRuleFields } from '../wait-for-event/event-rule-fields.ts';
import { EventFieldList } from './EventFieldList.tsx';

const RuleBuilder = lazy(async () => {
  const { RuleBuilder: builder } = await import('../../rules/RuleBuilder.tsx');
  return { default: builder };
});

/** "Entry: Event": the name that lets people in, and what the event carries. */
export function EntryEventPane({
  activity,
  onChange,
  problems,
  isReadOnly,
  resources,
  counts,
}: PaneProps<'entryEvent'>) {
  const { t } = useTranslation(['editor', 'entries']);
  const fields = useMemo(
    () => eventRuleFields(activity, resources).filter(({ field }) => field.startsWith('event.')),
    [activity, resources],
  );
  return (
    <>
      <FieldAnchor field="eventName">
        <TextField
          label={t('entryEvent.name')}
          help={t('entryEvent.nameHelp')}
          placeholder="cart_abandoned"
          isRequired
          isReadOnly={isReadOnly}
          maxLength={64}
          value={activity.eventName}
          onChange={(eventName) => onChange({ ...activity, eventName }, 'eventName')}
          error={problemAt(problems, 'eventName')}
        />
      </FieldAnchor>
      <EventFieldList
        fields={activity.fields}
        help={t('entryEvent.fieldsHelp')}
        problems={problems}
        isReadOnly={isReadOnly}
        onChange={(fields, field) => onChange({ ...activity, fields }, field)}
      />
      {(fields.length > 0 || activity.rule !== undefined) && (
        <FieldAnchor field="rule">
          <section aria-label={t('entries:condition.title')} className="flex flex-col gap-2">
            <h3 className="text-label">{t('entries:condition.title')}</h3>
            <p className="text-caption text-muted">{t('entries:condition.help')}</p>
            <Suspense fallback={<Skeleton lines={2} />}>
              <RuleBuilder
                rule={activity.rule ?? everyEvent}
                fields={fields}
                problems={ruleTexts(problems)}
                isReadOnly={isReadOnly}
                onChange={(rule) =>
                  onChange(
                    {
                      ...activity,
                      rule: rule.kind === 'group' ? rule : { ...everyEvent, rules: [rule] },
                    },
                    'rule',
                  )
                }
              />
            </Suspense>
          </section>
        </FieldAnchor>
      )}
      {counts !== null && counts.notMatching > 0 && (
        <p className="text-body">
          {t('entries:condition.notMatching', { count: counts.notMatching })}
        </p>
      )}
    </>
  );
}

const everyEvent = { kind: 'group' as const, combinator: 'and' as const, not: false, rules: [] };

/** Problems of the condition by their place in it, as the builder takes them. */
function ruleTexts(problems: readonly FieldProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.flatMap(({ field, text }) =>
      field.startsWith('rule.') ? [[field.slice('rule'.length), text]] : [],
    ),
  );
}
