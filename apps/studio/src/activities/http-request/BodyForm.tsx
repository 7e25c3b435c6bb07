import type { FormField, HttpRequest } from '@waypost/journey';
import { Button, IconButton, Select, TextField, TokenEditor } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { RequestPart } from './request-part.ts';

const mostFields = 50;

/** The body of a request: none, a JSON document, or the fields of a form. */
export function BodyForm(part: RequestPart) {
  const { activity, values, problems, isReadOnly, onChange } = part;
  const { t } = useTranslation('editor');
  const { body } = activity;
  const change = (changed: Partial<HttpRequest['body']>, field: string): void =>
    onChange({ body: { ...body, ...changed } }, `body.${field}`);
  return (
    <>
      <FieldAnchor field="body.kind">
        <Select
          label={t('http.body')}
          hideLabel
          isDisabled={isReadOnly}
          options={[
            { value: 'none', label: t('http.bodyNone') },
            { value: 'json', label: t('http.bodyJson') },
            { value: 'form', label: t('http.bodyForm') },
          ]}
          value={body.kind}
          error={problemAt(problems, 'body.kind')}
          onChange={(kind) => change({ kind }, 'kind')}
        />
      </FieldAnchor>
      {body.kind === 'json' && (
        <FieldAnchor field="body.json">
          <TokenEditor
            label={t('http.json')}
            help={t('http.jsonHelp')}
            isRequired
            isMultiline
            isReadOnly={isReadOnly}
            placeholder={'{ "customer": "…" }'}
            tokens={values}
            value={body.json}
            error={problemAt(problems, 'body.json')}
            onChange={(json) => change({ json }, 'json')}
          />
        </FieldAnchor>
      )}
      {body.kind === 'form' && (
        <FormFields {...part} onFields={(form, at) => change({ form }, at)} />
      )}
    </>
  );
}

function FormFields({
  activity,
  values,
  problems,
  isReadOnly,
  onFields,
}: RequestPart & { onFields: (form: FormField[], field: string) => void }) {
  const { t } = useTranslation('editor');
  const { form } = activity.body;
  const change = (index: number, changed: Partial<FormField>, at: string): void =>
    onFields(
      form.map((old, place) => (place === index ? { ...old, ...changed } : old)),
      `form.${index}.${at}`,
    );
  return (
    <>
      {form.map(({ name, value }, index) => {
        const number = index + 1;
        return (
          <div key={index} className="flex flex-col gap-3 rounded-card bg-sunken p-3">
            <div className="flex items-start gap-1">
              <div className="flex-1">
                <FieldAnchor field={`body.form.${index}.name`}>
                  <TextField
                    label={t('http.formName', { number })}
                    isRequired
                    isReadOnly={isReadOnly}
                    maxLength={200}
                    value={name}
                    error={problemAt(problems, `body.form.${index}.name`)}
                    onChange={(changed) => change(index, { name: changed }, 'name')}
                  />
                </FieldAnchor>
              </div>
              {!isReadOnly && (
                <IconButton
                  className="mt-6"
                  label={t('http.removeField', { number })}
                  icon={<Trash2 aria-hidden />}
                  onPress={() => onFields(form.toSpliced(index, 1), 'form')}
                />
              )}
            </div>
            <FieldAnchor field={`body.form.${index}.value`}>
              <TokenEditor
                label={t('http.formValue', { number })}
                isReadOnly={isReadOnly}
                tokens={values}
                value={value}
                error={problemAt(problems, `body.form.${index}.value`)}
                onChange={(changed) => change(index, { value: changed }, 'value')}
              />
            </FieldAnchor>
          </div>
        );
      })}
      {!isReadOnly && (
        <Button
          className="self-start"
          icon={<Plus aria-hidden />}
          isDisabled={form.length >= mostFields}
          onPress={() => onFields([...form, { name: '', value: '' }], 'form')}
        >
          {t('http.addField')}
        </Button>
      )}
    </>
  );
}
