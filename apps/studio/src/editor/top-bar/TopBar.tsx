import type { Journey } from '@waypost/api';
import { Badge, IconButton, SegmentedControl } from '@waypost/ui';
import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { journeyTones } from '../../journeys/JourneyStatus.tsx';
import { JourneyName } from './JourneyName.tsx';

export type EditorMode = 'design' | 'test' | 'live';

/** The bar over the editor: which journey this is, how it is looked at, and what can be done with it. */
export function TopBar({
  journey,
  mode,
  onModeChange,
  children,
}: {
  journey: Pick<Journey, 'id' | 'name' | 'status' | 'archived'> & { wasPublished: boolean };
  mode: EditorMode;
  onModeChange: (mode: EditorMode) => void;
  /** Right side: what can be done in this mode; the primary button last. */
  children: ReactNode;
}) {
  const { t } = useTranslation('editor');
  const navigate = useNavigate();
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line bg-surface px-3">
      <IconButton
        size="small"
        label={t('topBar.back')}
        icon={<ArrowLeft aria-hidden />}
        onPress={() => void navigate({ to: '/journeys' })}
      />
      <h1 className="flex min-w-0 shrink">
        <JourneyName journeyId={journey.id} name={journey.name} />
      </h1>
      {journey.archived ? (
        <Badge>{t('status.archived')}</Badge>
      ) : (
        <Badge tone={journeyTones[journey.status]}>{t(`status.${journey.status}`)}</Badge>
      )}
      <span aria-hidden className="mx-1 h-6 w-px shrink-0 bg-line" />
      <SegmentedControl
        label={t('topBar.mode')}
        segments={[
          { value: 'design' as const, label: t('topBar.design') },
          { value: 'test' as const, label: t('topBar.test') },
          ...(journey.wasPublished ? [{ value: 'live' as const, label: t('topBar.live') }] : []),
        ]}
        value={mode}
        onChange={onModeChange}
      />
      <span className="min-w-0 flex-1" />
      <div className="flex shrink-0 items-center gap-2">{children}</div>
    </header>
  );
}
