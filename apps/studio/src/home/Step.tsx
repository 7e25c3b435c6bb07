import { Badge, classes } from '@waypost/ui';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** One step to the first conversation: its number, or a tick once it is done. */
export function Step({
  number,
  title,
  text,
  isDone,
  isNext,
  action,
}: {
  number: number;
  title: string;
  text: string;
  isDone: boolean;
  /** The step to take now. */
  isNext: boolean;
  action: ReactNode;
}) {
  const { t } = useTranslation('home');
  return (
    <li
      aria-current={isNext ? 'step' : undefined}
      className={classes(
        'flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border bg-surface p-4',
        isNext ? 'border-accent' : 'border-line',
      )}
    >
      <span
        aria-hidden
        className={classes(
          'flex size-9 shrink-0 items-center justify-center rounded-full text-label',
          isDone ? 'bg-success-tint text-success' : 'bg-sunken text-ink',
        )}
      >
        {isDone ? <Check className="size-4" /> : number}
      </span>
      <div className="flex min-w-60 flex-1 flex-col gap-0.5">
        <h2 className="flex items-center gap-2 text-title">
          {title}
          {isDone && <Badge tone="success">{t('done')}</Badge>}
        </h2>
        <p className="text-body text-muted">{text}</p>
      </div>
      {action}
    </li>
  );
}
