import { useQuery } from '@tanstack/react-query';
import { Card, RadioGroup } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useActivityTexts } from '../activities/activity-texts.ts';
import { useResources } from '../activities/resources.ts';
import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/format.ts';
import type { PublishSummary } from './publish-summary.ts';

type Inside = PublishSummary['inside'];

/** What the publisher chose for people inside; `unmatched`: of `move`, for those without a matching activity. */
export interface PeopleChoice {
  kind: 'finish' | 'move' | 'exit';
  unmatched: 'finish' | 'exit';
}

export const firstChoice: PeopleChoice = { kind: 'finish', unmatched: 'finish' };

/** Asks what happens to people who are inside an earlier version, with exact counts. */
export function PeopleInside({
  journeyId,
  inside,
  choice,
  onChange,
}: {
  journeyId: string;
  inside: Inside;
  choice: PeopleChoice;
  onChange: (choice: PeopleChoice) => void;
}) {
  const { t } = useTranslation('versions');
  const fitting = sum(inside, 'fitting');
  const others = sum(inside, 'others');
  return (
    <Card title={t('people.title')}>
      <div className="flex flex-col gap-4">
        <RadioGroup
          label={t('people.choice', { count: fitting + others })}
          options={[
            {
              value: 'finish' as const,
              label: t('people.finish'),
              description: t('people.finishHelp'),
            },
            {
              value: 'move' as const,
              label: t('people.move'),
              description: t('people.moveHelp', { count: fitting }),
            },
            { value: 'exit' as const, label: t('people.exit'), description: t('people.exitHelp') },
          ]}
          value={choice.kind}
          onChange={(kind) => onChange({ ...choice, kind })}
        />
        {choice.kind === 'move' && others > 0 && (
          <section
            aria-label={t('people.unmatched', { count: others })}
            className="flex flex-col gap-2 border-l-2 border-line pl-4"
          >
            <h3 className="text-label">{t('people.unmatched', { count: others })}</h3>
            <Unmatched journeyId={journeyId} inside={inside.filter((at) => at.others > 0)} />
            <RadioGroup
              label={t('people.they')}
              hideLabel
              options={[
                { value: 'finish' as const, label: t('people.theyFinish') },
                { value: 'exit' as const, label: t('people.theyExit') },
              ]}
              value={choice.unmatched}
              onChange={(unmatched) => onChange({ ...choice, unmatched })}
            />
          </section>
        )}
      </div>
    </Card>
  );
}

function sum(inside: Inside, which: 'fitting' | 'others'): number {
  return inside.reduce((total, at) => total + at[which], 0);
}

/** Where those stand who can't go on in the new version. */
function Unmatched({ journeyId, inside }: { journeyId: string; inside: Inside }) {
  const format = useFormat();
  return (
    <ul className="flex flex-col text-body">
      {inside.map(({ version, activityId, others }) => (
        <li
          key={`${version} ${activityId}`}
          className="flex items-baseline justify-between gap-3 border-b border-line py-1.5 last:border-0"
        >
          <Place journeyId={journeyId} version={version} activityId={activityId} />
          <span className="font-semibold">{format.number(others)}</span>
        </li>
      ))}
    </ul>
  );
}

function Place({
  journeyId,
  version,
  activityId,
}: {
  journeyId: string;
  version: number;
  activityId: string;
}) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const texts = useActivityTexts(useResources());
  const published = useQuery({
    ...orpc.journeys.version.queryOptions({ input: { id: journeyId, number: version } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const activity = published.data?.graph.activities.find(({ id }) => id === activityId);
  return (
    <span className="min-w-0">
      {t('people.at', {
        activity: activity === undefined ? t('people.unknown') : texts.title(activity),
        version: format.number(version),
      })}
    </span>
  );
}
