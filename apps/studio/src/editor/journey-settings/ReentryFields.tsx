import { isEntry } from '@waypost/journey';
import type { Graph, JourneySettings, Problem } from '@waypost/journey';
import { DurationField, RadioGroup, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { problemAt } from '../../activities/field-problem.ts';
import { eventFieldsOf } from '../../activities/pane-props.ts';
import { FieldAnchor } from '../problems/FieldAnchor.tsx';
import { useReentrySentence } from './reentry-sentence.ts';

/** In the list of fields, whose names are never empty, this stands for one passage at a time. */
const oneAtATime = '';

/** Who may come again, when, and how often at once; and the whole of it in one sentence. */
export function ReentryFields({
  graph,
  problems,
  isReadOnly,
  onChange,
}: {
  graph: Graph;
  problems: readonly Problem[];
  isReadOnly: boolean;
  onChange: (settings: JourneySettings) => void;
}) {
  const { t } = useTranslation('entries');
  const sentence = useReentrySentence();
  const { settings } = graph;
  const entry = graph.activities.find(isEntry);
  const fields = eventFieldsOf(graph);
  const { concurrencyField } = settings;
  const mayBeKeyed =
    concurrencyField !== undefined ||
    (entry !== undefined && entry.type !== 'entryAudience' && fields.length > 0);
  return (
    <section aria-label={t('reentry.title')} className="flex flex-col gap-4">
      <FieldAnchor field="settings.reentry">
        <RadioGroup
          label={t('reentry.title')}
          isDisabled={isReadOnly}
          options={(['never', 'after', 'always'] as const).map((value) => ({
            value,
            label: t(`reentry.${value}`),
          }))}
          value={settings.reentry}
          onChange={(reentry) =>
            onChange({
              ...settings,
              reentry,
              ...(reentry === 'after' && settings.reentryAfter === undefined
                ? { reentryAfter: { amount: 7, unit: 'days' } }
                : {}),
            })
          }
        />
      </FieldAnchor>
      {settings.reentry === 'after' && (
        <FieldAnchor field="settings.reentryAfter">
          <DurationField
            label={t('reentry.duration')}
            value={settings.reentryAfter ?? { amount: 7, unit: 'days' }}
            isDisabled={isReadOnly}
            error={problemAt(problems, 'settings.reentryAfter')}
            onChange={(reentryAfter) => onChange({ ...settings, reentryAfter })}
          />
        </FieldAnchor>
      )}
      {mayBeKeyed && (
        <FieldAnchor field="settings.concurrencyField">
          <Select
            label={t('reentry.atOnce')}
            isDisabled={isReadOnly}
            options={[
              { value: oneAtATime, label: t('reentry.one') },
              ...[...new Set([...fields, ...(concurrencyField ? [concurrencyField] : [])])].map(
                (field) => ({ value: field, label: t('reentry.onePer', { field }) }),
              ),
            ]}
            value={concurrencyField ?? oneAtATime}
            error={problemAt(problems, 'settings.concurrencyField')}
            onChange={(field) => {
              const { concurrencyField: _, ...others } = settings;
              onChange(field === oneAtATime ? others : { ...others, concurrencyField: field });
            }}
          />
        </FieldAnchor>
      )}
      <p className="text-body text-muted">{sentence(settings)}</p>
    </section>
  );
}
