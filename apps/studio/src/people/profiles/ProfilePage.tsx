import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { Profile } from '@waypost/api';
import {
  AlertDialog,
  Badge,
  Banner,
  Button,
  Card,
  ErrorState,
  Link,
  LinkButton,
  Page,
  PageHeader,
  Skeleton,
} from '@waypost/ui';
import { Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { isNotFound, useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { MessagesList } from '../messages/MessagesList.tsx';
import { BlockedBanner, BlockPerson } from './BlockPerson.tsx';
import { AttributesCard } from './AttributesCard.tsx';
import { ConsentCard } from './ConsentCard.tsx';
import { IdentityCard } from './IdentityCard.tsx';
import { profileName } from './profile-name.ts';

/** One person: who it is, what they agreed to, what they passed through and what was said. */
export function ProfilePage() {
  const { t } = useTranslation('people', { keyPrefix: 'profile' });
  const { t: list } = useTranslation('people', { keyPrefix: 'profiles' });
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const { profileId } = useParams({ from: '/shell/people/profiles/$profileId' });
  const [isDeleting, setDeleting] = useState(false);
  const session = useQuery(orpc.session.get.queryOptions());
  const profile = useQuery({
    ...orpc.profiles.get.queryOptions({ input: { id: profileId } }),
    refetchInterval: 5_000,
  });
  const parent = { label: list('title'), href: '/people/profiles' };

  if (!profile.data) {
    return (
      <Page>
        {profile.isLoadingError ? (
          <ErrorState
            title={isNotFound(profile.error) ? t('gone') : common('failure.loadTitle')}
            onRetry={() => void profile.refetch()}
          >
            {failureText(profile.error)}
          </ErrorState>
        ) : (
          <Skeleton lines={10} />
        )}
      </Page>
    );
  }
  const person = profile.data;
  const address = person.phone ?? person.bsuid;
  const canRemove = session.data?.role === 'admin' || session.data?.role === 'publisher';

  return (
    <Page>
      <PageHeader
        title={profileName(person)}
        parent={parent}
        badge={person.demo && <Badge>{list('demo')}</Badge>}
        description={t('since', { date: format.date(person.createdAt) })}
        secondary={
          canRemove && (
            <>
              <BlockPerson profile={person} name={profileName(person)} />
              <Button variant="danger" onPress={() => setDeleting(true)}>
                {t('remove')}
              </Button>
            </>
          )
        }
        action={
          session.data?.hasSimulator === true &&
          address !== null && (
            <LinkButton
              variant="primary"
              icon={<Smartphone aria-hidden />}
              href={`/handsets/${encodeURIComponent(address)}`}
            >
              {t('openPhone')}
            </LinkButton>
          )
        }
      />
      <BlockedBanner profile={person} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <IdentityCard profile={person} />
          <ConsentCard profile={person} />
          <AttributesCard profile={person} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={t('journeys')}>
            {person.journeys.length === 0 ? (
              <p className="text-body text-muted">{t('noJourneys')}</p>
            ) : (
              <ul className="flex flex-col divide-y divide-line">
                {person.journeys.map((run) => (
                  <li
                    key={run.runId}
                    className="flex flex-wrap items-center justify-between gap-x-3 py-2 first:pt-0 last:pb-0"
                  >
                    <Link href={`/journeys/${run.journeyId}/people/${run.runId}`}>
                      {run.journeyName}
                    </Link>
                    <span className="flex items-center gap-2 text-caption text-muted">
                      {format.dateTime(run.enteredAt)}
                      <Badge tone={run.status === 'failed' ? 'danger' : 'neutral'}>
                        {t(`runStatus.${run.status}`)}
                      </Badge>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <Card title={t('messages')}>
            <MessagesList profileId={person.id} />
          </Card>
        </div>
      </div>
      {isDeleting && <DeletePerson profile={person} onClose={() => setDeleting(false)} />}
    </Page>
  );
}

function DeletePerson({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { t } = useTranslation('people', { keyPrefix: 'profile.removeDialog' });
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const remove = useMutation(
    orpc.profiles.remove.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/people/profiles' });
        await queries.invalidateQueries({ queryKey: orpc.profiles.list.key() });
      },
    }),
  );
  return (
    <AlertDialog
      title={t('title', { name: profileName(profile) })}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      confirmLabel={t('confirm')}
      isDanger
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ id: profile.id })}
    >
      {remove.isError && (
        <Banner tone="danger" className="mb-3">
          {failureText(remove.error)}
        </Banner>
      )}
      {t('text')}
    </AlertDialog>
  );
}
