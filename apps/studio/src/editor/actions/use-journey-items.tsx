import { useNavigate } from '@tanstack/react-router';
import type { CommandItem } from '@waypost/ui';

import { useLife } from '../../life/use-life.tsx';
import type { Living } from '../../life/use-life.tsx';
import type { TestWay } from '../test-mode/TestMode.tsx';
import { journeyActions } from './journey-actions.ts';
import type { AtJourney } from './journey-actions.ts';
import { lifeActions } from './life-actions.ts';
import { useActionItems } from './use-action-items.tsx';

/** What the palette offers for a journey as a whole, however it is looked at: only what can be done just now. */
export function useJourneyItems({
  living,
  view,
  wasPublished,
  trigger = null,
  retry = null,
}: {
  living: Living;
} & Pick<AtJourney, 'view' | 'wasPublished'> &
  Partial<Pick<AtJourney, 'trigger' | 'retry'>>): {
  items: readonly CommandItem[];
  life: ReturnType<typeof useLife>;
} {
  const life = useLife(living);
  const actionItems = useActionItems();
  const navigate = useNavigate();
  const { journeyId } = living;
  const look = (search: { mode?: 'test' | 'live'; way?: TestWay }) => () =>
    void navigate({ to: '/journeys/$journeyId', params: { journeyId }, search, replace: true });
  const at: AtJourney = {
    view,
    wasPublished,
    trigger,
    retry,
    go: {
      design: look({}),
      walk: look({ mode: 'test', way: 'walk' }),
      phones: look({ mode: 'test', way: 'phones' }),
      forecast: look({ mode: 'test', way: 'forecast' }),
      live: look({ mode: 'live' }),
      people: () => void navigate({ to: '/journeys/$journeyId/people', params: { journeyId } }),
    },
  };
  return {
    life,
    items: [...actionItems(journeyActions, at), ...actionItems(lifeActions, life)].filter(
      ({ isDisabled }) => isDisabled !== true,
    ),
  };
}
