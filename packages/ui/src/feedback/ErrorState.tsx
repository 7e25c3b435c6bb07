import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '../buttons/Button.tsx';
import { useUiStrings } from '../strings/UiStrings.tsx';

/** What went wrong, why, and what to do, with Retry where trying again can help. */
export function ErrorState({
  title,
  children,
  onRetry,
}: {
  title: string;
  children?: ReactNode;
  onRetry?: () => void;
}) {
  const strings = useUiStrings();
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <span className="flex size-9 items-center justify-center rounded-control bg-danger-tint text-danger">
        <CircleAlert aria-hidden className="size-5" />
      </span>
      <p className="text-title text-ink">{title}</p>
      {children !== undefined && <div className="max-w-120 text-body text-muted">{children}</div>}
      {onRetry && <Button onPress={onRetry}>{strings.retry}</Button>}
    </div>
  );
}
