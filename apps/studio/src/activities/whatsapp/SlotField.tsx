import { isPersonalised } from '@waypost/whatsapp';
import type { SlotValue, TemplateSlot } from '@waypost/whatsapp';
import { TextField, TokenEditor } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import type { FieldProblem } from '../field-problem.ts';
import { problemAt } from '../field-problem.ts';
import type { PersonalValue } from './personal-values.ts';
import { useSlotLabel } from './slot-label.ts';

const isFallback = (code: string) => code === 'fallback_missing';

/** One variable or media slot of the template: its value, and what stands in when that is empty. */
export function SlotField({
  slot,
  field,
  value,
  onChange,
  values,
  problems,
  isReadOnly,
}: {
  slot: TemplateSlot;
  /** Path of the slot as problems name it. */
  field: string;
  value: SlotValue | undefined;
  onChange: (changed: SlotValue) => void;
  values: readonly PersonalValue[];
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('editor');
  const label = useSlotLabel()(slot);
  const current = value ?? { value: '', fallback: '' };
  const error = problemAt(problems, field, (code) => !isFallback(code));
  const fallbackError = problemAt(problems, field, isFallback);
  const asksFallback = isPersonalised(current.value) || current.fallback !== '';
  return (
    <div className="flex flex-col gap-2">
      <FieldAnchor field={fallbackError === null ? field : `${field}.value`}>
        <TokenEditor
          label={label}
          value={current.value}
          onChange={(text) => onChange({ ...current, value: text })}
          tokens={values}
          isRequired
          isReadOnly={isReadOnly}
          placeholder={slot.example === '' ? '' : t('slot.example', { example: slot.example })}
          error={error}
          {...(isPersonalised(current.value) || slot.maxLength > 1024
            ? {}
            : { limit: slot.maxLength })}
        />
      </FieldAnchor>
      {asksFallback && (
        <div className="border-l-2 border-line pl-3">
          <FieldAnchor field={fallbackError === null ? `${field}.fallback` : field}>
            <TextField
              label={t('slot.fallback', { slot: label })}
              value={current.fallback}
              onChange={(text) => onChange({ ...current, fallback: text })}
              isReadOnly={isReadOnly}
              error={fallbackError}
            />
          </FieldAnchor>
        </div>
      )}
    </div>
  );
}
