import { useQuery } from '@tanstack/react-query';
import type { Graph } from '@waypost/journey';
import { isEntry } from '@waypost/journey';
import { Banner, Button, ProgressBar, Select } from '@waypost/ui';
import { ChartNoAxesColumn } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles, useActivityTexts } from '../../activities/activity-texts.ts';
import { useResources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { Canvas } from '../canvas/Canvas.tsx';
import { LiveNumbersContext } from '../canvas/use-numbers.ts';
import { EditorLayout } from '../EditorLayout.tsx';
import { createLiveNumbers } from '../live/live-numbers.ts';
import { PaneFrame } from '../pane/PaneFrame.tsx';
import { nothing } from '../store/selection.ts';
import { forecastNumbers } from './forecast-numbers.ts';
import { ForecastResult } from './ForecastResult.tsx';
import { RateFields } from './RateFields.tsx';
import type { EditedRate } from './rates.ts';
import { useForecast } from './use-forecast.ts';

const ignored = () => {};
const noRates: readonly EditedRate[] = [];

/** What publishing the draft would come to: the whole audience goes through it on the server, and nothing is sent. */
export function ForecastTest({
  graph,
  journeyId,
  switcher,
}: {
  graph: Graph;
  journeyId: string;
  switcher: ReactNode;
}) {
  const { t } = useTranslation('testing');
  const format = useFormat();
  const failureText = useFailureText();
  const resources = useResources();
  const texts = useActivityTexts(resources);
  const titles = useMemo(() => distinctTitles(graph, texts), [graph, texts]);
  const pane = useRef<HTMLElement>(null);
  const expected = useQuery(
    orpc.forecasts.rates.queryOptions({ input: { id: journeyId, graph }, staleTime: Infinity }),
  );
  const versions = useQuery(orpc.journeys.versions.queryOptions({ input: { id: journeyId } }));
  const published = versions.data?.items ?? [];
  const [asInVersion, setAsInVersion] = useState<number | null>(null);
  const [edited, setEdited] = useState<readonly EditedRate[] | null>(null);
  const ownRates = edited ?? expected.data?.items ?? noRates;
  const rates = asInVersion === null ? ownRates : noRates;
  const { state, start, cancel } = useForecast(journeyId);
  const numbers = useMemo(
    () =>
      state.kind === 'done' ? forecastNumbers(state.forecast, state.rates) : createLiveNumbers(),
    [state],
  );
  const entry = graph.activities.find(isEntry);
  const isOpenToAll = entry?.type !== 'entryAudience' && entry?.type !== 'entryAudienceChange';
  return (
    <EditorLayout
      palette={null}
      isPaneEmpty={false}
      paneRef={pane}
      canvas={
        <div className="absolute inset-0">
          <LiveNumbersContext value={numbers}>
            <Canvas
              graph={graph}
              texts={texts}
              selection={nothing}
              onSelect={ignored}
              isLive={state.kind === 'done'}
            />
          </LiveNumbersContext>
        </div>
      }
      pane={
        <>
          {switcher}
          <PaneFrame title={t('forecast.title')}>
            <p className="text-body text-muted">{t('forecast.help')}</p>
            {entry === undefined && <Banner tone="warning">{t('forecast.noEntry')}</Banner>}
            {entry !== undefined && isOpenToAll && asInVersion === null && (
              <Banner>{t('forecast.everybody')}</Banner>
            )}
            {published.length > 0 && (
              <Select
                label={t('forecast.replay.who')}
                help={asInVersion === null ? undefined : t('forecast.replay.replayHelp')}
                options={[
                  { value: 'now', label: t('forecast.replay.whoNow') },
                  ...published.map(({ number: version }) => ({
                    value: String(version),
                    label: t('forecast.replay.whoVersion', { version: format.number(version) }),
                  })),
                ]}
                value={asInVersion === null ? 'now' : String(asInVersion)}
                onChange={(who) => setAsInVersion(who === 'now' ? null : Number(who))}
              />
            )}
            {rates.length > 0 && (
              <section aria-label={t('forecast.rates')} className="flex flex-col gap-4">
                <p className="text-caption text-muted">{t('forecast.ratesHelp')}</p>
                <RateFields
                  rates={rates}
                  graph={graph}
                  texts={texts}
                  titles={titles}
                  onChange={setEdited}
                />
              </section>
            )}
            {expected.isError && <Banner tone="danger">{failureText(expected.error)}</Banner>}
            {state.kind === 'running' ? (
              <div className="flex flex-col gap-2">
                <ProgressBar
                  label={t('forecast.running', { people: format.number(state.done) })}
                  {...(state.people === null || state.people === 0
                    ? {}
                    : { value: Math.min(state.done, state.people), max: state.people })}
                />
                <Button className="self-start" onPress={cancel}>
                  {t('forecast.cancel')}
                </Button>
              </div>
            ) : (
              <Button
                variant="primary"
                className="self-start"
                icon={<ChartNoAxesColumn aria-hidden />}
                isDisabled={entry === undefined || !expected.isSuccess}
                onPress={() => void start(graph, rates, asInVersion)}
              >
                {t('forecast.start')}
              </Button>
            )}
            {state.kind === 'failed' && <Banner tone="danger">{failureText(state.error)}</Banner>}
            {state.kind === 'done' && (
              <ForecastResult
                forecast={state.forecast}
                resources={resources}
                graph={graph}
                texts={texts}
                titles={titles}
              />
            )}
          </PaneFrame>
        </>
      }
      phone={null}
    />
  );
}
