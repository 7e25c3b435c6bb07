import { useNavigate, useSearch } from '@tanstack/react-router';
import { SegmentedControl } from '@waypost/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ForecastTest } from '../forecast/ForecastTest.tsx';
import { useEditor } from '../store/EditorStore.tsx';
import { TrialTest } from '../trial/TrialTest.tsx';
import { WalkTest } from '../walk/WalkTest.tsx';

/** The ways to try a draft. */
export type TestWay = 'walk' | 'phones' | 'forecast';

/** Trying the draft before it is sent to anybody: as one person, on chosen phones, or with everybody it is for. */
export function TestMode({
  journeyId,
  journeyName,
  topBar,
}: {
  journeyId: string;
  journeyName: string;
  topBar: (actions: ReactNode) => ReactNode;
}) {
  const { t } = useTranslation('testing');
  const graph = useEditor((state) => state.graph);
  const navigate = useNavigate();
  const { way = 'walk', trial = null } = useSearch({ strict: false });
  const go = (next: TestWay, trialId: string | null = null) =>
    void navigate({
      to: '/journeys/$journeyId',
      params: { journeyId },
      search: {
        mode: 'test',
        ...(next === 'walk' ? {} : { way: next }),
        ...(trialId === null ? {} : { trial: trialId }),
      },
      replace: true,
    });
  const switcher = (
    <SegmentedControl
      label={t('way')}
      className="self-start"
      segments={[
        { value: 'walk' as const, label: t('walk.title') },
        { value: 'phones' as const, label: t('phones.title') },
        { value: 'forecast' as const, label: t('forecast.title') },
      ]}
      value={way}
      onChange={(next) => go(next)}
    />
  );
  return (
    <>
      {topBar(null)}
      {way === 'walk' && <WalkTest graph={graph} journeyName={journeyName} switcher={switcher} />}
      {way === 'phones' && (
        <TrialTest
          journeyId={journeyId}
          graph={graph}
          switcher={switcher}
          trialId={trial}
          onShow={(trialId) => go('phones', trialId)}
        />
      )}
      {way === 'forecast' && (
        <ForecastTest graph={graph} journeyId={journeyId} switcher={switcher} />
      )}
    </>
  );
}
