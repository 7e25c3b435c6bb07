import type { Graph, Problem } from '@waypost/journey';
import { Banner, Link } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useActivityTexts } from '../activities/activity-texts.ts';
import { useResources } from '../activities/resources.ts';
import { wayTitles } from '../editor/problems/way-titles.ts';
import { useProblemText } from '../i18n/problem-text.ts';

/** What keeps the journey from being published, or deserves a look first. */
export function PublishProblems({
  journeyId,
  graph,
  problems,
}: {
  journeyId: string;
  graph: Graph;
  problems: readonly Problem[];
}) {
  const { t } = useTranslation('publish');
  const spoken = useProblemText();
  const texts = useActivityTexts(useResources());
  if (problems.length === 0) return null;
  const wayOf = wayTitles(graph, texts);
  const problemText = (problem: Problem): string => spoken({ ...problem, ...wayOf(problem) });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <Banner
      tone={errors > 0 ? 'danger' : 'warning'}
      title={
        errors > 0
          ? t('problems.errors', { count: errors })
          : t('problems.warnings', { count: problems.length })
      }
    >
      <ul className="mt-1 flex flex-col gap-1">
        {problems.map((problem) => (
          <li key={`${problem.activityId ?? ''} ${problem.field} ${problem.code}`}>
            {problem.activityId === null ? (
              problemText(problem)
            ) : (
              <Link
                href={`/journeys/${journeyId}?activity=${encodeURIComponent(problem.activityId)}`}
              >
                {problemText(problem)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
