import { isOwnProfileField, takesValue } from '@waypost/journey';
import type { ProfileChange } from '@waypost/journey';
import { IconButton, Select, TokenEditor } from '@waypost/ui';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { PersonalValue } from '../whatsapp/personal-values.ts';
import { AttributePicker } from './AttributePicker.tsx';
import type { SettableAttribute } from './settable-attributes.ts';
import { changedWay, firstWay, offeredWays, wayOf } from './ways-to-change.ts';

/** What a value of this kind looks like; the same in every language. */
const samples: Partial<Record<ProfileChange['kind'], string>> = {
  number: '12.5',
  date: '2027-01-31',
  list: 'vip, 2027',
};

/** One attribute: its name, what is done to it, and the value. */
export function ChangeForm({
  number,
  change,
  field,
  attributes,
  values,
  problems,
  isReadOnly,
  onChange,
  onRemove,
}: {
  /** Place in the list, from 1. */
  number: number;
  change: ProfileChange;
  /** Path of the change as problems name it. */
  field: string;
  attributes: readonly SettableAttribute[];
  values: readonly PersonalValue[];
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  onChange: (changed: ProfileChange, part: string) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('editor');
  const { attribute, kind, value } = change;
  const known = attributes.find(({ name }) => name === attribute);
  const ways = offeredWays
    .filter((way) => !isOwnProfileField(attribute) || way === 'setText' || way === 'clear')
    .map((way) => ({ value: way, label: t(`updateProfile.how.${way}`) }));
  return (
    <section
      aria-label={known?.label ?? t('updateProfile.change', { number })}
      className="flex flex-col gap-3 border-t border-line pt-4"
    >
      <div className="flex items-start gap-1">
        <div className="flex-1">
          <FieldAnchor field={`${field}.attribute`}>
            <AttributePicker
              label={t('updateProfile.attribute', { number })}
              attribute={attribute}
              attributes={attributes}
              error={problemAt(problems, `${field}.attribute`)}
              isReadOnly={isReadOnly}
              onChange={(name) => {
                const offered = attributes.find((candidate) => candidate.name === name)?.kind;
                const named = { ...change, attribute: name };
                if (offered === undefined || offered === kind || kind === 'clear') {
                  onChange(named, 'attribute');
                } else onChange(changedWay(named, firstWay(offered)), 'attribute');
              }}
            />
          </FieldAnchor>
        </div>
        {!isReadOnly && (
          <IconButton
            className="mt-6"
            label={t('updateProfile.remove', { number })}
            icon={<Trash2 aria-hidden />}
            onPress={onRemove}
          />
        )}
      </div>
      <FieldAnchor field={`${field}.kind`}>
        <FieldAnchor field={`${field}.how`}>
          <Select
            label={t('updateProfile.what')}
            isDisabled={isReadOnly}
            options={ways}
            value={wayOf(change)}
            {...(kind === 'date' && !takesValue(change) ? { help: t('updateProfile.clock') } : {})}
            error={problemAt(problems, `${field}.kind`) ?? problemAt(problems, `${field}.how`)}
            onChange={(way) => onChange(changedWay(change, way), 'kind')}
          />
        </FieldAnchor>
      </FieldAnchor>
      {known !== undefined && kind !== 'clear' && known.kind !== kind && (
        <p className="text-caption text-muted">
          {t('updateProfile.otherKind', { kind: t(`fieldKind.${known.kind}`) })}
        </p>
      )}
      {takesValue(change) && (
        <FieldAnchor field={`${field}.value`}>
          {kind === 'boolean' ? (
            <Select
              label={t('updateProfile.value')}
              isRequired
              isDisabled={isReadOnly}
              placeholder={t('updateProfile.choose')}
              options={[
                { value: 'true', label: t('updateProfile.yes') },
                { value: 'false', label: t('updateProfile.no') },
              ]}
              value={value === 'true' || value === 'false' ? value : null}
              error={problemAt(problems, `${field}.value`)}
              onChange={(chosen) => onChange({ ...change, value: chosen }, 'value')}
            />
          ) : (
            <TokenEditor
              label={t('updateProfile.value')}
              isRequired
              isReadOnly={isReadOnly}
              placeholder={samples[kind] ?? ''}
              {...(kind === 'list' ? { help: t('updateProfile.entries') } : {})}
              tokens={values}
              value={value}
              error={problemAt(problems, `${field}.value`)}
              onChange={(text) => onChange({ ...change, value: text }, 'value')}
            />
          )}
        </FieldAnchor>
      )}
    </section>
  );
}
