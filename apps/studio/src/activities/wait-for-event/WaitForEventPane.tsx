import { reachableFrom, successors } from '@waypost/journey';
import { DurationField, Select, Skeleton, TextField } from '@waypost/ui';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { distinctTitles } from '../activity-texts.ts';
import { EventFieldList } from '../entry-event/EventFieldList.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { eventRuleFields } from './event-rule-fields.ts';

const RuleBuilder = lazy(async () => {
  const { RuleBuilder: builder } = await import('../../rules/RuleBuilder.tsx');
  return { default: builder };
});

const here = '';

/** "Orchestration: Wait for event": which event, what must hold of it, from when on it counts, and how long. */
export function WaitForEventPane({
  activity,
  onChange,
  problems,
  isReadOnly,
  graph,
  resources,
  texts,
}: PaneProps<'waitForEvent'>) {
  const { t } = useTranslation('waits');
  const fields = useMemo(() => eventRuleFields(activity, resources), [activity, resources]);
  const titles = distinctTitles(graph, texts);
  const next = successors(graph);
  const earlier = graph.activities.filter(
    ({ id }) =>
      id !== activity.id && (id === activity.since || reachableFrom(next, id).has(activity.id)),
  );
  return (
    <>
      <FieldAnchor field="eventName">
        <TextField
          label={t('event.name')}
          help={t('event.nameHelp')}
          placeholder="order_placed"
          isRequired
          isReadOnly={isReadOnly}
          maxLength={64}
          value={activity.eventName}
          onChange={(eventName) => onChange({ ...activity, eventName }, 'eventName')}
          error={problemAt(problems, 'eventName')}
        />
      </FieldAnchor>
      <EventFieldList
        title={t('event.fields')}
        help={t('event.fieldsHelp')}
        fields={activity.fields}
        problems={problems}
        isReadOnly={isReadOnly}
        onChange={(changed, field) => onChange({ ...activity, fields: changed }, field)}
      />
      <FieldAnchor field="rule">
        <section aria-label={t('event.condition')} className="flex flex-col gap-2">
          <h3 className="text-label">{t('event.condition')}</h3>
          <p className="text-caption text-muted">{t('event.conditionHelp')}</p>
          <Suspense fallback={<Skeleton lines={2} />}>
            <RuleBuilder
              rule={activity.rule}
              onChange={(rule) =>
                onChange(
                  {
                    ...activity,
                    rule:
                      rule.kind === 'group'
                        ? rule
                        : { kind: 'group', combinator: 'and', not: false, rules: [rule] },
                  },
                  'rule',
                )
              }
              fields={fields}
              problems={ruleTexts(problems)}
              isReadOnly={isReadOnly}
            />
          </Suspense>
        </section>
      </FieldAnchor>
      <FieldAnchor field="since">
        <Select
          label={t('event.since')}
          isDisabled={isReadOnly}
          options={[
            { value: here, label: t('event.sinceHere') },
            ...earlier.map(({ id }) => ({
              value: id,
              label: t('event.sinceEarlier', { activity: titles.get(id) ?? id }),
            })),
          ]}
          value={activity.since ?? here}
          onChange={(since) =>
            onChange({ ...activity, since: since === here ? null : since }, 'since')
          }
          error={problemAt(problems, 'since')}
        />
      </FieldAnchor>
      <FieldAnchor field="deadline">
        <DurationField
          label={t('event.deadline')}
          help={t('event.deadlineHelp')}
          value={activity.deadline}
          onChange={(deadline) => onChange({ ...activity, deadline }, 'deadline')}
          isDisabled={isReadOnly}
          error={problemAt(problems, 'deadline')}
        />
      </FieldAnchor>
    </>
  );
}

/** Problems of the condition by their place in it, as the builder takes them. */
function ruleTexts(problems: readonly FieldProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.flatMap(({ field, text }) =>
      field.startsWith('rule.') ? [[field.slice('rule'.length), text]] : [],
    ),
  );
}
