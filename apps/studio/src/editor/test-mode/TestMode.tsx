import { SegmentedControl } from '@waypost/ui';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ForecastTest } from '../forecast/ForecastTest.tsx';
import { useEditor } from '../store/EditorStore.tsx';
import { WalkTest } from '../walk/WalkTest.tsx';

/** Trying the draft before it is sent to anybody: as one person, or with everybody it is for. */
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
  const [way, setWay] = useState<'walk' | 'forecast'>('walk');
  const switcher = (
    <SegmentedControl
      label={t('way')}
      className="self-start"
      segments={[
        { value: 'walk' as const, label: t('walk.title') },
        { value: 'forecast' as const, label: t('forecast.title') },
      ]}
      value={way}
      onChange={setWay}
    />
  );
  return (
    <>
      {topBar(null)}
      {way === 'walk' ? (
        <WalkTest graph={graph} journeyName={journeyName} switcher={switcher} />
      ) : (
        <ForecastTest graph={graph} journeyId={journeyId} switcher={switcher} />
      )}
    </>
  );
}
