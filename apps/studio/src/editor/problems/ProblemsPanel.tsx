import type { Problem } from '@waypost/journey';
import { IconButton } from '@waypost/ui';
import { CircleAlert, CircleCheck, Lightbulb, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { JourneyAdvice } from '../../advice/use-advice.ts';

/** Everything that is wrong with the draft; each row jumps to its activity and field. */
export function ProblemsPanel({
  problems,
  advice,
  titleOf,
  onJump,
  onGoTo,
  onClose,
}: {
  problems: readonly Problem[];
  /** Told below the problems, and counted as none. */
  advice: JourneyAdvice;
  titleOf: (activityId: string) => string;
  onJump: (problem: Problem) => void;
  /** Somebody wants to see where advice belongs; null: to the journey as a whole. */
  onGoTo: (activityId: string | null) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['editor', 'problems']);
  return (
    <section
      aria-label={t('problems.title')}
      className="absolute inset-x-3 bottom-3 z-pane mx-auto flex max-h-64 max-w-150 flex-col overflow-hidden rounded-card border border-line bg-raised shadow-popover"
    >
      <header className="flex items-center justify-between border-b border-line py-1 pr-1 pl-4">
        <h2 className="text-label">{t('problems.title')}</h2>
        <IconButton
          size="small"
          label={t('problems.close')}
          icon={<X aria-hidden />}
          onPress={onClose}
        />
      </header>
      {problems.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-3 text-body">
          <CircleCheck aria-hidden className="size-4 text-success" />
          {t('problems.none')}
        </p>
      ) : (
        <ul className="overflow-auto p-1">
          {problems.map((problem, index) => (
            <li key={index}>
              <button
                type="button"
                onClick={() => onJump(problem)}
                className="flex min-h-11 w-full items-start gap-3 rounded-control px-3 py-2 text-left text-body text-ink hover:bg-sunken focus-visible:-outline-offset-2"
              >
                {problem.severity === 'error' ? (
                  <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
                ) : (
                  <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
                )}
                <span className="min-w-0">
                  <span className="block text-caption text-muted">
                    {problem.activityId === null
                      ? t('problems.journey')
                      : titleOf(problem.activityId)}
                  </span>
                  {problem.text}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {advice.all.length > 0 && (
        <ul
          aria-label={t('problems:adviceTitle')}
          className="overflow-auto border-t border-line p-1"
        >
          {advice.all.map(({ code, activityId, text }) => (
            <li key={code} className="flex items-start">
              <button
                type="button"
                onClick={() => onGoTo(activityId)}
                className="flex min-h-11 min-w-0 flex-1 items-start gap-3 rounded-control px-3 py-2 text-left text-body text-ink hover:bg-sunken focus-visible:-outline-offset-2"
              >
                <Lightbulb aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
                <span className="min-w-0">
                  <span className="block text-caption text-muted">
                    {t('problems:adviceTitle')} ·{' '}
                    {activityId === null ? t('problems.journey') : titleOf(activityId)}
                  </span>
                  {text}
                </span>
              </button>
              <IconButton
                size="small"
                label={t('problems:dismissAdvice')}
                icon={<X aria-hidden />}
                onPress={() => advice.dismiss(code)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
