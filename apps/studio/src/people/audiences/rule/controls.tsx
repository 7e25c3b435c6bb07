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

export function FieldControl(props: FieldSelectorProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  const choices = surroundingsSchema
    .parse(props.context)
    .fields.map(({ name, label }) => ({ value: name, label }));
  return (
    <ComboBox
      label={t('field')}
      hideLabel
      className="min-w-40 flex-1 basis-40"
      isDisabled={props.disabled ?? false}
      options={choices}
      value={props.value ?? null}
      onChange={(chosen) => {
        if (chosen !== null) props.handleOnChange(chosen);
      }}
    />
  );
}

export function OperatorControl(props: OperatorSelectorProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  const kind = kindOf(props.fieldData);
  const current = ruleOperatorSchema.safeParse(props.value);
  const offered = operatorsOf[kind];
  const operators =
    current.success && !offered.includes(current.data) ? [...offered, current.data] : offered;
  return (
    <Select
      label={t('operator')}
      hideLabel
      className="min-w-36 flex-1 basis-36"
      isDisabled={props.disabled ?? false}
      options={operators.map((operator) => ({
        value: operator,
        label: t(`operators.${operator}`),
      }))}
      value={current.success ? current.data : null}
      onChange={(next) => props.handleOnChange(next)}
    />
  );
}

export function CombinatorControl(props: CombinatorSelectorProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return (
    <Select
      label={t('combinator')}
      hideLabel
      size="small"
      className="w-52"
      isDisabled={props.disabled ?? false}
      options={[
        { value: 'and', label: t('and') },
        { value: 'or', label: t('or') },
      ]}
      value={props.value === 'or' ? 'or' : 'and'}
      onChange={(next) => props.handleOnChange(next)}
    />
  );
}

export function NotControl(props: NotToggleProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return (
    <Checkbox
      isSelected={props.checked ?? false}
      isDisabled={props.disabled ?? false}
      onChange={(next) => props.handleOnChange(next)}
    >
      {t('not')}
    </Checkbox>
  );
}

export function AddComparison(props: ActionProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return (
    <Button
      size="small"
      icon={<Plus aria-hidden />}
      isDisabled={props.disabled ?? false}
      onPress={() => props.handleOnClick()}
    >
      {t('add')}
    </Button>
  );
}

export function AddGroup(props: ActionProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return props.level > 1 ? null : (
    <Button
      size="small"
      variant="quiet"
      icon={<FolderPlus aria-hidden />}
      isDisabled={props.disabled ?? false}
      onPress={() => props.handleOnClick()}
    >
      {t('addGroup')}
    </Button>
  );
}

export function RemoveComparison(props: ActionProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return (
    <IconButton
      label={t('remove')}
      icon={<X aria-hidden />}
      isDisabled={props.disabled ?? false}
      onPress={() => props.handleOnClick()}
    />
  );
}

export function RemoveGroup(props: ActionProps) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  return (
    <IconButton
      size="small"
      label={t('removeGroup')}
      icon={<X aria-hidden />}
      isDisabled={props.disabled ?? false}
      onPress={() => props.handleOnClick()}
    />
  );
}
