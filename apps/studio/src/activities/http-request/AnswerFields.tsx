import type { AnswerField } from '@waypost/journey';
import { Button, Checkbox, IconButton, Select, TextField } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { RequestPart } from './request-part.ts';

const mostFields = 20;

/** What is kept of a JSON answer: each value's name, its place and its kind. */
export function AnswerFields({ activity, problems, isReadOnly, onChange }: RequestPart) {
  const { t } = useTranslation('editor');
  const { answer } = activity;
  const change = (index: number, changed: Partial<AnswerField>, part: string): void =>
    onChange(
      { answer: answer.map((old, place) => (place === index ? { ...old, ...changed } : old)) },
      `answer.${index}.${part}`,
    );
  return (
    <>
      {answer.map((entry, index) => {
        const number = index + 1;
        const field = `answer.${index}`;
        return (
          <section
            key={index}
            aria-label={t('http.answerField', { number })}
            className="flex flex-col gap-3 rounded-card bg-sunken p-3"
          >
            <div className="grid grid-cols-[1fr_112px_auto] items-start gap-2">
              <FieldAnchor field={`${field}.name`}>
                <TextField
                  label={t('http.answerName')}
                  placeholder="price"
                  isRequired
                  isReadOnly={isReadOnly}
                  maxLength={64}
                  value={entry.name}
                  error={problemAt(problems, `${field}.name`)}
                  onChange={(name) => change(index, { name }, 'name')}
                />
              </FieldAnchor>
              <Select
                label={t('http.answerKind')}
                isDisabled={isReadOnly}
                options={(['text', 'number', 'date', 'boolean'] as const).map((kind) => ({
                  value: kind,
                  label: t(`fieldKind.${kind}`),
                }))}
                value={entry.kind}
                onChange={(kind) => change(index, { kind }, 'kind')}
              />
              {!isReadOnly && (
                <IconButton
                  className="mt-6"
                  label={t('http.removeAnswer', { number })}
                  icon={<Trash2 aria-hidden />}
                  onPress={() => onChange({ answer: answer.toSpliced(index, 1) }, 'answer')}
                />
              )}
            </div>
            <FieldAnchor field={`${field}.path`}>
              <TextField
                label={t('http.answerPath')}
                placeholder="order.items.0.price"
                isRequired
                isReadOnly={isReadOnly}
                maxLength={300}
                value={entry.path}
                error={problemAt(problems, `${field}.path`)}
                onChange={(path) => change(index, { path }, 'path')}
              />
            </FieldAnchor>
            <Checkbox
              isSelected={entry.isRequired}
              isReadOnly={isReadOnly}
              onChange={(isRequired) => change(index, { isRequired }, 'isRequired')}
            >
              {t('http.answerRequired')}
            </Checkbox>
          </section>
        );
      })}
      {!isReadOnly && (
        <Button
          className="self-start"
          icon={<Plus aria-hidden />}
          isDisabled={answer.length >= mostFields}
          onPress={() =>
            onChange(
              { answer: [...answer, { name: '', path: '', kind: 'text', isRequired: true }] },
              'answer',
            )
          }
        >
          {t('http.addAnswer')}
        </Button>
      )}
    </>
  );
}
