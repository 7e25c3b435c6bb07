import type { eventFieldSchema } from '@waypost/journey';
import { Button, IconButton, Select } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import { EventFieldName } from './EventFieldName.tsx';

type EventField = z.infer<typeof eventFieldSchema>;

const mostFields = 50;

/** What an event is expected to carry: fields by name and kind. */
export function EventFieldList({
  title,
  help,
  fields,
  problems,
  isReadOnly,
  onChange,
}: {
  /** Left out: "Fields". */
  title?: string;
  help: string;
  fields: readonly EventField[];
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  /** `field` names what was changed, as problems do. */
  onChange: (changed: EventField[], field: string) => void;
}) {
  const { t } = useTranslation('editor');
  const kinds: { value: EventField['kind']; label: string }[] = [
    { value: 'text', label: t('fieldKind.text') },
    { value: 'number', label: t('fieldKind.number') },
    { value: 'date', label: t('fieldKind.date') },
    { value: 'boolean', label: t('fieldKind.boolean') },
  ];
  const heading = title ?? t('entryEvent.fields');
  return (
    <section aria-label={heading} className="flex flex-col gap-2">
      <h3 className="text-label">{heading}</h3>
      <p className="text-caption text-muted">{help}</p>
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
                onChange(fields.with(index, { ...field, name }), `fields.${index}.name`)
              }
            />
            <Select
              label={t('entryEvent.fieldKind', { number: index + 1 })}
              hideLabel
              isDisabled={isReadOnly}
              options={kinds}
              value={field.kind}
              onChange={(kind) =>
                onChange(fields.with(index, { ...field, kind }), `fields.${index}.kind`)
              }
            />
            {!isReadOnly && (
              <IconButton
                label={t('entryEvent.removeField', { name: field.name })}
                icon={<Trash2 aria-hidden />}
                onPress={() => onChange(fields.toSpliced(index, 1), 'fields')}
              />
            )}
          </div>
        </FieldAnchor>
      ))}
      {!isReadOnly && (
        <Button
          className="self-start"
          icon={<Plus aria-hidden />}
          isDisabled={fields.length >= mostFields}
          onPress={() => onChange([...fields, { name: freeName(fields), kind: 'text' }], 'fields')}
        >
          {t('entryEvent.addField')}
        </Button>
      )}
    </section>
  );
}

function freeName(fields: readonly { name: string }[]): string {
  const names = new Set(fields.map(({ name }) => name));
  let number = fields.length + 1;
  while (names.has(`field_${number}`)) number += 1;
  return `field_${number}`;
}
