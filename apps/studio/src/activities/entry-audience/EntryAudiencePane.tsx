import { useQuery } from '@tanstack/react-query';
import { scheduleOf } from '@waypost/journey';
import { Button, ComboBox, Skeleton } from '@waypost/ui';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useFormat } from '../../i18n/format.ts';
import { addressOf } from '../../people/address-of.ts';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { ScheduleFields } from './ScheduleFields.tsx';

const AudienceDialog = lazy(async () => {
  const { AudienceDialog: dialog } = await import('../../people/audiences/AudienceDialog.tsx');
  return { default: dialog };
});

/** In the list of audiences, where ids are uuids, this stands for all profiles. */
const everybody = 'everybody';

/** "Entry: Audience": who enters when the journey is published, how many, and a few of them. */
export function EntryAudiencePane({
  activity,
  onChange,
  problems,
  isReadOnly,
  resources,
}: PaneProps<'entryAudience'>) {
  const { t } = useTranslation('editor');
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      <FieldAnchor field="audienceId">
        <ComboBox
          label={t('entryAudience.audience')}
          isRequired
          isDisabled={isReadOnly}
          options={[
            { value: everybody, label: t('entryAudience.everybody') },
            ...resources.audiences.map(({ id, name, count }) => ({
              value: id,
              label: name,
              description: t('entryAudience.people', { count }),
            })),
          ]}
          value={activity.audienceId ?? everybody}
          onChange={(chosen) => {
            if (chosen === null) return;
            const audienceId = chosen === everybody ? null : chosen;
            onChange({ ...activity, audienceId }, 'audienceId');
          }}
          error={problemAt(problems, 'audienceId')}
        />
      </FieldAnchor>
      {!isReadOnly && (
        <Button
          className="self-start"
          icon={<Plus aria-hidden />}
          onPress={() => setCreating(true)}
        >
          {t('entryAudience.create')}
        </Button>
      )}
      <AudiencePreview audienceId={activity.audienceId} />
      <ScheduleFields
        schedule={scheduleOf(activity)}
        problems={problems}
        isReadOnly={isReadOnly}
        onChange={(schedule) => onChange({ ...activity, schedule }, 'schedule')}
      />
      {isCreating && (
        <Suspense>
          <AudienceDialog
            audience={null}
            onClose={() => setCreating(false)}
            onSaved={({ id }) => onChange({ ...activity, audienceId: id }, 'audienceId')}
          />
        </Suspense>
      )}
    </>
  );
}

function AudiencePreview({ audienceId }: { audienceId: string | null }) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const preview = useQuery(orpc.audiences.preview.queryOptions({ input: { audienceId } }));
  if (preview.isPending) return <Skeleton lines={3} />;
  if (preview.isError)
    return <p className="text-caption text-muted">{t('entryAudience.noPreview')}</p>;
  const { count, marketingOptIn, sample } = preview.data;
  return (
    <section
      aria-label={t('entryAudience.preview')}
      className="rounded-card border border-line p-3"
    >
      <p className="text-body">
        <b className="font-semibold">{t('entryAudience.people', { count })}</b>
        {' · '}
        {t('entryAudience.optedIn', { count: marketingOptIn })}
      </p>
      <ul className="mt-2 flex flex-col gap-1 text-caption text-muted">
        {sample.slice(0, 5).map((person) => (
          <li key={person.id} className="flex justify-between gap-3">
            <span className="min-w-0 break-words">{person.name || t('person.noName')}</span>
            <span className="shrink-0">{addressOf(person) ?? t('person.noPhone')}</span>
          </li>
        ))}
      </ul>
      {count > sample.length && sample.length > 0 && (
        <p className="mt-1 text-caption text-muted">
          {t('entryAudience.more', {
            count: format.number(count - Math.min(5, sample.length)),
          })}
        </p>
      )}
    </section>
  );
}
