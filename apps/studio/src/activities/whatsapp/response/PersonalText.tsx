import { compileText } from '@waypost/whatsapp';
import { TextField, TokenEditor } from '@waypost/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { usePreviewing } from '../../../editor/preview/Previewing.tsx';
import { FieldAnchor } from '../../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../../field-problem.ts';
import { fallbacksOf, withFallback } from './fallbacks.ts';
import { useFieldScope } from './FieldScope.tsx';

const isFallback = (code: string) => code === 'fallback_missing';

/** One text of a response: personal values, what stands in for them, and a counter of what comes out. */
export function PersonalText({
  path,
  label,
  help,
  placeholder,
  value,
  onChange,
  isMultiline = false,
}: {
  /** Path inside the language's content: `buttons.0`. */
  path: string;
  label: string;
  help?: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  isMultiline?: boolean;
}) {
  const { t } = useTranslation('message');
  const { base, values, problems, isReadOnly, limits } = useFieldScope();
  const { data } = usePreviewing();
  const length = useMemo(() => compileText(value)(data).text.length, [value, data]);
  const field = `${base}.${path}`;
  const limit = limits.get(path);
  const fallbackError = problemAt(problems, field, isFallback);
  return (
    <div className="flex flex-col gap-2">
      <FieldAnchor field={fallbackError === null ? field : `${field}.value`}>
        <TokenEditor
          label={label}
          {...(help === undefined ? {} : { help })}
          {...(placeholder === undefined ? {} : { placeholder })}
          value={value}
          onChange={onChange}
          tokens={values}
          isMultiline={isMultiline}
          isRequired={limit?.required ?? false}
          isReadOnly={isReadOnly}
          error={problemAt(problems, field, (code) => !isFallback(code))}
          {...(limit === undefined ? {} : { limit: limit.max, length })}
        />
      </FieldAnchor>
      {fallbacksOf(value).map((entry, index) => (
        <div key={entry.path} className="border-l-2 border-line pl-3">
          <FieldAnchor field={fallbackError !== null && index === 0 ? field : `${field}.fallback`}>
            <TextField
              label={t('ifEmpty', {
                value: values.find((known) => known.path === entry.path)?.label ?? entry.path,
              })}
              value={entry.fallback}
              onChange={(text) => onChange(withFallback(value, entry.path, text))}
              isReadOnly={isReadOnly}
              error={entry.fallback === '' ? fallbackError : null}
            />
          </FieldAnchor>
        </div>
      ))}
    </div>
  );
}
