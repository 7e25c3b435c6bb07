import { ruleOperatorSchema } from '@waypost/journey';
import { Button, Checkbox, ComboBox, IconButton, Select } from '@waypost/ui';
import { FolderPlus, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type {
  ActionProps,
  CombinatorSelectorProps,
  FieldSelectorProps,
  FullOption,
  NotToggleProps,
  OperatorSelectorProps,
} from 'react-querybuilder';

import type { RuleFieldKind } from './operators.ts';
import { operatorsOf } from './operators.ts';
import { surroundingsSchema } from './surroundings.ts';

const kinds: readonly string[] = Object.keys(operatorsOf);
const isKind = (kind: unknown): kind is RuleFieldKind =>
  typeof kind === 'string' && kinds.includes(kind);

/** The kind a field was declared with; text for one that is not known (any more). */
export function kindOf(fieldData: FullOption): RuleFieldKind {
  const kind: unknown = fieldData['kind'];
  return isKind(kind) ? kind : 'text';
}

export function FieldControl({ value, handleOnChange, disabled, context }: FieldSelectorProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  const choices = surroundingsSchema
    .parse(context)
    .fields.map(({ name, label }) => ({ value: name, label }));
  return (
    <ComboBox
      label={t('field')}
      hideLabel
      className="min-w-40 flex-1 basis-40"
      isDisabled={disabled ?? false}
      options={choices}
      value={value ?? null}
      onChange={(chosen) => {
        if (chosen !== null) handleOnChange(chosen);
      }}
    />
  );
}

export function OperatorControl({
  fieldData,
  value,
  handleOnChange,
  disabled,
}: OperatorSelectorProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  const kind = kindOf(fieldData);
  const current = ruleOperatorSchema.safeParse(value);
  const offered = operatorsOf[kind];
  const operators =
    current.success && !offered.includes(current.data) ? [...offered, current.data] : offered;
  return (
    <Select
      label={t('operator')}
      hideLabel
      className="min-w-36 flex-1 basis-36"
      isDisabled={disabled ?? false}
      options={operators.map((operator) => ({
        value: operator,
        label: t(`operators.${operator}`),
      }))}
      value={current.success ? current.data : null}
      onChange={handleOnChange}
    />
  );
}

export function CombinatorControl({ value, handleOnChange, disabled }: CombinatorSelectorProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return (
    <Select
      label={t('combinator')}
      hideLabel
      size="small"
      className="w-52"
      isDisabled={disabled ?? false}
      options={[
        { value: 'and', label: t('and') },
        { value: 'or', label: t('or') },
      ]}
      value={value === 'or' ? 'or' : 'and'}
      onChange={handleOnChange}
    />
  );
}

export function NotControl({ checked, handleOnChange, disabled }: NotToggleProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return (
    <Checkbox
      isSelected={checked ?? false}
      isDisabled={disabled ?? false}
      onChange={handleOnChange}
    >
      {t('not')}
    </Checkbox>
  );
}

export function AddComparison({ handleOnClick, disabled }: ActionProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return (
    <Button
      size="small"
      icon={<Plus aria-hidden />}
      isDisabled={disabled ?? false}
      onPress={() => handleOnClick()}
    >
      {t('add')}
    </Button>
  );
}

export function AddGroup({ handleOnClick, disabled, level }: ActionProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return level > 1 ? null : (
    <Button
      size="small"
      variant="quiet"
      icon={<FolderPlus aria-hidden />}
      isDisabled={disabled ?? false}
      onPress={() => handleOnClick()}
    >
      {t('addGroup')}
    </Button>
  );
}

export function RemoveComparison({ handleOnClick, disabled }: ActionProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return (
    <IconButton
      label={t('remove')}
      icon={<X aria-hidden />}
      isDisabled={disabled ?? false}
      onPress={() => handleOnClick()}
    />
  );
}

export function RemoveGroup({ handleOnClick, disabled }: ActionProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return (
    <IconButton
      size="small"
      label={t('removeGroup')}
      icon={<X aria-hidden />}
      isDisabled={disabled ?? false}
      onPress={() => handleOnClick()}
    />
  );
}
