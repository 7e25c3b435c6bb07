import type { PayloadField, StartJourney } from '@waypost/journey';
import { Button, IconButton, Select, TextField, TokenEditor } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import type { Resources } from '../resources.ts';
import { usePersonalValues } from '../use-personal-values.ts';
import type { PersonalValue } from '../whatsapp/personal-values.ts';

const mostFields = 20;

/** "Actions: Start for another": whom to find, which journey they enter, and what it is told. */
export function StartJourneyPane({
  activity,
  onChange,
  ...surroundings
}: PaneProps<'startJourney'>) {
  const { problems, isReadOnly, resources } = surroundings;
  const { t } = useTranslation('editor');
  const values = usePersonalValues(activity.id, surroundings);
  const change = (changed: Partial<StartJourney>, field: string): void =>
    onChange({ ...activity, ...changed }, field);
  return (
    <>
      <p className="text-caption text-muted">{t('start.help')}</p>
      <FieldAnchor field="journeyId">
        <Select
          label={t('start.journey')}
          isRequired
          isDisabled={isReadOnly}
          placeholder={t('start.journeyPlaceholder')}
          options={(resources.eventJourneys ?? []).map(({ id, name, isLive }) => ({
            value: id,
            label: name,
            ...(isLive ? {} : { description: t('start.notLive') }),
          }))}
          value={activity.journeyId}
          error={problemAt(problems, 'journeyId')}
          onChange={(journeyId) => change({ journeyId }, 'journeyId')}
        />
      </FieldAnchor>
      <FieldAnchor field="findBy">
        <Select
          label={t('start.findBy')}
          isRequired
          isDisabled={isReadOnly}
          options={findOptions(resources, activity.findBy, {
            external_id: t('start.externalId'),
            phone: t('start.phone'),
            attribute: (name) => t('start.attribute', { name }),
          })}
          value={activity.findBy}
          error={problemAt(problems, 'findBy')}
          onChange={(findBy) => change({ findBy }, 'findBy')}
        />
      </FieldAnchor>
      <FieldAnchor field="findValue">
        <TokenEditor
          label={t('start.findValue')}
          help={t('start.findHelp')}
          isRequired
          isReadOnly={isReadOnly}
          tokens={values}
          value={activity.findValue}
          error={problemAt(problems, 'findValue')}
          onChange={(findValue) => change({ findValue }, 'findValue')}
        />
      </FieldAnchor>
      <PayloadFields
        payload={activity.payload}
        values={values}
        problems={problems}
        isReadOnly={isReadOnly}
        onChange={(payload, field) => change({ payload }, field)}
      />
    </>
  );
}

/** External id and phone number, which are found at once, then the attributes people have. */
function findOptions(
  { attributes }: Resources,
  chosen: string,
  words: { external_id: string; phone: string; attribute: (name: string) => string },
) {
  const fixed = [
    { value: 'external_id', label: words.external_id },
    { value: 'phone', label: words.phone },
  ];
  const own = new Set(['first_name', 'last_name', 'country', 'locale', 'time_zone']);
  const others = attributes.flatMap(({ field, label, kind }) => {
    const name = field.startsWith('profile.') ? field.slice('profile.'.length) : '';
    const isFindable = kind === 'text' || kind === 'number';
    return name === '' || !isFindable || own.has(name) || fixed.some(({ value }) => value === name)
      ? []
      : [{ value: name, label: words.attribute(label) }];
  });
  const all = [...fixed, ...others];
  return all.some(({ value }) => value === chosen)
    ? all
    : [...all, { value: chosen, label: words.attribute(chosen) }];
}

function PayloadFields({
  payload,
  values,
  problems,
  isReadOnly,
  onChange,
}: {
  payload: readonly PayloadField[];
  values: readonly PersonalValue[];
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  onChange: (payload: PayloadField[], field: string) => void;
}) {
  const { t } = useTranslation('editor');
  const change = (index: number, changed: Partial<PayloadField>, part: string): void =>
    onChange(
      payload.map((old, place) => (place === index ? { ...old, ...changed } : old)),
      `payload.${index}.${part}`,
    );
  return (
    <section
      aria-label={t('start.payload')}
      className="flex flex-col gap-3 border-t border-line pt-4"
    >
      <h3 className="text-label">{t('start.payload')}</h3>
      <p className="text-caption text-muted">{t('start.payloadHelp')}</p>
      {payload.map(({ name, kind, value }, index) => {
        const number = index + 1;
        const field = `payload.${index}`;
        return (
          <div key={index} className="flex flex-col gap-3 rounded-card bg-sunken p-3">
            <div className="grid grid-cols-[1fr_112px_auto] items-start gap-2">
              <FieldAnchor field={`${field}.name`}>
                <TextField
                  label={t('start.fieldName', { number })}
                  isRequired
                  isReadOnly={isReadOnly}
                  maxLength={64}
                  value={name}
                  error={problemAt(problems, `${field}.name`)}
                  onChange={(changed) => change(index, { name: changed }, 'name')}
                />
              </FieldAnchor>
              <Select
                label={t('start.fieldKind', { number })}
                hideLabel
                className="mt-6"
                isDisabled={isReadOnly}
                options={(['text', 'number', 'date', 'boolean'] as const).map((option) => ({
                  value: option,
                  label: t(`fieldKind.${option}`),
                }))}
                value={kind}
                onChange={(changed) => change(index, { kind: changed }, 'kind')}
              />
              {!isReadOnly && (
                <IconButton
                  className="mt-6"
                  label={t('start.removeField', { number })}
                  icon={<Trash2 aria-hidden />}
                  onPress={() => onChange(payload.toSpliced(index, 1), 'payload')}
                />
              )}
            </div>
            <FieldAnchor field={`${field}.value`}>
              <TokenEditor
                label={t('start.fieldValue', { number })}
                isReadOnly={isReadOnly}
                tokens={values}
                value={value}
                error={problemAt(problems, `${field}.value`)}
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
          isDisabled={payload.length >= mostFields}
          onPress={() => onChange([...payload, { name: '', kind: 'text', value: '' }], 'payload')}
        >
          {t('start.addField')}
        </Button>
      )}
    </section>
  );
}
