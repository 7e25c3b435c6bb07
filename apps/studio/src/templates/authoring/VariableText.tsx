import { variableNames } from '@waypost/whatsapp';
import { Button, IconButton, Menu, TextArea, TextField } from '@waypost/ui';
import { Bold, Braces, Italic, Strikethrough } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useDraftForm } from './DraftForm.tsx';

const commonNames = ['first_name', 'last_name', 'order_number', 'amount', 'date', 'time'];

/** A text with variables: they are put in where the cursor stands, and each has its example below. */
export function VariableText({
  label,
  field,
  prefix,
  value,
  onChange,
  limit,
  isRequired = false,
  isLine = false,
}: {
  label: string;
  /** Path in the draft. */
  field: string;
  /** What the keys of its examples begin with. */
  prefix: string;
  value: string;
  onChange: (value: string) => void;
  limit: number;
  isRequired?: boolean;
  /** One line, without marks for bold and italic. */
  isLine?: boolean;
}) {
  const { t } = useTranslation('authoring');
  const { errorAt, draft } = useDraftForm();
  const box = useRef<HTMLDivElement>(null);
  const input = () => box.current?.querySelector<HTMLTextAreaElement>('textarea') ?? null;
  const names = variableNames(value);
  const others = Object.keys(draft.examples).map((key) => key.split('.').at(-1) ?? '');

  const putIn = (before: string, after = ''): void => {
    const area = input();
    const start = area?.selectionStart ?? value.length;
    const end = area?.selectionEnd ?? value.length;
    const inner = value.slice(start, end);
    onChange(value.slice(0, start) + before + inner + after + value.slice(end));
    requestAnimationFrame(() => {
      area?.focus();
      const caret = end + before.length + (inner === '' ? 0 : after.length);
      area?.setSelectionRange(caret, caret);
    });
  };

  return (
    <div ref={box} className="flex flex-col gap-2">
      <FieldAnchor field={field}>
        <TextArea
          label={label}
          value={value}
          onChange={(text) => onChange(isLine ? text.replaceAll(/[\n\r]+/g, ' ') : text)}
          limit={limit}
          rows={isLine ? 1 : 5}
          isRequired={isRequired}
          error={errorAt(field)}
        />
      </FieldAnchor>
      <div className="flex flex-wrap items-center gap-1">
        <Menu
          label={t('text.insert')}
          placement="bottom start"
          trigger={
            <Button variant="quiet" size="small" icon={<Braces aria-hidden />}>
              {t('text.insert')}
            </Button>
          }
          actions={offeredNames(names, others).map((name) => ({
            id: name,
            label: `{{${name}}}`,
            onAction: () => putIn(`{{${name}}}`),
          }))}
        />
        {!isLine && (
          <>
            <IconButton
              label={t('text.bold')}
              size="small"
              icon={<Bold aria-hidden />}
              onPress={() => putIn('*', '*')}
            />
            <IconButton
              label={t('text.italic')}
              size="small"
              icon={<Italic aria-hidden />}
              onPress={() => putIn('_', '_')}
            />
            <IconButton
              label={t('text.struck')}
              size="small"
              icon={<Strikethrough aria-hidden />}
              onPress={() => putIn('~', '~')}
            />
          </>
        )}
      </div>
      {names.map((name) => (
        <ExampleField key={name} name={name} keyOfExample={`${prefix}${name}`} />
      ))}
    </div>
  );
}

/** Numbered texts go on counting; others are offered names, those already in use first. */
function offeredNames(names: readonly string[], others: readonly string[]): string[] {
  const numbers = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const number = String(Math.max(0, ...numbers) + 1);
  if (numbers.length > 0) return [number];
  const used = [...new Set([...names, ...others])].filter((name) => /^[a-z_]/.test(name));
  const named = [...new Set([...used, ...commonNames])];
  return used.length > 0 ? named : [...named, number];
}

function ExampleField({ name, keyOfExample }: { name: string; keyOfExample: string }) {
  const { t } = useTranslation('authoring');
  const { draft, change, errorAt } = useDraftForm();
  return (
    <FieldAnchor field={`examples.${keyOfExample}`}>
      <TextField
        label={t('text.example', { variable: `{{${name}}}` })}
        value={draft.examples[keyOfExample] ?? ''}
        onChange={(example) => change({ examples: { ...draft.examples, [keyOfExample]: example } })}
        error={errorAt(`examples.${keyOfExample}`)}
        className="border-l-2 border-line pl-3"
      />
    </FieldAnchor>
  );
}
