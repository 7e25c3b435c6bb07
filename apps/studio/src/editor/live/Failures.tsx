import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AlertDialog, Banner, Button, LinkButton } from '@waypost/ui';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { useRunTexts } from './run-texts.ts';

type Failures = Awaited<ReturnType<typeof api.failures.list>>;
type Group = Failures['people'][number];

/** Why people and messages of a journey failed, by reason, with another try where that makes sense. */
export function Failures({
  journeyId,
  titles,
}: {
  journeyId: string;
  titles: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('watch');
  const format = useFormat();
  const runTexts = useRunTexts();
  const failures = useQuery({
    ...orpc.failures.list.queryOptions({ input: { id: journeyId } }),
    refetchInterval: 10_000,
  });
  if (failures.data === undefined) return null;
  const { people, messages, setAside } = failures.data;
  if (people.length === 0 && messages.length === 0 && setAside === 0) return null;
  const saidOf = ({ reason, meaning }: Group) => meaning ?? runTexts.reason(reason);
  return (
    <section aria-label={t('failures.title')} data-field="failures" className="flex flex-col gap-2">
      <h3 className="text-label">{t('failures.title')}</h3>
      {setAside > 0 && (
        <Banner
          tone="warning"
          action={
            <LinkButton size="small" href="/settings/attention">
              {t('failures.look')}
            </LinkButton>
          }
        >
          {t('failures.setAside', { count: setAside })}
        </Banner>
      )}
      <ul className="flex flex-col">
        {people.map((group) => (
          <li
            key={`${group.activityId} ${group.reason}`}
            className="flex items-start justify-between gap-3 border-t border-line py-2 text-body"
          >
            <div className="min-w-0">
              <p>{saidOf(group)}</p>
              <p className="text-caption text-muted">
                {t('failures.people', {
                  count: group.people,
                  activity: titles.get(group.activityId) ?? group.activityId,
                  when: format.relative(group.latestAt),
                })}
              </p>
            </div>
            {group.mayRetry && <Retry journeyId={journeyId} group={group} why={saidOf(group)} />}
          </li>
        ))}
        {messages.map((group) => (
          <li
            key={`${group.activityId} ${group.code}`}
            className="border-t border-line py-2 text-body"
          >
            <p>{t('failures.code', { meaning: group.meaning, code: String(group.code) })}</p>
            <p className="text-caption text-muted">
              {t('failures.messages', {
                count: group.messages,
                activity: titles.get(group.activityId) ?? group.activityId,
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Takes back everybody of a group, after saying what that does. */
function Retry({ journeyId, group, why }: { journeyId: string; group: Group; why: string }) {
  const { t } = useTranslation('watch');
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const retry = useMutation({
    mutationFn: async () => {
      const { activityId, reason } = group;
      let before: string | undefined;
      for (let hasMore = true; hasMore;) {
        // Slice by slice, until nobody of the group is left.
        // oxlint-disable-next-line no-await-in-loop
        const outcome = await api.failures.retry({
          id: journeyId,
          activityId,
          reason,
          ...(before === undefined ? {} : { before }),
        });
        ({ hasMore, before } = outcome);
      }
    },
    onSuccess: () => setAsking(false),
    onSettled: () => queries.invalidateQueries({ queryKey: orpc.failures.key() }),
  });
  return (
    <>
      <Button size="small" icon={<RotateCcw aria-hidden />} onPress={() => setAsking(true)}>
        {t('failures.retry')}
      </Button>
      <AlertDialog
        title={t('failures.retryTitle', { count: group.people })}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel={t('failures.retry')}
        isPending={retry.isPending}
        onConfirm={() => retry.mutate()}
      >
        <p>{t('failures.retryText', { why })}</p>
        {retry.isError && <p className="text-danger">{failureText(retry.error)}</p>}
      </AlertDialog>
    </>
  );
}
