import { eventFieldSchema } from '@waypost/journey';
import { Button, IconButton, Select, TextField } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { EventFieldName } from './EventFieldName.tsx';

type FieldKind = (typeof eventFieldSchema)['shape']['kind']['options'][number];

/** "Entry: Event": the name that lets people in, and what the event carries. */
export function EntryEventPane({
  activity,
  onChange,
  problems,
  isReadOnly,
}: PaneProps<'entryEvent'>) {
  const { t } = useTranslation('editor');
  const { fields } = activity;
  const kinds: { value: FieldKind; label: string }[] = [
    { value: 'text', label: t('fieldKind.text') },
    { value: 'number', label: t('fieldKind.number') },
    { value: 'date', label: t('fieldKind.date') },
    { value: 'boolean', label: t('fieldKind.boolean') },
  ];
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
      <section aria-label={t('entryEvent.fields')} className="flex flex-col gap-2">
        <h3 className="text-label">{t('entryEvent.fields')}</h3>
        <p className="text-caption text-muted">{t('entryEvent.fieldsHelp')}</p>
        {fields.map((field, index) => (
          <FieldAnchor key={index} field={`fields.${index}`}>
            <div className="grid grid-cols-[1fr_112px_auto] items-start gap-2">
              <EventFieldName
                label={t('entryEvent.fieldName', { number: index + 1 })}
                name={field.name}
                taken={fields.flatMap(({ name }, place) => (place === index ? [] : [name]))}
                isReadOnly={isReadOnly}
                error={problemAt(problems, `fields.${index}.name`)}
                onChange={(name) =>
                  onChange(
                    {
                      ...activity,
                      fields: fields.map((old, place) =>
                        place === index ? { ...old, name } : old,
                      ),
                    },
                    `fields.${index}.name`,
                  )
                }
              />
              <Select
                label={t('entryEvent.fieldKind', { number: index + 1 })}
                hideLabel
                isDisabled={isReadOnly}
                options={kinds}
                value={field.kind}
                onChange={(kind) =>
                  onChange(
                    {
                      ...activity,
                      fields: fields.map((old, place) =>
                        place === index ? { ...old, kind } : old,
                      ),
                    },
                    `fields.${index}.kind`,
                  )
                }
              />
              {!isReadOnly && (
                <IconButton
                  label={t('entryEvent.removeField', { name: field.name })}
                  icon={<Trash2 aria-hidden />}
                  onPress={() =>
                    onChange({ ...activity, fields: fields.toSpliced(index, 1) }, 'fields')
                  }
                />
              )}
            </div>
          </FieldAnchor>
        ))}
        {!isReadOnly && (
          <Button
            className="self-start"
            icon={<Plus aria-hidden />}
            isDisabled={fields.length >= 50}
            onPress={() =>
              onChange(
                {
                  ...activity,
                  fields: [...fields, { name: freeName(fields), kind: 'text' }],
                },
                'fields',
              )
            }
          >
            {t('entryEvent.addField')}
          </Button>
        )}
      </section>
    </>
  );
}

function freeName(fields: readonly { name: string }[]): string {
  const names = new Set(fields.map(({ name }) => name));
  let number = fields.length + 1;
  while (names.has(`field_${number}`)) number += 1;
  return `field_${number}`;
}
