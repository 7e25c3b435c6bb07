import type { ReactionOutcomeOf } from '@waypost/journey';
import { Button, IconButton, Select } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { EventFieldName } from '../entry-event/EventFieldName.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';

type AnswerField = ReactionOutcomeOf<'flow'>['fields'][number];

const mostAnswers = 50;

/** The answers of a Flow that the journey uses later: their names in the Flow, and what they are. */
export function AnswerFields({
  fields,
  field,
  problems,
  isReadOnly,
  onChange,
}: {
  fields: readonly AnswerField[];
  /** Path of what the answers belong to. */
  field: string;
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  onChange: (changed: AnswerField[], part: string) => void;
}) {
  const { t } = useTranslation('editor');
  const kinds: { value: AnswerField['kind']; label: string }[] = [
    { value: 'text', label: t('fieldKind.text') },
    { value: 'number', label: t('fieldKind.number') },
    { value: 'date', label: t('fieldKind.date') },
    { value: 'boolean', label: t('fieldKind.boolean') },
  ];
  const change = (place: number, changed: Partial<AnswerField>, part: string): void =>
    onChange(
      fields.map((old, index) => (index === place ? { ...old, ...changed } : old)),
      `fields.${place}.${part}`,
    );
  return (
    <section aria-label={t('reaction.answers')} className="flex flex-col gap-2">
      <h4 className="text-label">{t('reaction.answers')}</h4>
      <p className="text-caption text-muted">{t('reaction.answersHelp')}</p>
      {fields.map(({ name, kind }, place) => (
        <FieldAnchor key={place} field={`${field}.fields.${place}`}>
          <div className="grid grid-cols-[1fr_104px_auto] items-start gap-2">
            <EventFieldName
              label={t('reaction.answerName', { number: place + 1 })}
              name={name}
              taken={fields.flatMap((other, index) => (index === place ? [] : [other.name]))}
              isReadOnly={isReadOnly}
              error={problemAt(problems, `${field}.fields.${place}.name`)}
              onChange={(changed) => change(place, { name: changed }, 'name')}
            />
            <Select
              label={t('reaction.answerKind', { number: place + 1 })}
              hideLabel
              isDisabled={isReadOnly}
              options={kinds}
              value={kind}
              onChange={(changed) => change(place, { kind: changed }, 'kind')}
            />
            {!isReadOnly && (
              <IconButton
                label={t('reaction.removeAnswer', { name })}
                icon={<Trash2 aria-hidden />}
                onPress={() => onChange(fields.toSpliced(place, 1), 'fields')}
              />
            )}
          </div>
        </FieldAnchor>
      ))}
      {!isReadOnly && (
        <Button
          className="self-start"
          size="small"
          icon={<Plus aria-hidden />}
          isDisabled={fields.length >= mostAnswers}
          onPress={() => onChange([...fields, { name: freeName(fields), kind: 'text' }], 'fields')}
        >
          {t('reaction.addAnswer')}
        </Button>
      )}
    </section>
  );
}

function freeName(fields: readonly AnswerField[]): string {
  const names = new Set(fields.map(({ name }) => name));
  let number = fields.length + 1;
  while (names.has(`answer_${number}`)) number += 1;
  return `answer_${number}`;
}
