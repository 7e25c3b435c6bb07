import { useQuery } from '@tanstack/react-query';
import type { Handset } from '@waypost/api';
import { Badge, Card, Link, LinkButton } from '@waypost/ui';
import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { internationalNumber } from './international-number.ts';

/** Whose phone it is, what a simulated phone is, and the way to the person's journeys. */
export function AboutHandset({ person, hasMessages }: { person: Handset; hasMessages: boolean }) {
  const { t } = useTranslation('handsets');
  const { name, number, profileId, username, hidesNumber, userId } = person;
  const profile = useQuery({
    ...orpc.profiles.get.queryOptions({ input: { id: profileId ?? '' } }),
    enabled: profileId !== null,
    refetchInterval: 3_000,
  });
  const journeys = profile.data?.journeys ?? [];
  return (
    <>
      <Card title={name || internationalNumber(number)}>
        <p className="text-body text-muted">{internationalNumber(number)}</p>
        {username !== null && <p className="text-body text-muted">{username}</p>}
        {hidesNumber && (
          <p className="mt-1 flex flex-wrap items-center gap-2 text-caption text-muted">
            <Badge tone="info">{t('person.hidden')}</Badge>
            <span className="break-all">{userId}</span>
          </p>
        )}
        {profileId !== null && (
          <LinkButton
            className="mt-3"
            href={`/people/profiles/${profileId}`}
            icon={<UserRound aria-hidden />}
          >
            {t('openProfile')}
          </LinkButton>
        )}
        {journeys.length > 0 && (
          <>
            <h3 className="mt-4 mb-1 text-label">{t('paths')}</h3>
            <ul className="flex flex-col gap-1">
              {journeys.slice(0, 5).map(({ runId, journeyId, journeyName, status }) => (
                <li key={runId} className="text-body">
                  <Link href={`/journeys/${journeyId}/people/${runId}`}>{journeyName}</Link>
                  <span className="text-muted"> · {t(`status.${status}`)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Card title={t('about.title')}>
        <p className="text-body text-muted">{t('about.text')}</p>
        {!hasMessages && <p className="mt-2 text-body text-muted">{t('about.noMessages')}</p>}
      </Card>
    </>
  );
}
