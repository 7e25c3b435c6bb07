import type { JumpField } from '@waypost/journey';
import { TokenEditor } from '@waypost/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { usePreviewing } from '../../editor/preview/Previewing.tsx';
import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import { attributesGivenIn, eventFieldsOf } from '../pane-props.ts';
import type { PaneSurroundings } from '../pane-props.ts';
import { labelledResults } from '../result-labels.ts';
import { personalValues } from '../whatsapp/personal-values.ts';

/** What a person takes along into another journey: a value for each field its entry takes over. */
export function JumpValues({
  fields,
  values,
  surroundings: { problems, isReadOnly, graph, resources, texts },
  activityId,
  onChange,
}: {
  fields: readonly JumpField[];
  /** Liquid, by the name of the field. */
  values: Readonly<Record<string, string>>;
  surroundings: Pick<PaneSurroundings, 'problems' | 'isReadOnly' | 'graph' | 'resources' | 'texts'>;
  /** The activity that hands them over. */
  activityId: string;
  onChange: (changed: Record<string, string>, field: string) => void;
}) {
  const { t } = useTranslation('editor');
  const { data } = usePreviewing();
  const tokens = useMemo(
    () =>
      personalValues(
        t,
        resources,
        eventFieldsOf(graph),
        attributesGivenIn(graph),
        data,
        labelledResults(graph, activityId, texts),
      ),
    [t, resources, graph, data, activityId, texts],
  );
  return (
    <section aria-label={t('jump.values')} className="flex flex-col gap-3">
      <h3 className="text-label">{t('jump.values')}</h3>
      <p className="text-caption text-muted">{t('jump.valuesHelp')}</p>
      {fields.map(({ name, kind }) => (
        <FieldAnchor key={name} field={`values.${name}`}>
          <TokenEditor
            label={t('jump.value', { name, kind: t(`fieldKind.${kind}`) })}
            isReadOnly={isReadOnly}
            tokens={tokens}
            value={values[name] ?? ''}
            error={problemAt(problems, `values.${name}`)}
            onChange={(text) => onChange({ ...values, [name]: text }, `values.${name}`)}
          />
        </FieldAnchor>
      ))}
    </section>
  );
}
