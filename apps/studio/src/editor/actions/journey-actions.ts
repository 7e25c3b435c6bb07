import {
  Activity as ActivityIcon,
  ChartNoAxesColumn,
  Footprints,
  PencilRuler,
  RotateCcw,
  Smartphone,
  Users,
  Zap,
} from 'lucide-react';

import type { Action } from './action.ts';

export type JourneyActionId =
  | 'walk'
  | 'tryOnPhones'
  | 'forecast'
  | 'design'
  | 'live'
  | 'people'
  | 'trigger'
  | 'retry';

/** A journey that somebody looks at, in whatever way, as actions see it. */
export interface AtJourney {
  /** How it is looked at. */
  view: 'design' | 'walk' | 'phones' | 'forecast' | 'live';
  wasPublished: boolean;
  go: Record<'design' | 'walk' | 'phones' | 'forecast' | 'live' | 'people', () => void>;
  /** Asks for whom the journey is started; null: an event does not start it, or it is not live. */
  trigger: (() => void) | null;
  /** Leads to those who failed and may try again; null: nobody. */
  retry: (() => void) | null;
}

type JourneyAction = Action<JourneyActionId, AtJourney>;

const byName: Pick<JourneyAction, 'shortcuts' | 'keysWork'> = { shortcuts: [], keysWork: 'editor' };

/** Ways to look at a journey, and what is done with its people, in the order of the palette. */
export const journeyActions: readonly JourneyAction[] = [
  { ...goingTo('design'), id: 'design', Icon: PencilRuler },
  { ...goingTo('walk'), id: 'walk', Icon: Footprints },
  { ...goingTo('phones'), id: 'tryOnPhones', Icon: Smartphone },
  { ...goingTo('forecast'), id: 'forecast', Icon: ChartNoAxesColumn },
  {
    ...goingTo('live'),
    id: 'live',
    Icon: ActivityIcon,
    isEnabled: ({ view, wasPublished }) => wasPublished && view !== 'live',
  },
  {
    ...byName,
    id: 'people',
    Icon: Users,
    isEnabled: ({ wasPublished }) => wasPublished,
    perform: ({ go }) => go.people(),
  },
  {
    ...byName,
    id: 'trigger',
    Icon: Zap,
    isEnabled: ({ trigger }) => trigger !== null,
    perform: ({ trigger }) => trigger?.(),
  },
  {
    ...byName,
    id: 'retry',
    Icon: RotateCcw,
    isEnabled: ({ retry }) => retry !== null,
    perform: ({ retry }) => retry?.(),
  },
];

function goingTo(place: AtJourney['view']): Omit<JourneyAction, 'id' | 'Icon'> {
  return {
    ...byName,
    isEnabled: ({ view }) => view !== place,
    perform: ({ go }) => go[place](),
  };
}
