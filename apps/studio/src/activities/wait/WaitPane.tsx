import { useQuery } from '@tanstack/react-query';
import { readTimeOfDay, waitUntilSchema } from '@waypost/journey';
import type { WaitUntil } from '@waypost/journey';
import { DurationField, Select, TimeField, TokenEditor } from '@waypost/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { usePreviewing } from '../../editor/preview/Previewing.tsx';
import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import { attributesGivenIn, eventFieldsOf } from '../pane-props.ts';
import type { PaneProps } from '../pane-props.ts';
import { labelledResults } from '../result-labels.ts';
import { personalValues } from '../whatsapp/personal-values.ts';
import { DateForm } from './DateForm.tsx';
import { useDates } from './use-dates.ts';
import { useWaitWords } from './wait-words.ts';
import { WaitingMoments } from './WaitingMoments.tsx';
import { WeekdaysField } from './WeekdaysField.tsx';
import { WithoutWaiting } from './WithoutWaiting.tsx';
import { ZoneField } from './ZoneField.tsx';

const kinds = [
  'duration',
  'date',
  'time',
  'hours',
  'moment',
] as const satisfies readonly WaitUntil['kind'][];

/** "Orchestration: Wait": until when people stay here, said in one sentence and shown for one person. */
export function WaitPane({
  activity,
  onChange,
  problems,
  isReadOnly,
  graph,
  resources,
  texts,
}: PaneProps<'wait'>) {
  const { t } = useTranslation('waits');
  const { t: editorTexts } = useTranslation('editor');
  const { data } = usePreviewing();
  const words = useWaitWords(resources);
  const session = useQuery(orpc.session.get.queryOptions());
  const workspaceZone = session.data?.workspace.timeZone ?? 'UTC';
  const results = useMemo(
    () => labelledResults(graph, activity.id, texts),
    [graph, activity.id, texts],
  );
  const dates = useDates(graph, resources, results);
  const values = useMemo(
    () =>
      personalValues(
        editorTexts,
        resources,
        eventFieldsOf(graph),
        attributesGivenIn(graph),
        data,
        results,
      ),
    [editorTexts, resources, graph, data, results],
  );
  const { until } = activity;
  const change = (changed: WaitUntil, part: string): void =>
    onChange({ ...activity, until: changed }, `until.${part}`);
  return (
    <>
      <FieldAnchor field="until">
        <Select
          label={t('until.label')}
          isDisabled={isReadOnly}
          options={kinds.map((kind) => ({ value: kind, label: t(`until.${kind}`) }))}
          value={until.kind}
          onChange={(kind) => change(waitUntilSchema.parse({ kind }), 'kind')}
        />
      </FieldAnchor>
      <p className="text-body">{t('sentence', { what: words(activity) })}</p>
      {until.kind === 'duration' && (
        <FieldAnchor field="duration">
          <DurationField
            label={editorTexts('wait.duration')}
            help={t('help.duration')}
            value={activity.duration}
            onChange={(duration) => onChange({ ...activity, duration }, 'duration')}
            isDisabled={isReadOnly}
            error={problemAt(problems, 'duration')}
          />
        </FieldAnchor>
      )}
      {until.kind === 'date' && (
        <DateForm
          until={until}
          dates={dates}
          problems={problems}
          isReadOnly={isReadOnly}
          onChange={change}
        />
      )}
      {until.kind === 'time' && (
        <FieldAnchor field="until.time">
          <TimeField
            label={t('field.time')}
            isDisabled={isReadOnly}
            value={clock(until.time)}
            error={problemAt(problems, 'until.time')}
            onChange={(time) => change({ ...until, time }, 'time')}
          />
        </FieldAnchor>
      )}
      {until.kind === 'hours' && (
        <>
          <div className="grid grid-cols-2 items-start gap-2">
            <FieldAnchor field="until.from">
              <TimeField
                label={t('field.from')}
                isDisabled={isReadOnly}
                value={clock(until.from)}
                error={problemAt(problems, 'until.from')}
                onChange={(from) => change({ ...until, from }, 'from')}
              />
            </FieldAnchor>
            <FieldAnchor field="until.to">
              <TimeField
                label={t('field.to')}
                isDisabled={isReadOnly}
                value={clock(until.to)}
                error={problemAt(problems, 'until.to')}
                onChange={(to) => change({ ...until, to }, 'to')}
              />
            </FieldAnchor>
          </div>
          {until.to <= until.from && (
            <p className="text-caption text-muted">{t('field.nextDay')}</p>
          )}
          <p className="text-caption text-muted">{t('help.hours')}</p>
        </>
      )}
      {(until.kind === 'time' || until.kind === 'hours') && (
        <FieldAnchor field="until.weekdays">
          <WeekdaysField
            label={t('field.weekdays')}
            isDisabled={isReadOnly}
            value={until.weekdays}
            error={problemAt(problems, 'until.weekdays')}
            onChange={(weekdays) => change({ ...until, weekdays }, 'weekdays')}
          />
        </FieldAnchor>
      )}
      {until.kind === 'moment' && (
        <>
          <FieldAnchor field="until.value">
            <TokenEditor
              label={t('field.value')}
              help={t('field.valueHelp')}
              isRequired
              isReadOnly={isReadOnly}
              placeholder="2027-01-31T09:00"
              tokens={values}
              value={until.value}
              error={problemAt(problems, 'until.value')}
              onChange={(value) => change({ ...until, value }, 'value')}
            />
          </FieldAnchor>
          <WithoutWaiting
            missing={until.missing}
            past={until.past}
            isDisabled={isReadOnly}
            onChange={(changed, part) => change({ ...until, ...changed }, part)}
          />
        </>
      )}
      {until.kind !== 'duration' && (
        <>
          <ZoneField
            zone={until.zone}
            workspaceZone={workspaceZone}
            error={problemAt(problems, 'until.zone')}
            isDisabled={isReadOnly}
            onChange={(zone) => change({ ...until, zone }, 'zone')}
          />
          <WaitingMoments activity={activity} workspaceZone={workspaceZone} />
        </>
      )}
    </>
  );
}

/** A time that can't be read is shown as the one a new wait has; its problem stands beside it. */
function clock(time: string): string {
  return readTimeOfDay(time) === null ? '09:00' : time;
}
