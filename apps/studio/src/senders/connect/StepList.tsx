import type { SenderSetup, SetupStep } from '@waypost/api';
import { classes, Link } from '@waypost/ui';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { progressOf, stepHref, steps } from './steps.ts';

/** All steps, which are done, and which one is shown; done ones and the next can be opened. */
export function StepList({ setup, shown }: { setup: SenderSetup; shown: SetupStep }) {
  const { t } = useTranslation('connect', { keyPrefix: 'steps' });
  const progress = progressOf(setup);
  return (
    <nav aria-label={t('label')}>
      <ol className="flex flex-col gap-1">
        {steps.map((step, place) => {
          const isDone = place < progress;
          const isShown = step === shown;
          const mark = (
            <span
              className={classes(
                'flex size-6 shrink-0 items-center justify-center rounded-full text-caption font-semibold',
                isDone
                  ? 'bg-success-tint text-success'
                  : isShown
                    ? 'bg-primary text-on-primary'
                    : 'bg-sunken text-muted',
              )}
            >
              {isDone ? (
                <Check role="img" aria-label={t('stateDone')} className="size-3.5" />
              ) : (
                place + 1
              )}
            </span>
          );
          return (
            <li
              key={step}
              aria-current={isShown ? 'step' : undefined}
              className={classes(
                'flex min-h-9 items-center gap-2.5 rounded-control px-2 text-body',
                isShown ? 'bg-sunken font-semibold' : 'text-muted',
              )}
            >
              {mark}
              {place <= progress && !isShown ? (
                <Link href={stepHref(setup.id, step)} isQuiet>
                  {t(step)}
                </Link>
              ) : (
                <span>{t(step)}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
