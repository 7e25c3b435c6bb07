import { SuggestField } from '@waypost/ui';
import { useState } from 'react';

/** Several values, written with commas between them; the last one is completed from values seen before. */
export function SeveralValues({
  values,
  suggestions,
  onChange,
  ...field
}: {
  values: readonly string[];
  suggestions: readonly string[];
  onChange: (values: string[]) => void;
  label: string;
  hideLabel?: boolean;
  help?: string;
  className?: string;
  isDisabled: boolean;
  error: string | null;
}) {
  const [text, setText] = useState(() => values.join(', '));
  const before = partsOf(text.slice(0, text.lastIndexOf(',') + 1));
  return (
    <SuggestField
      {...field}
      value={text}
      suggestions={suggestions
        .filter((one) => !before.includes(one) && !one.includes(','))
        .map((one) => [...before, one].join(', '))}
      onChange={(next) => {
        setText(next);
        onChange(partsOf(next));
      }}
    />
  );
}

function partsOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
