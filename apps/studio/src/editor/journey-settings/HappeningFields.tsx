import type { Happening, Rule, RuleGroup } from '@waypost/journey';
import { RadioGroup, Skeleton, TextField } from '@waypost/ui';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { EventFieldList } from '../../activities/entry-event/EventFieldList.tsx';
import { FieldErrorLine } from '../../activities/FieldErrorLine.tsx';
import { problemAt } from '../../activities/field-problem.ts';
import type { FieldProblem } from '../../activities/field-problem.ts';
import { profileFields } from '../../activities/resources.ts';
import type { Resources } from '../../activities/resources.ts';
import { eventRuleFields } from '../../activities/wait-for-event/event-rule-fields.ts';
import { useRuleOffers } from '../../rules/use-rule-offers.ts';

const RuleBuilder = lazy(async () => {
  const { RuleBuilder: builder } = await import('../../rules/RuleBuilder.tsx');
  return { default: builder };
});

const everything: RuleGroup = { kind: 'group', combinator: 'and', not: false, rules: [] };

/** What has to happen: an event, with a condition on what it carries, or a rule that comes to hold of the person. */
export function HappeningFields({
  label,
  happening,
  resources,
  problems,
  isReadOnly,
  onChange,
}: {
  label: string;
  happening: Happening;
  resources: Resources;
  /** Their fields are places in the happening: `eventName`, `rule.rules.0.value`. */
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  onChange: (happening: Happening) => void;
}) {
  const { t } = useTranslation('entries');
  const offers = useRuleOffers();
  const eventFields = useMemo(
    () =>
      happening.kind === 'event'
        ? eventRuleFields(happening, resources).filter(({ field }) => field.startsWith('event.'))
        : [],
    [happening, resources],
  );
  const personFields = useMemo(() => {
    const known = new Map(resources.attributes.map((attribute) => [attribute.field, attribute]));
    return profileFields(resources).flatMap((field) => known.get(field) ?? []);
  }, [resources]);
  const ruleProblems = Object.fromEntries(
    problems.flatMap(({ field, text }) =>
      field.startsWith('rule.') ? [[field.slice('rule'.length), text]] : [],
    ),
  );
  return (
    <section aria-label={label} className="flex flex-col gap-4">
      <RadioGroup
        label={label}
        isDisabled={isReadOnly}
        options={(['event', 'rule'] as const).map((value) => ({
          value,
          label: t(`happening.${value}`),
        }))}
        value={happening.kind}
        onChange={(kind) => {
          if (kind === happening.kind) return;
          onChange(
            kind === 'event'
              ? { kind, eventName: '', fields: [], rule: everything }
              : { kind, rule: everything },
          );
        }}
      />
      {happening.kind === 'event' && (
        <>
          <TextField
            label={t('happening.eventName')}
            placeholder="order_placed"
            isRequired
            isReadOnly={isReadOnly}
            maxLength={64}
            value={happening.eventName}
            error={problemAt(problems, 'eventName')}
            onChange={(eventName) => onChange({ ...happening, eventName })}
          />
          <EventFieldList
            fields={happening.fields}
            help={t('happening.fieldsHelp')}
            problems={problems}
            isReadOnly={isReadOnly}
            onChange={(fields) => onChange({ ...happening, fields })}
          />
        </>
      )}
      {(happening.kind === 'rule' || happening.fields.length > 0) && (
        <div className="flex flex-col gap-2">
          <h4 className="text-label">
            {t(happening.kind === 'rule' ? 'happening.condition' : 'happening.eventCondition')}
          </h4>
          <FieldErrorLine text={problemAt(problems, 'rule')} />
          <Suspense fallback={<Skeleton lines={2} />}>
            <RuleBuilder
              rule={happening.rule}
              fields={happening.kind === 'rule' ? personFields : eventFields}
              offers={happening.kind === 'rule' ? offers : null}
              problems={ruleProblems}
              isReadOnly={isReadOnly}
              onChange={(rule) => onChange({ ...happening, rule: groupOf(rule) })}
            />
          </Suspense>
        </div>
      )}
    </section>
  );
}

function groupOf(rule: Rule): RuleGroup {
  return rule.kind === 'group' ? rule : { ...everything, rules: [rule] };
}
