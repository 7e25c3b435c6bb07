import { ruleOperatorSchema } from '@waypost/journey';
import { Button, Checkbox, ComboBox, IconButton, Select } from '@waypost/ui';
import type { Option } from '@waypost/ui';
import { FolderPlus, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type {
  ActionProps,
  CombinatorSelectorProps,
  FieldSelectorProps,
  NotToggleProps,
  OperatorSelectorProps,
} from 'react-querybuilder';

import { operatorsOf } from './rule-field.ts';
import type { RuleField } from './rule-field.ts';
import { offeredSubjects, subjectField, subjectKind } from './subjects.ts';
import { useSurroundings } from './surroundings.ts';

const sources = ['profile', 'event', 'consent', 'results'] as const;

function sourceOf({ field }: RuleField): (typeof sources)[number] {
  return sources.find((source) => field.startsWith(`${source}.`)) ?? 'profile';
}

export function FieldControl(props: FieldSelectorProps) {
  const { t } = useTranslation('rules');
  const { fields, offers, problems } = useSurroundings();
  const subjects = offeredSubjects(offers);
  const chosen = subjectKind(props.value ?? '');
  if (chosen !== undefined && !subjects.includes(chosen)) subjects.push(chosen);
  const choices: Option[] = [
    ...subjects.map((kind) => ({
      value: subjectField(kind),
      label: t(`subject.${kind}`),
      description: t('source.behaviour'),
    })),
    ...[...fields.values()].map((field) => ({
      value: field.field,
      label: field.label,
      description: t(`source.${sourceOf(field)}`),
    })),
  ];
  const place = props.path.map((index) => `.rules.${index}`).join('');
  return (
    <ComboBox
      label={t('field')}
      hideLabel
      className="min-w-40 flex-1 basis-40"
      isDisabled={props.disabled ?? false}
      options={choices}
      value={props.value ?? null}
      error={problems[`${place}.field`] ?? null}
      onChange={(field) => {
        if (field !== null && field !== props.value) props.handleOnChange(field);
      }}
    />
  );
}

export function OperatorControl(props: OperatorSelectorProps) {
  const { fields } = useSurroundings();
  const { t } = useTranslation('rules');
  if (subjectKind(props.field) !== undefined) return null;
  const current = ruleOperatorSchema.safeParse(props.value);
  const offered = operatorsOf[fields.get(props.field)?.kind ?? 'text'];
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
  const { t } = useTranslation('rules');
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
  const { t } = useTranslation('rules');
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

export function AddCondition(props: ActionProps) {
  const { t } = useTranslation('rules');
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

/** Groups may stand in groups, three deep: deeper ones nobody can read. */
export function AddGroup(props: ActionProps) {
  const { t } = useTranslation('rules');
  return props.level > 2 ? null : (
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

export function RemoveCondition(props: ActionProps) {
  const { t } = useTranslation('rules');
  return (
    <div className="absolute top-2 right-2">
      <IconButton
        label={t('remove')}
        icon={<X aria-hidden />}
        isDisabled={props.disabled ?? false}
        onPress={() => props.handleOnClick()}
      />
    </div>
  );
}

export function RemoveGroup(props: ActionProps) {
  const { t } = useTranslation('rules');
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
