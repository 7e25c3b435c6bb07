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

/** What an event is expected to carry: names and kinds. */
export function EventFields({
  title,
  help,
  fields,
  problems,
  isReadOnly,
  onChange,
}: {
  title: string;
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
  const replace = (index: number, change: Partial<EventField>, part: string): void =>
    onChange(
      fields.map((old, place) => (place === index ? { ...old, ...change } : old)),
      `fields.${index}.${part}`,
    );
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="text-label">{title}</h3>
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
              onChange={(name) => replace(index, { name }, 'name')}
            />
            <Select
              label={t('entryEvent.fieldKind', { number: index + 1 })}
              hideLabel
              isDisabled={isReadOnly}
              options={kinds}
              value={field.kind}
              onChange={(kind) => replace(index, { kind }, 'kind')}
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
