import { compileValue, isPersonalised, readInstant } from '@waypost/whatsapp';
import type { SlotValue, TemplateSlot } from '@waypost/whatsapp';
import { DateTimeField, TextField, TokenEditor } from '@waypost/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { usePreviewing } from '../../editor/preview/Previewing.tsx';
import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { MediaField } from '../../media/MediaField.tsx';
import type { FieldProblem } from '../field-problem.ts';
import { problemAt } from '../field-problem.ts';
import type { PersonalValue } from './personal-values.ts';
import { useSlotHelp, useSlotLabel } from './slot-label.ts';

const isFallback = (code: string) => code === 'fallback_missing';

/** Kinds whose values stand on lines of their own. */
const multiline: readonly TemplateSlot['kind'][] = ['flow_data', 'products'];

const readerZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

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
  const { data } = usePreviewing();
  const label = useSlotLabel()(slot);
  const help = useSlotHelp()(slot);
  const current = value ?? { value: '', fallback: '' };
  const error = problemAt(problems, field, (code) => !isFallback(code));
  const fallbackError = problemAt(problems, field, isFallback);
  const asksFallback = isPersonalised(current.value) || current.fallback !== '';
  const length = useMemo(() => {
    const { source, text } = compileValue(value)(data);
    return source === 'missing' ? 0 : text.length;
  }, [value, data]);
  const editor = (
    <TokenEditor
      label={label}
      value={current.value}
      onChange={(text) => onChange({ ...current, value: text })}
      tokens={values}
      isRequired={slot.optional !== true}
      isReadOnly={isReadOnly}
      isMultiline={multiline.includes(slot.kind)}
      placeholder={placeholder()}
      {...(help === null ? {} : { help })}
      error={error}
      {...(slot.maxLength > 1024 ? {} : { limit: slot.maxLength, length })}
    />
  );
  return (
    <div className="flex flex-col gap-2">
      <FieldAnchor field={fallbackError === null ? field : `${field}.value`}>
        {isMedium(slot.kind) ? (
          <MediaField
            kind={slot.kind}
            label={label}
            value={current.value}
            onChange={(text) => onChange({ ...current, value: text })}
            isReadOnly={isReadOnly}
            error={current.value.startsWith('media:') ? error : null}
            addressField={editor}
          />
        ) : (
          editor
        )}
      </FieldAnchor>
      {slot.kind === 'instant' && !isReadOnly && !isPersonalised(current.value) && (
        <DateTimeField
          label={t('slot.instantPick')}
          zone={readerZone}
          value={readInstant(current.value)}
          onChange={(at) =>
            onChange({ ...current, value: at === null ? '' : new Date(at).toISOString() })
          }
        />
      )}
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

  /** Meta's example; of a file it is an address that means nothing to people. */
  function placeholder(): string {
    if (isMedium(slot.kind)) return 'https://';
    return slot.example === '' ? '' : t('slot.example', { example: slot.example });
  }
}

function isMedium(kind: TemplateSlot['kind']): kind is 'image' | 'video' | 'document' {
  return kind === 'image' || kind === 'video' || kind === 'document';
}
