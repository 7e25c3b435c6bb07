import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ColumnTarget, ProfileImport } from '@waypost/api';
import { Banner, Button, Card, ComboBox, Select, Table, TextField } from '@waypost/ui';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { attributeName, attributeOf, choiceOf, targetChoices, targetOf } from './column-target.ts';
import { countryCodes } from './country-codes.ts';
import { Summary } from './Summary.tsx';

interface Options {
  mapping: Record<string, ColumnTarget>;
  defaultCountry: string | null;
  audienceName: string;
}

const attributeFormat = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Says what each column is, checks the file without changing anything, then imports it. */
export function MappingForm({ current }: { current: ProfileImport }) {
  const { t, i18n } = useTranslation('people', { keyPrefix: 'imports' });
  const format = useFormat();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const session = useQuery(orpc.session.get.queryOptions());
  const [options, setOptions] = useState<Options>({
    mapping: current.mapping,
    defaultCountry: null,
    audienceName: '',
  });
  const [checked, setChecked] = useState<Options | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.imports.key() });
  const check = useMutation(orpc.imports.check.mutationOptions({ onSuccess: refresh }));
  const start = useMutation(orpc.imports.start.mutationOptions({ onSuccess: refresh }));

  const country = options.defaultCountry ?? session.data?.workspace.defaultCountry ?? null;
  const countries = useMemo(
    () =>
      countryCodes
        .map((value) => ({ value, label: format.country(value) }))
        .sort((a, b) => a.label.localeCompare(b.label, i18n.language)),
    [format, i18n.language],
  );
  const target = (column: string): ColumnTarget => options.mapping[column] ?? 'ignore';
  const targets = current.columns.map(target);
  const lacksId = !targets.includes('externalId') && !targets.includes('phone');
  const repeated = targets.find((one, place) => one !== 'ignore' && targets.indexOf(one) !== place);
  const badName = targets.some(
    (one) => one.startsWith('attribute:') && !attributeFormat.test(attributeOf(one)),
  );
  const problem = lacksId
    ? t('mapping.lacksId')
    : repeated !== undefined
      ? t('mapping.repeated')
      : badName
        ? t('mapping.badName')
        : null;
  const input = {
    id: current.id,
    mapping: options.mapping,
    ...(country === null ? {} : { defaultCountry: country }),
    ...(options.audienceName.trim() === '' ? {} : { audienceName: options.audienceName.trim() }),
  };
  const isChanged =
    checked === null
      ? JSON.stringify(options.mapping) !== JSON.stringify(current.mapping) ||
        options.defaultCountry !== null
      : JSON.stringify([options.mapping, options.defaultCountry]) !==
        JSON.stringify([checked.mapping, checked.defaultCountry]);
  const summary = current.status === 'checked' && !isChanged ? current.summary : null;
  const setTarget = (column: string, next: ColumnTarget): void =>
    setOptions((now) => ({ ...now, mapping: { ...now.mapping, [column]: next } }));
  const failed = [check, start].find(({ isError }) => isError);
  const actions = (
    <div className="flex items-center gap-3">
      {summary ? (
        <Button
          variant="primary"
          isDisabled={summary.importable === 0}
          isPending={start.isPending}
          onPress={() => start.mutate(input)}
        >
          {t('import', { count: summary.importable })}
        </Button>
      ) : (
        <Button
          variant="primary"
          isDisabled={problem !== null}
          isPending={check.isPending}
          onPress={() => {
            setChecked(options);
            check.mutate(input);
          }}
        >
          {t('check')}
        </Button>
      )}
      <span className="text-caption text-muted">{t(summary ? 'importHelp' : 'checkHelp')}</span>
    </div>
  );

  return (
    <div className="flex flex-col gap-4">
      {failed && <Banner tone="danger">{failureText(failed.error)}</Banner>}
      {summary && <Summary summary={summary} />}
      {summary && actions}
      <Table
        label={t('mapping.title')}
        columns={[
          { id: 'column', header: t('mapping.column'), cell: ({ column }) => column },
          {
            id: 'sample',
            header: t('mapping.sample'),
            cell: ({ place }) => (
              <span className="line-clamp-2 break-all text-muted">
                {sampleOf(place) || t('mapping.noSample')}
              </span>
            ),
          },
          {
            id: 'target',
            header: t('mapping.target'),
            cell: ({ column }) => (
              <span className="flex gap-2">
                <Select
                  label={t('mapping.targetOf', { column })}
                  hideLabel
                  className="w-44 shrink-0"
                  options={targetChoices.map((value) => ({
                    value,
                    label: t(`target.${value}`),
                  }))}
                  value={choiceOf(target(column))}
                  onChange={(choice) =>
                    setTarget(
                      column,
                      targetOf(choice, attributeOf(target(column)) || attributeName(column)),
                    )
                  }
                />
                {choiceOf(target(column)) === 'attribute' && (
                  <TextField
                    label={t('mapping.attributeOf', { column })}
                    hideLabel
                    className="w-40"
                    value={attributeOf(target(column))}
                    onChange={(name) => setTarget(column, `attribute:${name}`)}
                  />
                )}
              </span>
            ),
          },
        ]}
        rows={current.columns.map((column, place) => ({ column, place }))}
        rowKey={({ place }) => String(place)}
        empty={<p className="p-4 text-body text-muted">{t('mapping.noColumns')}</p>}
      />
      <Card>
        <div className="grid gap-4 lg:grid-cols-2">
          <ComboBox
            label={t('defaultCountry')}
            help={t('defaultCountryHelp')}
            options={countries}
            value={country}
            onChange={(value) => setOptions((now) => ({ ...now, defaultCountry: value }))}
          />
          <TextField
            label={t('audienceName')}
            help={t('audienceNameHelp')}
            maxLength={80}
            value={options.audienceName}
            onChange={(audienceName) => setOptions((now) => ({ ...now, audienceName }))}
          />
        </div>
      </Card>
      {problem !== null && <Banner tone="warning">{problem}</Banner>}
      {!summary && actions}
    </div>
  );

  function sampleOf(place: number): string {
    const values = current.sample.flatMap((row) => {
      const value = row[place]?.trim();
      return value === undefined || value === '' ? [] : [value];
    });
    return [...new Set(values)].slice(0, 3).join(' · ');
  }
}
