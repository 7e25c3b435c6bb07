import type { Journey } from '@waypost/api';
import { DoorClosed, DoorOpen, History, Pause, Play, RotateCcw, Square } from 'lucide-react';

import type { Action } from './action.ts';

export type LifeActionId =
  | 'versions'
  | 'resume'
  | 'reopen'
  | 'pause'
  | 'close'
  | 'restart'
  | 'stop';

/** A published journey as a whole, as actions see it. */
export interface Life {
  status: Journey['status'];
  /** Asks first, and says what that does. */
  ask: (what: 'pause' | 'close' | 'stop' | 'restart') => void;
  resume: () => void;
  reopen: () => void;
  openVersions: () => void;
}

type LifeAction = Action<LifeActionId, Life>;

/** What can be done with a published journey as a whole, by where it is in its life. The destructive comes last. */
export const lifeActions: readonly LifeAction[] = [
  {
    ...forStatuses('live', 'paused', 'closed', 'stopped', 'finished'),
    id: 'versions',
    Icon: History,
    perform: ({ openVersions }) => openVersions(),
  },
  {
    ...forStatuses('paused'),
    id: 'resume',
    Icon: Play,
    perform: ({ resume }) => resume(),
  },
  {
    ...forStatuses('closed'),
    id: 'reopen',
    Icon: DoorOpen,
    perform: ({ reopen }) => reopen(),
  },
  {
    ...forStatuses('live', 'closed'),
    id: 'pause',
    Icon: Pause,
    perform: ({ ask }) => ask('pause'),
  },
  {
    ...forStatuses('live'),
    id: 'close',
    Icon: DoorClosed,
    perform: ({ ask }) => ask('close'),
  },
  {
    ...forStatuses('stopped', 'finished'),
    id: 'restart',
    Icon: RotateCcw,
    perform: ({ ask }) => ask('restart'),
  },
  {
    ...forStatuses('live', 'paused', 'closed'),
    id: 'stop',
    Icon: Square,
    perform: ({ ask }) => ask('stop'),
  },
];

/** No keys: what holds for everybody inside is asked for by name. */
function forStatuses(
  ...statuses: readonly Journey['status'][]
): Pick<LifeAction, 'shortcuts' | 'keysWork' | 'isEnabled'> {
  return {
    shortcuts: [],
    keysWork: 'editor',
    isEnabled: ({ status }) => statuses.includes(status),
  };
}
