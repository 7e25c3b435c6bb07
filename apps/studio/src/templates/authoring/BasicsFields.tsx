import { draftTtl, templateLanguages } from '@waypost/whatsapp';
import type { TemplateCategory } from '@waypost/whatsapp';
import { ComboBox, NumberField, RadioGroup, Select, TextField } from '@waypost/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useDraftForm } from './DraftForm.tsx';

const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const satisfies TemplateCategory[];

/** Name, category, language and time to live. Of a template that exists, Meta lets only some be changed. */
export function BasicsFields({
  isExisting,
  isApproved,
}: {
  isExisting: boolean;
  isApproved: boolean;
}) {
  const { t } = useTranslation('authoring');
  const { draft, change, errorAt } = useDraftForm();
  return (
    <div className="flex flex-col gap-4">
      <FieldAnchor field="name">
        <TextField
          label={t('basics.name')}
          help={t(isExisting ? 'basics.nameFixed' : 'basics.nameHelp')}
          isRequired
          isDisabled={isExisting}
          value={draft.name}
          onChange={(name) => change({ name: plainName(name) })}
          error={errorAt('name')}
        />
      </FieldAnchor>
      <LanguageField
        label={t('basics.language')}
        value={draft.language}
        onChange={(language) => change({ language })}
        error={errorAt('language')}
        isDisabled={isExisting}
      />
      <FieldAnchor field="category">
        <RadioGroup
          label={t('basics.category')}
          isRequired
          isDisabled={isApproved}
          help={isApproved ? t('basics.categoryFixed') : undefined}
          options={categories.map((value) => ({
            value,
            label: t(`category.${value}`),
            description: t(`categoryHelp.${value}`),
          }))}
          value={draft.category}
          onChange={(category) => change({ category })}
          error={errorAt('category')}
        />
      </FieldAnchor>
      <TimeToLive />
    </div>
  );
}

/** What a name can be made of while it is typed: spaces and dashes become lines, capitals small. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s-]+/g, '_');
}

/** All languages that templates can have, found by typing. */
export function LanguageField({
  label,
  value,
  onChange,
  error,
  isDisabled = false,
}: {
  label: string;
  value: string;
  onChange: (language: string) => void;
  error: string | null;
  isDisabled?: boolean;
}) {
  const format = useFormat();
  const options = useMemo(
    () =>
      templateLanguages
        .map((code) => ({ value: code as string, label: format.language(code), description: code }))
        .toSorted((a, b) => a.label.localeCompare(b.label)),
    [format],
  );
  return (
    <FieldAnchor field="language">
      <ComboBox
        label={label}
        isRequired
        isDisabled={isDisabled}
        options={options}
        value={value === '' ? null : value}
        onChange={(language) => language !== null && onChange(language)}
        error={error}
      />
    </FieldAnchor>
  );
}

function TimeToLive() {
  const { t } = useTranslation('authoring');
  const { draft, change, errorAt } = useDraftForm();
  const { least, most, usual } = draftTtl[draft.category];
  const { ttlSeconds } = draft;
  const kind = ttlSeconds === null ? 'usual' : ttlSeconds === -1 ? 'month' : 'own';
  return (
    <FieldAnchor field="ttlSeconds">
      <div className="flex flex-wrap items-start gap-3">
        <Select
          label={t('basics.ttl')}
          help={t('basics.ttlHelp')}
          className="w-64"
          options={[
            { value: 'usual', label: t('basics.ttlUsual') },
            ...(draft.category === 'MARKETING'
              ? []
              : [{ value: 'month' as const, label: t('basics.ttlMonth') }]),
            { value: 'own', label: t('basics.ttlOwn') },
          ]}
          value={kind}
          onChange={(chosen) =>
            change({ ttlSeconds: { usual: null, month: -1, own: Math.min(usual, most) }[chosen] })
          }
          error={kind === 'own' ? null : errorAt('ttlSeconds')}
        />
        {kind === 'own' && (
          <NumberField
            label={t('basics.seconds')}
            help={t('basics.secondsHelp', { least, most })}
            className="w-56"
            value={ttlSeconds ?? usual}
            onChange={(seconds) => change({ ttlSeconds: Math.round(seconds) || least })}
            error={errorAt('ttlSeconds')}
          />
        )}
      </div>
    </FieldAnchor>
  );
}
