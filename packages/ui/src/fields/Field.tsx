import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';

/** What every field has: its name, a line of help, and an error that replaces the help. */
export interface FieldTexts {
  label: string;
  /** Leaves the label to screen readers, where the place already says what the field is. */
  hideLabel?: boolean;
  help?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: string | null | undefined;
}

export const fieldClasses = 'flex min-w-0 flex-col gap-1.5';

/** The box of a text-like control: 36 px high, 3:1 border, danger border while invalid. */
export const boxClasses = classes(
  'flex min-h-9 w-full min-w-0 items-center rounded-control border border-field bg-surface text-body text-ink',
  'transition-colors duration-120 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent',
  'invalid:border-danger disabled:opacity-50',
);

export const inputClasses =
  'h-full min-w-0 flex-1 bg-transparent px-3 py-1.5 text-body text-ink outline-none placeholder:text-muted';

/** The label over a control, with a star when an answer is required. */
export function FieldLabel({
  label,
  hideLabel = false,
  isRequired = false,
}: Pick<FieldTexts, 'label' | 'hideLabel'> & { isRequired?: boolean | undefined }) {
  const strings = useUiStrings();
  return (
    <Label className={hideLabel ? 'sr-only' : 'text-label text-ink'}>
      {label}
      {isRequired && (
        <span className="text-danger" title={strings.required}>
          {' *'}
        </span>
      )}
    </Label>
  );
}

/** An error with its icon, as it stands under a control. */
export function FieldErrorText({ children }: { children: ReactNode }) {
  return (
    <span className="flex items-start gap-1 text-caption text-danger">
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}

/** The line under a React Aria field: its error, or else its help. */
export function FieldMessages({ help, error }: Pick<FieldTexts, 'help' | 'error'>) {
  return (
    <>
      {help !== undefined && !error && (
        <Text slot="description" className="text-caption text-muted">
          {help}
        </Text>
      )}
      <FieldError>
        {({ validationErrors }) => (
          <FieldErrorText>{error ?? validationErrors.join(' ')}</FieldErrorText>
        )}
      </FieldError>
    </>
  );
}

/** Label, help and error around a control that is no React Aria field (it gets their ids). */
export function Field({
  id,
  label,
  hideLabel = false,
  help,
  error,
  isRequired = false,
  aside,
  children,
}: FieldTexts & { id: string; isRequired?: boolean; aside?: ReactNode; children: ReactNode }) {
  const strings = useUiStrings();
  return (
    <div className={fieldClasses}>
      <span className={classes('flex items-center justify-between gap-2', hideLabel && 'sr-only')}>
        <span id={`${id}-label`} className="text-label text-ink">
          {label}
          {isRequired && (
            <span className="text-danger" title={strings.required}>
              {' *'}
            </span>
          )}
        </span>
        {aside}
      </span>
      {children}
      <span id={`${id}-message`} className="empty:hidden">
        {error ? (
          <FieldErrorText>{error}</FieldErrorText>
        ) : (
          help !== undefined && <span className="text-caption text-muted">{help}</span>
        )}
      </span>
    </div>
  );
}
