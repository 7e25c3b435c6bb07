import { activityPorts, type Activity, type Decision, type Graph } from '@waypost/journey';
import type { TrailStep } from '@waypost/journey/walk';
import { ActivityTile, Badge, classes, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { branchTitle } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { activityLooks } from '../../activities/registry.tsx';
import type { Resources } from '../../activities/resources.ts';
import { useFormat } from '../../i18n/format.ts';
import { Deciding } from '../../rules/Deciding.tsx';
import { useDecisionText } from '../../rules/use-decision-text.ts';
import { useRunTexts } from '../live/run-texts.ts';
import { useChoiceText } from './choice-text.ts';

interface TrailSurroundings {
  graph: Graph;
  texts: ActivityTexts;
  titles: ReadonlyMap<string, string>;
}

/** What happened so far, oldest first; the last line is where the person is. */
export function WalkTrail({
  lines,
  graph,
  texts,
  resources,
  titles,
  onTakePort,
}: TrailSurroundings & {
  lines: readonly TrailStep[];
  resources: Resources;
  onTakePort: (step: TrailStep, port: string) => void;
}) {
  const { t } = useTranslation('testing');
  const decisionText = useDecisionText(graph, resources, texts);
  return (
    <ol aria-label={t('walk.trail')} className="flex flex-col gap-1">
      {lines.map((line, index) => (
        <TrailLine
          // Lines are only added at the end, or taken away there.
          key={`${index} ${line.activityId} ${line.told.kind}`}
          line={line}
          before={lines[index - 1] ?? null}
          isLast={index === lines.length - 1}
          onTakePort={(port) => onTakePort(line, port)}
          decisionText={decisionText}
          graph={graph}
          texts={texts}
          titles={titles}
        />
      ))}
    </ol>
  );
}

function TrailLine({
  line,
  before,
  isLast,
  graph,
  texts,
  titles,
  decisionText,
  onTakePort,
}: TrailSurroundings & {
  decisionText: (decided: Decision) => string;
  line: TrailStep;
  before: TrailStep | null;
  isLast: boolean;
  onTakePort: (port: string) => void;
}) {
  const { t } = useTranslation('testing');
  const format = useFormat();
  const activity = graph.activities.find(({ id }) => id === line.activityId);
  const { family, Icon } = activityLooks[activity?.type ?? 'end'];
  const isLater = before === null || before.at !== line.at;
  return (
    <li
      aria-current={isLast ? 'step' : undefined}
      className={classes(
        'flex items-start gap-3 rounded-control border p-2',
        isLast ? 'border-accent bg-sunken' : 'border-transparent',
      )}
    >
      <ActivityTile family={family} size="small" icon={<Icon aria-hidden />} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {isLater && (
          <time dateTime={new Date(line.at).toISOString()} className="text-caption text-muted">
            {format.dayAndTime(line.at)}
          </time>
        )}
        <div className="text-body break-words">
          {line.branch !== null && (
            <Badge tone="neutral">{branchTitle(graph, line.branch, texts)}</Badge>
          )}{' '}
          <Telling line={line} activity={activity} titles={titles} texts={texts} />
        </div>
        {activity !== undefined && line.told.kind === 'left' && (
          <Deciding
            activity={activity}
            port={line.told.port}
            portTitle={texts.port(activity, line.told.port)}
            decided={line.told.decided}
            decisionText={decisionText}
          />
        )}
        {(activity?.type === 'split' || activity?.type === 'experiment') &&
          line.told.kind === 'left' && (
            <Select
              label={t('walk.otherBranch')}
              options={activityPorts(activity).map((port) => ({
                value: port,
                label: texts.port(activity, port),
              }))}
              value={line.told.port}
              onChange={onTakePort}
            />
          )}
      </div>
    </li>
  );
}

function Telling({
  line: { told, activityId },
  activity,
  titles,
  texts,
}: {
  line: TrailStep;
  activity: Activity | undefined;
  titles: ReadonlyMap<string, string>;
  texts: ActivityTexts;
}) {
  const { t } = useTranslation('testing');
  const format = useFormat();
  const runTexts = useRunTexts();
  const choiceText = useChoiceText(texts);
  const title = titles.get(activityId) ?? activityId;
  switch (told.kind) {
    case 'forked':
      return t('walk.told.forked', { activity: title });
    case 'waits':
      return t(`walk.told.waits.${told.waitingFor}`, {
        activity: title,
        when: format.dateTime(told.until),
      });
    case 'happened':
      return choiceText(told.choice, title);
    case 'ended':
      return (
        <>
          {t(`walk.told.ended.${told.status === 'inside' ? 'finished' : told.status}`, {
            activity: title,
          })}
          {told.reason !== null && (
            <span className="text-muted"> {runTexts.reason(told.reason)}</span>
          )}
        </>
      );
    case 'left': {
      const port = activity === undefined ? '' : texts.port(activity, told.port);
      const changes = Object.entries(told.update ?? {});
      return (
        <>
          {port === ''
            ? t('walk.told.passed', { activity: title })
            : t('walk.told.leftBy', { activity: title, port })}
          {told.reason !== null && (
            <span className="text-muted"> {runTexts.reason(told.reason)}</span>
          )}
          {changes.map(([field, value]) => (
            <span key={field} className="block text-caption text-muted">
              {value === null
                ? t('walk.told.emptied', { field })
                : t('walk.told.set', { field, value: String(value) })}
            </span>
          ))}
        </>
      );
    }
  }
}
