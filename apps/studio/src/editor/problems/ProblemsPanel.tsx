import type { Graph, Problem } from '@waypost/journey';
import { IconButton } from '@waypost/ui';
import { CircleAlert, CircleCheck, Lightbulb, TriangleAlert, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import type { JourneyAdvice } from '../../advice/use-advice.ts';

/** Of hundreds only those in view are laid out. */
const farRow = '[contain-intrinsic-size:auto_44px] [content-visibility:auto]';

/**
 * Everything that is wrong with the draft, docked below the canvas so that it covers none of it; each row jumps to its
 * activity and field.
 */
export function ProblemsPanel({
  problems,
  advice,
  graph,
  texts,
  onJump,
  onGoTo,
  onClose,
}: {
  problems: readonly Problem[];
  /** Told below the problems, and counted as none. */
  advice: JourneyAdvice;
  graph: Graph;
  texts: ActivityTexts;
  onJump: (problem: Problem) => void;
  /** Somebody wants to see where advice belongs; null: to the journey as a whole. */
  onGoTo: (activityId: string | null) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['editor', 'problems']);
  const titles = useMemo(() => distinctTitles(graph, texts), [graph, texts]);
  const placeOf = (activityId: string | null) =>
    (activityId === null ? undefined : titles.get(activityId)) ?? t('problems.journey');
  return (
    <section
      aria-label={t('problems.title')}
      className="flex max-h-[min(16rem,40%)] shrink-0 flex-col border-t border-line bg-raised"
    >
      <header className="flex shrink-0 items-center justify-between border-b border-line py-1 pr-1 pl-4">
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
            <li key={index} className={farRow}>
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
                    {placeOf(problem.activityId)}
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
                    {t('problems:adviceTitle')} · {placeOf(activityId)}
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
