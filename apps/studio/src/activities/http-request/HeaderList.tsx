import type { HttpHeader } from '@waypost/journey';
import { Button, IconButton, Link, Select, TextField, TokenEditor } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { RequestPart } from './request-part.ts';

const mostHeaders = 20;
const noSecret = '';

/** The headers of a request; what is secret in them is named only. */
export function HeaderList({
  activity,
  values,
  secrets,
  problems,
  isReadOnly,
  onChange,
}: RequestPart) {
  const { t } = useTranslation('editor');
  const { headers } = activity;
  const change = (index: number, changed: Partial<HttpHeader>, part: string): void =>
    onChange(
      { headers: headers.map((old, place) => (place === index ? { ...old, ...changed } : old)) },
      `headers.${index}.${part}`,
    );
  const optionsFor = (secretId: string | null) => [
    { value: noSecret, label: t('http.noSecret') },
    ...(secrets ?? []).map(({ id, name, host }) => ({ value: id, label: name, description: host })),
    ...(secretId !== null && secrets !== null && !secrets.some(({ id }) => id === secretId)
      ? [{ value: secretId, label: t('http.deletedSecret') }]
      : []),
  ];
  return (
    <>
      {headers.map(({ name, value, secretId }, index) => {
        const field = `headers.${index}`;
        const number = index + 1;
        return (
          <section
            key={index}
            aria-label={t('http.header', { number })}
            className="flex flex-col gap-3 rounded-card bg-sunken p-3"
          >
            <div className="flex items-start gap-1">
              <div className="flex-1">
                <FieldAnchor field={`${field}.name`}>
                  <TextField
                    label={t('http.headerName', { number })}
                    placeholder="Authorization"
                    isRequired
                    isReadOnly={isReadOnly}
                    maxLength={100}
                    value={name}
                    error={problemAt(problems, `${field}.name`)}
                    onChange={(changed) => change(index, { name: changed }, 'name')}
                  />
                </FieldAnchor>
              </div>
              {!isReadOnly && (
                <IconButton
                  className="mt-6"
                  label={t('http.removeHeader', { number })}
                  icon={<Trash2 aria-hidden />}
                  onPress={() => onChange({ headers: headers.toSpliced(index, 1) }, 'headers')}
                />
              )}
            </div>
            <FieldAnchor field={`${field}.secretId`}>
              <Select
                label={t('http.secret')}
                isDisabled={isReadOnly}
                options={optionsFor(secretId)}
                value={secretId ?? noSecret}
                error={problemAt(problems, `${field}.secretId`)}
                onChange={(chosen) =>
                  change(index, { secretId: chosen === noSecret ? null : chosen }, 'secretId')
                }
              />
            </FieldAnchor>
            <FieldAnchor field={`${field}.value`}>
              <TokenEditor
                label={secretId === null ? t('http.headerValue') : t('http.headerPrefix')}
                isRequired={secretId === null}
                isReadOnly={isReadOnly}
                placeholder={secretId === null ? '' : 'Bearer '}
                tokens={values}
                value={value}
                error={problemAt(problems, `${field}.value`)}
                onChange={(changed) => change(index, { value: changed }, 'value')}
              />
            </FieldAnchor>
          </section>
        );
      })}
      {!isReadOnly && (
        <div className="flex items-center justify-between">
          <Button
            icon={<Plus aria-hidden />}
            isDisabled={headers.length >= mostHeaders}
            onPress={() =>
              onChange(
                { headers: [...headers, { name: '', value: '', secretId: null }] },
                'headers',
              )
            }
          >
            {t('http.addHeader')}
          </Button>
          <Link href="/settings/secrets">{t('http.manageSecrets')}</Link>
        </div>
      )}
    </>
  );
}
