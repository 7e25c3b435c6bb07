import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import type { NumberFieldProps as AriaNumberFieldProps } from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { boxClasses, FieldLabel, FieldMessages, fieldClasses, inputClasses } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';

export interface NumberFieldProps
  extends
    Omit<AriaNumberFieldProps, 'className' | 'style' | 'children' | 'aria-label'>,
    FieldTexts {
  className?: string | undefined;
  /** False: nobody steps through it, as through prices. */
  hasSteps?: boolean;
}

const stepClasses =
  'flex w-8 shrink-0 items-center justify-center self-stretch border-l border-line text-muted hover:bg-sunken disabled:opacity-50';

/** A number with steppers, typed and shown in the reader's notation. */
export function NumberField({
  label,
  hideLabel = false,
  help,
  error,
  className,
  hasSteps = true,
  ...props
}: NumberFieldProps) {
  const strings = useUiStrings();
  return (
    <AriaNumberField
      validationBehavior="aria"
      {...props}
      {...(error ? { isInvalid: true } : {})}
      className={classes(fieldClasses, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <Group className={classes(boxClasses, 'overflow-hidden')}>
        <Input className={inputClasses} />
        {hasSteps && (
          <>
            <Button slot="decrement" aria-label={strings.decrease} className={stepClasses}>
              <Minus aria-hidden className="size-4" />
            </Button>
            <Button slot="increment" aria-label={strings.increase} className={stepClasses}>
              <Plus aria-hidden className="size-4" />
            </Button>
          </>
        )}
      </Group>
      <FieldMessages help={help} error={error} />
    </AriaNumberField>
  );
}
