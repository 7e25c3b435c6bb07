import type { ListedJourney } from '@waypost/api';
import { Link } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** Where in a journey stands what was searched for, each place with a way to it. */
export function JourneyMatches({ journey: { id, matches } }: { journey: ListedJourney }) {
  const { t } = useTranslation('journeys');
  if (matches.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-col gap-0.5 text-caption font-normal text-muted">
      {matches.map(({ activityId, activityName, kind, before, found, after }) => {
        const place = t(`library.matches.${kind}`);
        const where = activityName === '' || kind === 'name' ? place : `${activityName}, ${place}`;
        return (
          <li key={activityId ?? ''} className="break-words first-letter:uppercase">
            {activityId === null ? (
              where
            ) : (
              <Link href={`/journeys/${id}?activity=${encodeURIComponent(activityId)}`}>
                {where}
              </Link>
            )}
            {': '}
            {before}
            <mark className="rounded-chip bg-warning-tint text-warning">{found}</mark>
            {after}
          </li>
        );
      })}
    </ul>
  );
}
