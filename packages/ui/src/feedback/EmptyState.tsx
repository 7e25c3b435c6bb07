import type { ReactNode } from 'react';

/** An empty place: one sentence, and the one button that fills it. */
export function EmptyState({
  icon,
  sentence,
  action,
}: {
  icon?: ReactNode;
  sentence: string;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-4 px-6 py-12 text-center">
      {icon !== undefined && (
        <span className="flex size-9 items-center justify-center rounded-control bg-sunken text-muted [&_svg]:size-5">
          {icon}
        </span>
      )}
      <p className="max-w-110 text-body text-muted">{sentence}</p>
      {action}
    </div>
  );
}
