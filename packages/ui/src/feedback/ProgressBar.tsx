import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';

/** How far something is; without `value` it only says that it goes on. `value` is 0 to `max`. */
export function ProgressBar({
  label,
  hideLabel = false,
  value,
  max = 100,
  valueLabel,
}: {
  label: string;
  hideLabel?: boolean;
  value?: number;
  max?: number;
  /** Shown instead of the percentage, e.g. "3 of 10". */
  valueLabel?: string;
}) {
  return (
    <AriaProgressBar
      maxValue={max}
      {...(value === undefined ? { isIndeterminate: true } : { value })}
      {...(valueLabel === undefined ? {} : { valueLabel })}
      className="flex flex-col gap-1.5"
    >
      {({ percentage, valueText, isIndeterminate }) => (
        <>
          <span className={hideLabel ? 'sr-only' : 'flex justify-between gap-2'}>
            <Label className="text-label text-ink">{label}</Label>
            <span className="text-caption text-muted">{isIndeterminate ? '' : valueText}</span>
          </span>
          <span className="block h-2 overflow-hidden rounded-full bg-line">
            <span
              className={
                isIndeterminate
                  ? 'block h-full w-1/3 animate-shimmer rounded-full bg-primary'
                  : 'block h-full rounded-full bg-primary transition-[width] duration-180'
              }
              style={isIndeterminate ? {} : { width: `${percentage ?? 0}%` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
