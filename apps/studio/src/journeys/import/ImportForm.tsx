import { useQuery } from '@tanstack/react-query';
import { Banner, Card, Checkbox, Link, Select, TextField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useActivityTexts } from '../../activities/activity-texts.ts';
import { useResources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { useProblemText } from '../../i18n/problem-text.ts';
import { ImportItems } from './ImportItems.tsx';
import type { JourneyImport } from './use-journey-import.ts';

/** What somebody chooses before a journey is imported, and what that would do. */
export function ImportForm({
  work,
  suggestedName,
}: {
  work: JourneyImport;
  suggestedName: string;
}) {
  const { t } = useTranslation('gallery', { keyPrefix: 'import' });
  const { plan, choices, setChoices } = work;
  const senders = useQuery(orpc.senders.list.queryOptions()).data?.items ?? [];
  return (
    <div className="flex flex-col gap-4">
      <ImportTroubles work={work} />
      <Card title={t('choices')}>
        <div className="flex flex-col gap-4">
          <TextField
            label={t('name')}
            maxLength={120}
            value={choices.name ?? suggestedName}
            onChange={(name) =>
              setChoices({ ...choices, name: name.trim() === '' ? undefined : name })
            }
          />
          {plan?.senders.map(({ id, name, chosen }) => (
            <Select
              key={id}
              label={plan.senders.length === 1 ? t('sender') : t('senderFor', { name })}
              help={t('senderHelp')}
              error={chosen === null ? t('senderMissing') : null}
              options={senders.map((sender) => ({
                value: sender.id,
                label: `${sender.name} · ${t(`connection.${sender.connection}`)}`,
              }))}
              value={chosen}
              onChange={(sender) =>
                setChoices({ ...choices, senders: { ...choices.senders, [id]: sender } })
              }
            />
          ))}
          {!work.isSimulated && plan?.items.some(isNewTemplate) && (
            <div>
              <Checkbox isSelected={work.handsIn} onChange={work.setHandsIn}>
                {t('handIn')}
              </Checkbox>
              <p className="text-caption text-muted">{t('handInHelp')}</p>
            </div>
          )}
        </div>
      </Card>
      {plan !== undefined && (
        <ImportItems items={plan.items} choices={choices} onChoose={setChoices} />
      )}
    </div>
  );
}

function isNewTemplate({ kind, outcome }: { kind: string; outcome: string }): boolean {
  return kind === 'template' && (outcome === 'create' || outcome === 'rename');
}

/** Everything that stands in the way, or was left over. */
function ImportTroubles({ work: { refusal, failure, left, plan } }: { work: JourneyImport }) {
  const { t } = useTranslation('gallery', { keyPrefix: 'import' });
  const problemText = useProblemText();
  const texts = useActivityTexts(useResources());
  const titleOf = (id: string | null): string => {
    const activity = plan?.graph.activities.find((one) => one.id === id);
    return activity === undefined ? '' : `${texts.title(activity)}: `;
  };
  return (
    <>
      {(refusal ?? failure) !== null && (
        <Banner tone="danger" title={t('refused')}>
          {refusal ?? failure}
        </Banner>
      )}
      {left !== null && (
        <Banner
          tone="warning"
          title={t('left')}
          action={<Link href={`/journeys/${left.journeyId}`}>{t('openJourney')}</Link>}
        >
          <ul className="flex flex-col gap-1">
            {left.drafts.map(({ id, name, reason }) => (
              <li key={id}>
                <Link href={`/templates/drafts/${id}`}>{name}</Link>: {reason}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {left === null && plan !== undefined && plan.problems.length > 0 && (
        <Banner tone="warning" title={t('problems')}>
          <ul className="flex flex-col gap-1">
            {plan.problems.map((problem) => (
              <li key={`${problem.activityId ?? ''} ${problem.field} ${problem.code}`}>
                {titleOf(problem.activityId)}
                {problemText(problem)}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}
