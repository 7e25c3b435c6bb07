import type { ProfileChange } from '@waypost/journey';
import { Button } from '@waypost/ui';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { usePreviewing } from '../../editor/preview/Previewing.tsx';
import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { FieldErrorLine } from '../FieldErrorLine.tsx';
import { problemAt } from '../field-problem.ts';
import { attributesGivenIn, eventPathsOf } from '../pane-props.ts';
import type { PaneProps } from '../pane-props.ts';
import { labelledResults } from '../result-labels.ts';
import { personalValues } from '../whatsapp/personal-values.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { settableAttributes } from './settable-attributes.ts';

const mostChanges = 20;

/** "Actions: Update profile": the attributes that people who pass here get, lose or change. */
export function UpdateProfilePane({
  activity,
  onChange,
  problems,
  isReadOnly,
  graph,
  resources,
  texts,
}: PaneProps<'updateProfile'>) {
  const { t } = useTranslation('editor');
  const { data } = usePreviewing();
  const values = useMemo(
    () =>
      personalValues(
        t,
        resources,
        eventPathsOf(graph),
        attributesGivenIn(graph),
        data,
        labelledResults(graph, activity.id, texts),
      ),
    [t, resources, graph, data, activity.id, texts],
  );
  const attributes = useMemo(() => settableAttributes(resources, graph), [resources, graph]);
  const { changes } = activity;
  const change = (changed: ProfileChange[], field: string): void =>
    onChange({ ...activity, changes: changed }, field);
  return (
    <>
      <p className="text-caption text-muted">{t('updateProfile.help')}</p>
      {changes.map((entry, index) => (
        <FieldAnchor key={index} field={`changes.${index}`}>
          <ChangeForm
            number={index + 1}
            change={entry}
            field={`changes.${index}`}
            attributes={attributes}
            values={values}
            problems={problems}
            isReadOnly={isReadOnly}
            onChange={(changed, part) =>
              change(
                changes.map((old, place) => (place === index ? changed : old)),
                `changes.${index}.${part}`,
              )
            }
            onRemove={() => change(changes.toSpliced(index, 1), 'changes')}
          />
        </FieldAnchor>
      ))}
      <FieldAnchor field="changes">
        <FieldErrorLine text={problemAt(problems, 'changes')} />
        {!isReadOnly && (
          <Button
            icon={<Plus aria-hidden />}
            isDisabled={changes.length >= mostChanges}
            onPress={() =>
              change(
                [...changes, { attribute: '', kind: 'text', how: 'set', value: '' }],
                'changes',
              )
            }
          >
            {t('updateProfile.add')}
          </Button>
        )}
      </FieldAnchor>
    </>
  );
}
