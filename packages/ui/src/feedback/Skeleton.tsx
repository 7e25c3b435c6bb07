import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';

/** Grey lines where content will be. It shows only after 200 ms, so that quick answers do not flash. */
export function Skeleton({
  lines = 3,
  className,
}: {
  lines?: number;
  className?: string | undefined;
}) {
  const strings = useUiStrings();
  return (
    <div role="status" className={classes('animate-appear', className)}>
      <span className="sr-only">{strings.loading}</span>
      <div aria-hidden className="flex animate-shimmer flex-col gap-3">
        {Array.from({ length: lines }, (_, line) => (
          <div
            key={line}
            className={classes('h-4 rounded-chip bg-line', line === lines - 1 && 'w-2/3')}
          />
        ))}
      </div>
    </div>
  );
}
